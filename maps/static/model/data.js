/**
 * The data of the page: tables in columns, `x[i]` is row i, references are row numbers; and indexes between them.
 */
import {capital} from "../dom/text.js";
import {articleName} from "./articlenames.js";
import {heldLat, seamOf, unrolled} from "./ground.js";
import {readPassages} from "./passages.js";
import {createSearch, searchTexts} from "./search.js";
import {lazyRows} from "./unpack.js";
import {setVocabulary} from "./vocabulary.js";

/**
 * @typedef {{extent: [number, number, number, number]|null, center: [number, number]|null, zoom: number|null}} StopView
 * @typedef {{title: string, text: string, event: number|null, place: number|null, group: number|null, view: StopView|null}} TourStop
 * @typedef {{title: string|null, stops: TourStop[], left_out: number}} Story
 * group: row of the question that the card opens on
 * @typedef {{[column: string]: any[]}} Table
 * @typedef {{
 *   corpus: {title: string, description: string|null, language: string, licence: string|null, version: string|null,
 *     extent: [number, number, number, number], synonyms: string[][],
 *     filters: {[facet: string]: any}},
 *   generator: string, credits: string[], notes: string[], articles: Table, sides: Table, speakers: Table, places: Table, dates: Table, events: Table, links: Table, claims: Table,
 *   groups: Table, mentions: Table, texts: Table, later: {[table: string]: string[]}, words: {nowhere: string, ambiguous: string},
 *   story?: Story|null, vocabulary: import("./vocabulary.js").Vocabulary,
 * }} Tables
 * @typedef {Tables & {
 *   size: {articles: number, places: number, events: number, claims: number, groups: number, mentions: number},
 *   kinds: Uint16Array, days: Float64Array, lon: Float64Array, lat: Float64Array, seam: number,
 *   spots: Map<number, [number, number, number][]>,
 *   gathered: Map<number, Map<number, number>>, valueIn: (group: number, claim: number) => number,
 *   claimsOf: Index, claimsIn: Index, groupsOf: Index, linksOf: Index, linksAt: Index, mentionsAt: Index,
 *   search: (words: string) => import("./search.js").Found|null,
 * }} Data
 * gathered: of the groups that gather claims from several events or scopes, where these stand in groups of their own, the
 * value of each claim; valueIn: the value that a claim gives in a group; groupsOf an event lists those with a claim on it.
 * links: the places of every event, event by event; `here` says that the event happened there. kinds: that of each
 * event, as a row of the vocabulary's; days: a number that sorts events; lon, lat: where the mark of each place stands, NaN for none: that of
 * a country stands where its name may stand, one beyond the edge of the map stands on the edge; seam: the longitude
 * from which they count, -180 or where an opening view over the antimeridian ends; spots: all such spots of a country.
 */

/** Rows by key: `of(k)` lists the rows whose key is k, in row order. */
export class Index {
  /**
   * @param {ArrayLike<number|null>} keys key of each row; null or negative: none
   * @param {number} size how many keys there are
   * @param {[key: number, row: number][]} [more] further keys of rows
   */
  constructor(keys, size, more = []) {
    this.starts = new Int32Array(size + 1);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== null && key >= 0) this.starts[key + 1]++;
    }
    for (const [key] of more) this.starts[key + 1]++;
    for (let k = 0; k < size; k++) this.starts[k + 1] += this.starts[k];
    this.rows = new Int32Array(this.starts[size]);
    const next = this.starts.slice();
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key !== null && key >= 0) this.rows[next[key]++] = i;
    }
    for (const [key, row] of more) this.rows[next[key]++] = row;
  }

  /** @param {number} key */
  of(key) {
    return this.rows.subarray(this.starts[key], this.starts[key + 1]);
  }

  /** @param {number} key */
  count(key) {
    return this.starts[key + 1] - this.starts[key];
  }
}

/**
 * Make the columns of the details appear in their tables; until they are read they have no rows.
 * @param {Tables} tables
 */
export function expectDetails(tables) {
  for (const [table, names] of Object.entries(tables.later))
    for (const name of names) /** @type {any} */ (tables)[table][name] = [];
}

/**
 * @param {Tables} tables
 * @param {{[table: string]: Table}|null} details
 */
export function attachDetails(tables, details) {
  for (const [table, columns] of Object.entries(details ?? {})) Object.assign(/** @type {any} */ (tables)[table], columns);
  nameAll(tables.places);
  complete = true;
  for (const act of waiting.splice(0)) act();
}

