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
 * facets that are set, in the order of `geo/vocabulary/facets.py`; `left_out` counts rows that are not visible. `bbox` is left out
 * without a geometry. CSV stands in `csv.js`; its manifest is a file of its own.
 */
import {csvText} from "./csv.js";
import {evidenceOf} from "../model/evidence.js";
import {eventsAt, placesOf} from "../model/filters.js";
import {foldText} from "../model/search.js";
import {vocabulary} from "../model/vocabulary.js";
import {boundsOf, canonical} from "./writing.js";

/**
 * @typedef {"events"|"places"|"mentions"|"claims"|"disagreements"} Layer
 * @typedef {"geojson"|"csv"|"manifest"} Format
 * @typedef {{place: number|null, at: {[table: string]: number|null}, worked: {[column: string]: any}}} Row
 * @typedef {{place: number|null, values: any[]}} ExportRow
 * place: row of the one whose geometry it has; at: its rows in the tables of the page; worked: the columns that no table
 * has, because they depend on what is chosen; values: its columns in their order, the id first
 */

/** @type {{[layer in Layer]: (data: import("../model/data.js").Data, view: import("../model/filters.js").View) => Row[]}} */
const writers = {events: eventRows, places: placeRows, mentions: mentionRows, claims: claimRows, disagreements: disagreementRows};

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
  const rows = writers[layer](data, view).map(readerOf(data, layer));
  return format === "csv" ? csvText(data, columnNames(layer), layer === "places", rows) : geojsonText(data, view, layer, rows);
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {Layer} layer
 * @param {ExportRow[]} rows
 */
function geojsonText(data, view, layer, rows) {
  const [, ...names] = columnNames(layer);
  const features = rows.map(({place, values: [id, ...values]}) => ({
    type: "Feature",
    id,
    geometry: place === null ? null : data.places.geometry[place],
    properties: Object.fromEntries(names.map((name, i) => [name, values[i]])),
  }));
  const box = boundsOf(features);
  return (
    `{"type":"FeatureCollection",\n"dateline":${canonical(manifestOf(data, view, layer))},\n` +
    (box ? `"bbox":${canonical(box)},\n` : "") +
    `"features":[\n${features.map((feature) => canonical(feature)).join(",\n")}\n]}\n`
  );
}

/**
 * Read the columns of rows, as the vocabulary has them.
 * @param {import("../model/data.js").Data} data
 * @param {Layer} layer
 * @returns {(row: Row) => ExportRow}
 */
function readerOf(data, layer) {
  const sources = vocabulary().columns[layer].map(([name, source]) => {
    if (source === null) return (/** @type {Row} */ {worked}) => worked[name];
    const [table, column] = source.split(".");
    const cells = /** @type {any} */ (data)[table][column];
    return (/** @type {Row} */ {at}) => cells[at[table] ?? -1] ?? null;
  });
  return (row) => ({place: row.place, values: sources.map((read) => read(row))});
}

/** @param {Layer} layer */
export function columnNames(layer) {
  return vocabulary().columns[layer].map(([name]) => name);
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
  return publicationsOf(data, data.claimsOf.of(event).filter((claim) => view.claims[claim]), "sources");
}

/**
 * The articles of claims: their ids, publishers and addresses.
 * @param {import("../model/data.js").Data} data
 * @param {Iterable<number>} claims
 * @param {string} name of the column with the ids
 */
function publicationsOf({articles, claims: {article}}, claims, name) {
  const rows = [...new Set([...claims].map((claim) => article[claim]))].sort((a, b) => a - b);
  /** @param {any[]} column */
  const known = (column) => [...new Set(rows.map((a) => column[a]).filter(Boolean))];
  return {[name]: rows.map((a) => articles.id[a]), publishers: known(articles.publisher).join("; "), urls: known(articles.url)};
}

/**
 * One row per event and visible place, in the corpus's order; one without geometry for an event without a place.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @returns {Row[]}
 */
