/**
 * GeoJSON of what is visible, byte for byte what `dateline export` writes for the same articles.
 *
 * One way to write it: UTF-8, no white space except that every feature stands on a line of its own; strings as
 * JSON.stringify writes them; integers as they are, other numbers with at most 7 decimals, no exponent, no trailing
 * zeros, no negative zero; members in the order below; RFC 7946, so no crs member. The file:
 *
 *   {"type":"FeatureCollection",
 *   "dateline":{title, licence, version, layer, articles, dates, words, kinds, left_out: {events, places, claims, mentions}},
 *   "bbox":[west,south,east,north],
 *   "features":[
 *   {"type":"Feature","id":…,"geometry":…,"properties":{…}},
 *   …
 *   ]}
 *
 * `articles` are the ids of the chosen ones in the corpus's order (all when none is chosen); `dates`, an EDTF
 * interval, is there only when dates are chosen, `words` only when they are searched for, `kinds` only when a kind of event is switched off; `left_out` counts rows that are not visible; `bbox` is left out without a geometry.
 */
import {evidenceOf} from "./evidence.js";
import {eventsAt, placesOf} from "./filters.js";
import {KINDS} from "./shapes.js";

/** @typedef {"events"|"places"|"mentions"|"claims"} Layer */

/** @type {{[layer in Layer]: (data: import("./data.js").Data, view: import("./filters.js").View) => object[]}} */
const writers = {events: eventFeatures, places: placeFeatures, mentions: mentionFeatures, claims: claimFeatures};

/**
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {Layer} layer
 * @returns {string}
 */
export function exportText(data, view, layer) {
  const features = writers[layer](data, view);
  const box = boundsOf(features);
  const {corpus, articles, size} = data;
  const header = {
    title: corpus.title,
    licence: corpus.licence,
    version: corpus.version,
    layer,
    articles: articles.id.filter((_, a) => view.articles[a]),
    ...(view.range ? {dates: view.range.join("/")} : {}),
    ...(view.words ? {words: view.words} : {}),
    ...(view.byKind ? {kinds: KINDS.filter((_, k) => view.kinds[k]).map((kind) => kind.key)} : {}),
    left_out: {
      events: size.events - view.counts.events,
      places: size.places - view.counts.places,
      claims: size.claims - view.counts.claims,
      mentions: size.mentions - view.counts.mentions,
    },
  };
  return (
    `{"type":"FeatureCollection",\n"dateline":${canonical(header)},\n` +
    (box ? `"bbox":${canonical(box)},\n` : "") +
    `"features":[\n${features.map((feature) => canonical(feature)).join(",\n")}\n]}\n`
  );
}

/**
 * JSON in the one way described above.
 * @param {any} value
 * @returns {string}
 */
function canonical(value) {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value);
}

/** @param {number} value */
function canonicalNumber(value) {
  if (Number.isInteger(value)) return value === 0 ? "0" : String(value);
  if (!Number.isFinite(value)) return "null";
  const text = value.toFixed(7).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}

/**
 * @param {string} id
 * @param {any} geometry
 * @param {object} properties
 */
function feature(id, geometry, properties) {
  return {type: "Feature", id, geometry: geometry ?? null, properties};
}

/**
 * Articles of an event's visible claims.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {number} event
 */
function sourcesOf(data, view, event) {
  const found = new Set();
  for (const claim of data.claimsOf.of(event)) if (view.claims[claim]) found.add(data.claims.article[claim]);
  return [...found].sort((a, b) => a - b).map((a) => data.articles.id[a]);
}

/**
 * One feature per event and visible place, in the corpus's order; one without geometry for an event without a place.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
function eventFeatures(data, view) {
  const {events, places} = data;
  const features = [];
  for (let e = 0; e < data.size.events; e++) {
    if (!view.events[e]) continue;
    const sources = sourcesOf(data, view, e);
    const links = placesOf(data, view, e);
    /** @param {{place: number, role: string}|null} at */
    const properties = (at) => ({
      event: events.id[e],
      title: events.title[e],
      kind: events.kind[e],
      date: events.date[e],
      date_text: events.date_text[e],
      time_text: events.time_text[e],
      timezone: events.timezone[e],
      place: at && places.id[at.place],
      place_name: at && places.name[at.place],
      role: at && at.role,
      precision_m: at && places.precision_m[at.place],
      unplaced: at ? places.unplaced[at.place] : data.words.nowhere,
      claims: view.eventClaims[e],
      sources,
      disagreements: view.eventDisputes[e],
    });
    if (!links.length) features.push(feature(events.id[e], null, properties(null)));
    for (const at of links) {
      const id = `${events.id[e]}/${places.id[at.place]}/${at.role.replaceAll(" ", "-")}`;
      features.push(feature(id, places.geometry[at.place], properties(at)));
    }
  }
  return features;
}