/** A place without names is called by its name in English, and by no other. @param {Table} places */
function nameAll(places) {
  const {name, names} = places;
  if (names?.length) places.names = lazyRows(names.length, (p) => names[p] ?? [[name[p], "en", "Latn"]]);
}

/** Whether all of the page has been read, the details too. */
let complete = false;
/** @type {(() => void)[]} */
const waiting = [];

export function allRead() {
  return complete;
}

/** Act when all of the page has been read, at once where it has. @param {() => void} act */
export function whenRead(act) {
  if (complete) act();
  else waiting.push(act);
}

/** From this radius on, in metres, a place is an area and no point. */
const VAST = 100000;
/** A mark that makes what begins with it run from left to right, whatever the script of the name in it. */
const LEFT_TO_RIGHT = "\u200e";
/** A letter of a script that runs from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FEW_PLACES = 2000;

/**
 * @param {Tables} tables
 * @param {{id: string[], label: [number, number, number][][]}} [countries] of the basemap: where their names may stand
 * @returns {Data}
 */
export function indexData(tables, countries) {
  const {articles, places, events, links, claims, groups, mentions} = tables;
  setVocabulary(tables.vocabulary);
  nameAll(places);
  const size = {
    articles: articles.id.length,
    places: places.id.length,
    events: events.id.length,
    claims: claims.group.length,
    groups: groups.event.length,
    mentions: mentions.place.length,
  };
  const shapes = places.geometry;
  places.geometry = lazyRows(size.places, (p) => shapes[p] ?? pointAt(places.lon[p], places.lat[p]));
  for (const [column, of] of Object.entries({date: "date", date_text: "text", first: "first", last: "last"})) {
    events[column] = events.when.map((row) => tables.dates[of][row]);
  }
  claims.event = /** @type {any} */ (Int32Array.from(claims.group, (row) => groups.event[row]));
  const numbers = new Map(tables.vocabulary.kinds.map(({key}, k) => [key, k]));
  const kinds = new Uint16Array(size.events);
  const days = new Float64Array(size.events);
  for (let i = 0; i < size.events; i++) {
    kinds[i] = numbers.get(events.kind[i]) ?? 0;
    days[i] = dayNumber(events.first[i]);
  }
  /** @type {Data["gathered"]} */
  const gathered = new Map(groups.members.flatMap((members, g) => (members ? [[g, new Map(members)]] : [])));
  /** @type {[group: number, claim: number][]} */
  const inMore = [...gathered].flatMap(([g, values]) => [...values.keys()].map((claim) => /** @type {[number, number]} */ ([g, claim])));
  const onMore = [...new Set(inMore.map(([g, claim]) => claims.event[claim] * size.groups + g))].map((pair) => /** @type {[number, number]} */ ([Math.floor(pair / size.groups), pair % size.groups]));
  const search = createSearch(() => searchTexts(indexed), (milliseconds) => readPassages(indexed, milliseconds));
  whenRead(() => search.warm());
  /** @type {Data} */
  const indexed = {
    ...tables,
    size,
    kinds,
    days,
    ...anchors(places, seamOf(tables.corpus.extent), countries),
    claimsOf: new Index(claims.event, size.events),
    gathered,
    valueIn: (group, claim) => gathered.get(group)?.get(claim) ?? claims.value[claim],
    claimsIn: new Index(claims.group, size.groups, inMore),
    groupsOf: new Index(gathered.size ? groups.event.map((event, g) => (gathered.has(g) ? null : event)) : groups.event, size.events, onMore),
    linksOf: new Index(links.event, size.events),
    linksAt: new Index(links.place, size.places),
    mentionsAt: new Index(mentions.place, size.places),
    search: search.find,
  };
  return indexed;
}

/**
 * Where marks stand. That of a country: of the spots where its name may stand, the one furthest from other places.
 * @param {Table} places
 * @param {number} seam
 * @param {{id: string[], label: [number, number, number][][]}} [countries]
 */