function eventRows(data, view) {
  const {events, places} = data;
  const rows = [];
  for (let e = 0; e < data.size.events; e++) {
    if (!view.events[e]) continue;
    const shared = {claims: view.eventClaims[e], ...sourcesOf(data, view, e), disagreements: view.eventDisputes[e]};
    const at = {events: e, dates: events.when[e]};
    const links = placesOf(data, view, e);
    if (!links.length) {
      rows.push({place: null, at, worked: {id: events.id[e], unplaced: data.words.nowhere, ...shared}});
    }
    for (const {link, place, role} of links) {
      const id = `${events.id[e]}/${places.id[place]}/${role.replaceAll(" ", "-")}`;
      rows.push({place, at: {...at, places: place, links: link}, worked: {id, unplaced: places.unplaced[place], ...shared}});
    }
  }
  return rows;
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @returns {Row[]}
 */
function placeRows(data, view) {
  const {events, mentions} = data;
  const rows = [];
  for (let p = 0; p < data.size.places; p++) {
    if (!view.places[p]) continue;
    const naming = new Set();
    for (const m of data.mentionsAt.of(p)) if (view.mentions[m]) naming.add(mentions.article[m]);
    const worked = {
      events: eventsAt(data, view, p)
        .sort((a, b) => a - b)
        .map((e) => events.id[e]),
      mentions: view.placeMentions[p],
      articles: [...naming].sort((a, b) => a - b).map((a) => data.articles.id[a]),
    };
    rows.push({place: p, at: {places: p}, worked});
  }
  return rows;
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @returns {Row[]}
 */
function mentionRows(data, view) {
  const {mentions, places} = data;
  const rows = [];
  for (let m = 0; m < data.size.mentions; m++) {
    if (!view.mentions[m]) continue;
    const p = mentions.place[m];
    const unplaced = p === null ? data.words.ambiguous : places.unplaced[p];
    rows.push({place: p, at: {mentions: m, articles: mentions.article[m], places: p}, worked: {unplaced}});
  }
  return rows;
}

/**
 * Each with the geometry of its event's first visible place, and how the values of its group relate.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @returns {Row[]}
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
      place: first ? first.place : null,
      at: {
        ...{claims: c, events: claims.event[c], groups: group, articles: claims.article[c]},
        ...{speakers: claims.speaker[c], sides: data.speakers.side[claims.speaker[c]]},
      },
      worked: {relation: relations.get(group)},
    });
  }
  return rows;
}

/**
 * One row per group of visible claims that cannot all be true, with the geometry of its event's first visible place.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @returns {Row[]}
 */
function disagreementRows(data, view) {
  const {groups, events, claims, speakers, articles} = data;
  const rows = [];
  for (let g = 0; g < data.size.groups; g++) {
    const evidence = view.disputed[g] ? evidenceOf(data, view, g) : null;
    if (!evidence) continue;
    const event = groups.event[g];
    const [first] = placesOf(data, view, event);
    const values = evidence.values.sort((a, b) => a.claims[0] - b.claims[0]);
    const said = values.map((value) => [
      claims.text[value.claims[0]],
      [...new Set(value.claims.map((c) => speakers.name[claims.speaker[c]]))],
      [...new Set(value.claims.map((c) => articles.id[claims.article[c]]))],
      value.claims.map((c) => claims.id[c]),
    ]);
    const rules = new Set(evidence.pairs.flatMap(({relation, rule}) => (relation === "conflict" ? [rule] : [])));
    const id = [events.id[event], groups.topic[g], groups.scope[g]].filter(Boolean).map((part) => part.replaceAll(" ", "-")).join("/");
    const worked = {id, said, speakers: evidence.voices, sides: evidence.sides, rules: [...rules].sort().join("; "), course: evidence.course, ...publicationsOf(data, values.flatMap((value) => value.claims), "articles")};
    rows.push({place: first ? first.place : null, at: {events: event, groups: g}, worked});
  }
  return rows;
}

/** Letters of a file's name, at most, so that every system takes it. */
const LONGEST = 90;

/**
 * The name of a file without its ending: what it holds and what was chosen, "dateline-events-cna-strike-2020-01-03-2020-01-08".
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {string} what
 */
export function fileStem(data, view, what) {
  const {filters} = manifestOf(data, view, null);
  const chosen = Object.entries(filters).flatMap(([facet, value]) => (value === true ? [facet] : value));
  const words = foldText(["dateline", what, ...chosen].join(" ").replaceAll("/..", " on").replaceAll("../", "until "));
  const stem = words.replaceAll(" ", "-");
  return stem.length <= LONGEST ? stem : stem.slice(0, LONGEST).replace(/-[^-]*$/, "-and-more");
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