/**
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
function placeFeatures(data, view) {
  const {places, mentions} = data;
  const features = [];
  for (let p = 0; p < data.size.places; p++) {
    if (!view.places[p]) continue;
    const seen = new Set();
    for (const m of data.mentionsAt.of(p)) if (view.mentions[m]) seen.add(mentions.article[m]);
    features.push(
      feature(places.id[p], places.geometry[p], {
        name: places.name[p],
        kind: places.kind[p],
        feature_class: places.feature_class[p],
        country: places.country[p],
        within: places.within_id[p],
        precision_m: places.precision_m[p],
        precision_note: places.precision_note[p],
        unplaced: places.unplaced[p],
        coordinates_source: places.coordinates_source[p],
        coordinates_date: places.coordinates_date[p],
        identifiers: places.identifiers[p],
        names: places.names[p],
        events: eventsAt(data, view, p)
          .sort((a, b) => a - b)
          .map((e) => data.events.id[e]),
        mentions: view.placeMentions[p],
        articles: [...seen].sort((a, b) => a - b).map((a) => data.articles.id[a]),
      }),
    );
  }
  return features;
}

/**
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
function mentionFeatures(data, view) {
  const {mentions, places} = data;
  const features = [];
  for (let m = 0; m < data.size.mentions; m++) {
    if (!view.mentions[m]) continue;
    const p = mentions.place[m];
    features.push(
      feature(mentions.id[m], p === null ? null : places.geometry[p], {
        article: data.articles.id[mentions.article[m]],
        paragraph: mentions.paragraph[m],
        start: mentions.start[m],
        end: mentions.end[m],
        original_start: mentions.original_start[m],
        original_end: mentions.original_end[m],
        surface: mentions.surface[m],
        place: p === null ? null : places.id[p],
        unplaced: p === null ? data.words.ambiguous : places.unplaced[p],
        use: mentions.use[m],
        subtype: mentions.subtype[m],
        rule: mentions.rule[m],
      }),
    );
  }
  return features;
}

/**
 * Each with the geometry of its event's first visible place, and how the values of its group relate.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
function claimFeatures(data, view) {
  const {claims, places} = data;
  /** @type {Map<number, string|null>} */
  const relations = new Map();
  const features = [];
  for (let c = 0; c < data.size.claims; c++) {
    if (!view.claims[c]) continue;
    const group = claims.group[c];
    if (!relations.has(group)) relations.set(group, evidenceOf(data, view, group)?.relation ?? null);
    const [first] = placesOf(data, view, claims.event[c]);
    features.push(
      feature(claims.id[c], first ? places.geometry[first.place] : null, {
        event: data.events.id[claims.event[c]],
        topic: data.groups.topic[group],
        scope: data.groups.scope[group],
        value: claims.text[c],
        speaker: data.speakers.name[claims.speaker[c]],
        article: data.articles.id[claims.article[c]],
        paragraph: claims.paragraph[c],
        start: claims.start[c],
        end: claims.end[c],
        paraphrase: claims.paraphrase[c],
        inferred: claims.inferred[c],
        relation: relations.get(group),
      }),
    );
  }
  return features;
}

/**
 * @param {object[]} features
 * @returns {number[]|null} west, south, east, north
 */
function boundsOf(features) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const one of /** @type {any[]} */ (features)) if (one.geometry) stretch(box, one.geometry);
  return box[0] <= box[2] ? box : null;
}

/**
 * @param {number[]} box widened in place
 * @param {any} geometry a geometry or a nest of positions
 */
function stretch(box, geometry) {
  if (Array.isArray(geometry)) {
    if (typeof geometry[0] === "number") {
      box[0] = Math.min(box[0], geometry[0]);
      box[1] = Math.min(box[1], geometry[1]);
      box[2] = Math.max(box[2], geometry[0]);
      box[3] = Math.max(box[3], geometry[1]);
    } else for (const item of geometry) stretch(box, item);
  } else if (geometry.coordinates) stretch(box, geometry.coordinates);
  else for (const item of geometry.geometries || []) stretch(box, item);
}

/**
 * Give the reader a file.
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], {type: "application/geo+json"}));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.appendChild(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
