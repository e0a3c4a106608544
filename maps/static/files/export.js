/**
 * What is visible as files, byte for byte what `dateline export` writes with the same filters.
 *
 * GeoJSON is written in one way: UTF-8, no white space except that every feature stands on a line of its own; strings as
 * JSON.stringify writes them; integers as they are, other numbers with at most 7 decimals, no exponent, no trailing
 * zeros, no negative zero; members in the order below; RFC 7946, so no crs member. The file:
 *
 *   {"type":"FeatureCollection",
 *   "dateline":{title, licence, version, layer, articles, filters, left_out: {events, places, claims, mentions}},
 *   "bbox":[west,south,east,north],
 *   "features":[
 *   {"type":"Feature","id":…,"geometry":…,"properties":{…}},
 *   …
 *   ]}
 *
 * `dateline` is the manifest. `articles` are the ids of those that are visible, in the corpus's order; `filters` holds the
 * facets that are set, in the order of `geo/filters.py`; `left_out` counts rows that are not visible. `bbox` is left out
 * without a geometry. CSV stands in `csv.js`; its manifest is a file of its own.
 */
import {csvText} from "./csv.js";
import {evidenceOf} from "../model/evidence.js";
import {eventsAt, placesOf} from "../model/filters.js";
import {boundsOf, canonical} from "./writing.js";

/**
 * @typedef {"events"|"places"|"mentions"|"claims"} Layer
 * @typedef {"geojson"|"csv"|"manifest"} Format
 * @typedef {{id: string, place: number|null, properties: {[column: string]: any}}} ExportRow
 * place: row of the one whose geometry it has
 */

/** @type {{[layer in Layer]: (data: import("../model/data.js").Data, view: import("../model/filters.js").View) => ExportRow[]}} */
const writers = {events: eventRows, places: placeRows, mentions: mentionRows, claims: claimRows};

/** @type {(event: number) => void} */
let offerOne = () => {};

/** Offer the reader the files of one event. @param {number} event */
export function exportOne(event) {
  offerOne(event);
}

/** Say who offers them. @param {(event: number) => void} offer */
export function onExportOne(offer) {
  offerOne = offer;
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {Layer} layer
 * @param {Format} format
 * @returns {string}
 */
export function exportText(data, view, layer, format) {
  if (format === "manifest") return `${canonical(manifestOf(data, view, null))}\n`;
  const rows = writers[layer](data, view);
  return format === "csv" ? csvText(data, layer, rows) : geojsonText(data, view, layer, rows);
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {Layer} layer
 * @param {ExportRow[]} rows
 */
function geojsonText(data, view, layer, rows) {
  const features = rows.map(({id, place, properties}) => ({
    type: "Feature",
    id,
    geometry: place === null ? null : data.places.geometry[place],
    properties,
  }));
  const box = boundsOf(features);
  return (
    `{"type":"FeatureCollection",\n"dateline":${canonical(manifestOf(data, view, layer))},\n` +
    (box ? `"bbox":${canonical(box)},\n` : "") +
    `"features":[\n${features.map((feature) => canonical(feature)).join(",\n")}\n]}\n`
  );
}

/**
 * What an export is taken from, what was chosen, and how much was left out.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {Layer|null} layer
 */
function manifestOf({corpus, articles, events, places, size}, {facets, counts, ...view}, layer) {
  const kept = articles.id.filter((_, a) => view.articles[a]);
  const chosen = {
    articles: view.byArticle ? kept : null,
    ...facets,
    place: facets.place === null ? null : places.id[facets.place],
    event: facets.event === null ? null : events.id[facets.event],
  };
  return {
    title: corpus.title,
    licence: corpus.licence,
    version: corpus.version,
    ...(layer ? {layer} : {}),
    articles: kept,
    filters: Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null && value !== false && value !== "")),
    left_out: {
      events: size.events - counts.events,
      places: size.places - counts.places,
      claims: size.claims - counts.claims,
      mentions: size.mentions - counts.mentions,
    },
  };
}

/**
 * Articles of an event's visible claims.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} event
 */
function sourcesOf(data, view, event) {
  const found = new Set();
  for (const claim of data.claimsOf.of(event)) if (view.claims[claim]) found.add(data.claims.article[claim]);
  return [...found].sort((a, b) => a - b).map((a) => data.articles.id[a]);
}

/**
 * One row per event and visible place, in the corpus's order; one without geometry for an event without a place.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 */
function eventRows(data, view) {
  const {events, places} = data;
  const rows = [];
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
    if (!links.length) rows.push({id: events.id[e], place: null, properties: properties(null)});
    for (const at of links) {
      const id = `${events.id[e]}/${places.id[at.place]}/${at.role.replaceAll(" ", "-")}`;
      rows.push({id, place: at.place, properties: properties(at)});
    }
  }
  return rows;
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 */
function placeRows(data, view) {
  const {places, mentions} = data;
  const rows = [];
  for (let p = 0; p < data.size.places; p++) {
    if (!view.places[p]) continue;
    const seen = new Set();
    for (const m of data.mentionsAt.of(p)) if (view.mentions[m]) seen.add(mentions.article[m]);
    rows.push({
      id: places.id[p],
      place: p,
      properties: {
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
      },
    });
  }
  return rows;
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 */
function mentionRows(data, view) {
  const {mentions, places} = data;
  const rows = [];
  for (let m = 0; m < data.size.mentions; m++) {
    if (!view.mentions[m]) continue;
    const p = mentions.place[m];
    rows.push({
      id: mentions.id[m],
      place: p,
      properties: {
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
        confidence: mentions.confidence[m],
        runner_up: mentions.runner_up[m],
        runner_up_name: mentions.runner_up_name[m],
        reasons: mentions.reasons[m],
        close: mentions.close[m],
      },
    });
  }
  return rows;
}

/**
 * Each with the geometry of its event's first visible place, and how the values of its group relate.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 */
function claimRows(data, view) {
  const {claims} = data;
  /** @type {Map<number, string|null>} */
  const relations = new Map();
  const rows = [];
  for (let c = 0; c < data.size.claims; c++) {
    if (!view.claims[c]) continue;
    const group = claims.group[c];
    if (!relations.has(group)) relations.set(group, evidenceOf(data, view, group)?.relation ?? null);
    const [first] = placesOf(data, view, claims.event[c]);
    rows.push({
      id: claims.id[c],
      place: first ? first.place : null,
      properties: {
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
      },
    });
  }
  return rows;
}

/** @type {{[format in Format]: string}} */
const FILE_TYPES = {geojson: "application/geo+json", csv: "text/csv;charset=utf-8", manifest: "application/json"};

/**
 * Give the reader a text as a file.
 * @param {string} text
 * @param {string} name
 * @param {Format} format
 */
export function download(text, name, format) {
  giveFile(new Blob([text], {type: FILE_TYPES[format]}), name);
}

/** @param {Blob} file @param {string} name */
export function giveFile(file, name) {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.appendChild(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