function anchors(places, seam, countries) {
  const lon = Float64Array.from(places.lon, (value) => value ?? NaN);
  const lat = Float64Array.from(places.lat, (value) => value ?? NaN);
  const rows = new Map(countries ? countries.id.map((id, row) => [id, row]) : []);
  /** @type {Map<number, [number, number, number][]>} */
  const spots = new Map();
  places.outline.forEach((id, p) => {
    const row = id && places.lon[p] !== null ? rows.get(id) : undefined;
    if (countries && row !== undefined && countries.label[row].length) spots.set(p, countries.label[row]);
  });
  const others = places.outline
    .flatMap((_, p) => (spots.has(p) || places.lon[p] === null ? [] : [p]))
    .slice(0, FEW_PLACES);
  /** @param {[number, number, number]} spot */
  const room = ([x, y]) => Math.min(...others.map((p) => Math.hypot(places.lon[p] - x, places.lat[p] - y)));
  for (const [p, list] of spots)
    [lon[p], lat[p]] = list.reduce((best, spot) => (room(spot) > room(best) ? spot : best));
  return {lon: lon.map((value) => unrolled(value, seam)), lat: lat.map(heldLat), seam, spots};
}

/** The geometry of a place that is a point. @param {number|null} lon @param {number|null} lat */
function pointAt(lon, lat) {
  return lon === null ? null : {type: "Point", coordinates: [lon, lat]};
}

/** A number that sorts days; Infinity when there is none. @param {string|null} iso */
function dayNumber(iso) {
  if (!iso) return Infinity;
  const parts = /^(-?\d+)-(\d\d)-(\d\d)/.exec(iso);
  return parts ? Number(parts[1]) * 372 + Number(parts[2]) * 31 + Number(parts[3]) : Infinity;
}

/** @type {WeakMap<Data, Int32Array>} */
const inTime = new WeakMap();

/**
 * Rows of events in order of time, undated last; those whose date is worded alike stand together.
 * @param {Data} data
 * @returns {Int32Array} to be read only: it is remembered
 */
export function chronological(data) {
  const known = inTime.get(data);
  if (known) return known;
  const order = new Int32Array(data.size.events).map((_, i) => i);
  const {days} = data;
  const {last, when} = data.events;
  const later = (/** @type {number} */ a, /** @type {number} */ b) => (last[a] === last[b] ? 0 : last[a] < last[b] ? -1 : 1);
  order.sort((a, b) => days[a] - days[b] || later(a, b) || when[a] - when[b] || a - b);
  inTime.set(data, order);
  return order;
}

/** The row of an article's text; -1 where the page does not have it. @param {Data} data @param {number} article */
export function textOf({texts}, article) {
  return texts.article.indexOf(article);
}

/** Whether a place has an outline. @param {Data} data @param {number} place */
export function isOutlined(data, place) {
  const geometry = data.places.geometry[place];
  return Boolean(data.places.outline[place]) || Boolean(geometry && /Polygon$/.test(geometry.type));
}

/** Whether a place is an area, so that no single point stands for it. @param {Data} data @param {number} place */
export function isArea(data, place) {
  return isOutlined(data, place) || data.places.precision_m[place] >= VAST;
}

/** Roles of links to a place where an event is only said to have happened (see happened_here in geo/events.py). */
export const CLAIMED = /^(claimed|presumed) /;

/** Whether an event is only claimed to have happened at a place. @param {Data} data @param {number} event @param {number} place */
export function isClaimed({links, linksOf}, event, place) {
  return linksOf.of(event).some((link) => links.place[link] === place && links.here[link] && CLAIMED.test(links.role[link]));
}

/**
 * Who a speaker is, in words; an article's own voice is named after the article.
 * @param {Data} data
 * @param {number} speaker
 */
export function speakerName(data, speaker) {
  const {id, name} = data.speakers;
  const own = /^article:(.*)$/s.exec(id[speaker]);
  const article = own ? data.articles.id.indexOf(own[1]) : -1;
  if (article < 0) return capital(name[speaker]);
  const by = articleName(data, article);
  return `${RIGHT_TO_LEFT.test(by) ? LEFT_TO_RIGHT : ""}${by} itself`;
}

/**
 * For whom a speaker speaks, as a number that is the same for all of one side; a speaker without a side is one alone.
 * @param {Data} data
 * @param {number} speaker
 */
export function sideOf({sides, speakers}, speaker) {
  return speakers.side[speaker] ?? sides.id.length + speaker;
}

/** Whether an event's title says something already, as that of a proposal does its day and place. @param {Data} data @param {number} event @param {string} words */
export function titleSays({events}, event, words) {
  return Boolean(events.proposed[event] && words && events.title[event].includes(words));
}

/**
 * A speaker where room is scarce: the short name that the corpus gives, or the whole.
 * @param {Data} data
 * @param {number} speaker
 */
export function shortName(data, speaker) {
  return data.speakers.short?.[speaker] ?? speakerName(data, speaker);
}
