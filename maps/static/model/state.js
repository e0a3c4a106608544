/**
 * The one state of the page. Marks, list, counts, cards and export all derive from it; nothing keeps a second copy.
 */

import {vocabulary} from "./vocabulary.js";

/**
 * @typedef {{event: number|null, place: number|null}} Selection an event (at a place), or a place alone
 * @typedef {"events"|"places"|"disagreements"|"articles"|"speakers"|"coverage"|"history"} Tab
 * @typedef {"peek"|"half"|"full"} Stop
 * @typedef {{article: number, claim?: number|null, mention?: number|null, paragraph?: number|null}} Reading an article, and what is lit in it
 * @typedef {[west: number, south: number, east: number, north: number]} Box in degrees
 * @typedef {"literal"|"associative"} Use
 * @typedef {"curated"|"proposed"} Origin
 * @typedef {{
 *   articles: ReadonlySet<number>,
 *   speakers: ReadonlySet<number>,
 *   kinds: ReadonlySet<string>|null,
 *   dates: import("./timebins.js").Range|null,
 *   place: number|null,
 *   box: Box|null,
 *   event: number|null,
 *   disputed: boolean,
 *   origin: Origin|null,
 *   use: Use|null,
 *   words: string,
 * }} Filters the facets, by the names and in the order of `geo/vocabulary/facets.py`
 * @typedef {Filters & {
 *   layers: ReadonlySet<string>,
 *   known: ReadonlySet<string>,
 *   selected: Selection|null,
 *   claim: number|null,
 *   reading: Reading|null,
 *   stop: number|null,
 *   lit: number|null,
 *   tab: Tab,
 *   order: import("./order.js").Order,
 *   sheet: Stop,
 * }} State
 * articles, speakers: rows of the chosen ones, none means all; kinds: keys of those of event, null means all; dates: the chosen days;
 * place: row of the one that events and mentions must be of; box: within which these must lie; event: row of the only one; disputed: only events on which
 * visible accounts disagree; origin: those that a person entered or those that rules propose, null means both; use of place names, null means both; words: as typed.
 * layers: those that add to the picture and are on, as "group/key"; those of the kinds of event, and what a chosen use
 * draws, follow from the facets. known: those that the layer control has; claim: row of the one that the
 * selected event's card opens on; stop: that of the tour, null while no tour is on; lit: row of the place under the
 * pointer; order: of the list of events; sheet: how far the panel is drawn up on a phone.
 * @typedef {(state: State, changed: Set<string>) => void} Listener
 */

/** Nothing filtered. @type {Readonly<Filters>} */
export const UNFILTERED = {
  articles: new Set(),
  speakers: new Set(),
  kinds: null,
  dates: null,
  place: null,
  box: null,
  event: null,
  disputed: false,
  origin: null,
  use: null,
  words: "",
};

/** @type {State} */
let current = {
  ...UNFILTERED,
  layers: new Set(),
  known: new Set(),
  selected: null,
  claim: null,
  reading: null,
  stop: null,
  lit: null,
  tab: "events",
  order: "told",
  sheet: "half",
};

/** The layer of places that are named only in another sense. */
export const ASSOCIATIVE = "uses/associative";

/** The layer of events that rules propose. */
const PROPOSED = "origins/proposed";

/** The group of the layers that show the kinds of event. */
const KINDS = "events/";

/** @type {Listener[]} */
const listeners = [];

/** @returns {State} */
export function getState() {
  return current;
}

/**
 * @param {Partial<State>} change
 */
export function setState(change) {
  /** @type {Set<string>} */
  const changed = new Set();
  for (const [key, value] of Object.entries(change)) {
    if (current[/** @type {keyof State} */ (key)] !== value) changed.add(key);
  }
  if (!changed.size) return;
  current = {...current, ...change};
  for (const listener of listeners) listener(current, changed);
}

/** Whether a change may have changed what is visible. @param {Set<string>} changed */
export function facetsChanged(changed) {
  return Object.keys(UNFILTERED).some((facet) => changed.has(facet));
}

/** @param {Listener} listener */
export function subscribe(listener) {
  listeners.push(listener);
}

/** Choose an article or let it go. @param {number} article */
export function toggleArticle(article) {
  const articles = new Set(current.articles);
  if (!articles.delete(article)) articles.add(article);
  setState({articles});
}

/** Choose a speaker or let them go. @param {number} speaker */
export function toggleSpeaker(speaker) {
  const speakers = new Set(current.speakers);
  if (!speakers.delete(speaker)) speakers.add(speaker);
  setState({speakers});
}

/** Keep only events at a place and mentions of it; null for all. @param {number|null} place */
export function filterPlace(place) {
  setState({place});
}

/** Keep only events on which visible accounts disagree. @param {boolean} on */
export function toggleDisputed(on) {
  setState({disputed: on});
}

/** Keep only events of one origin, or all. @param {Origin|null} origin */
export function chooseOrigin(origin) {
  setState({origin});
}

/**
 * Choose one use of place names, or both. What the map draws follows: the associative one is drawn when it is chosen, and
 * not when the literal one is.
 * @param {Use|null} use null for both
 */
export function chooseUse(use) {
  setState({use});
}

/** Whether a kind of event is shown. @param {Filters} state @param {string} key */
export function kindOn({kinds}, key) {
  return !kinds || kinds.has(key);
}

/** Show a kind of event, or do not. @param {string} key @param {boolean} on */
export function setKind(key, on) {
  if (kindOn(current, key) === on) return;
  const keys = vocabulary().kinds.map((kind) => kind.key);
  setState({kinds: chosenKinds(keys.filter((other) => (other === key ? on : kindOn(current, other))))});
}

/**
 * The kinds as the facet holds them: null where all are chosen.
 * @param {string[]} keys
 * @returns {ReadonlySet<string>|null}
 */
export function chosenKinds(keys) {
  return vocabulary().kinds.every(({key}) => keys.includes(key)) ? null : new Set(keys);
}

/**
 * Switch a layer: those of a kind of event and of what is proposed filter, any other is drawn or not.
 * @param {string} key "group/key"
 * @param {boolean} on
 */
export function setLayer(key, on) {
  if (layerOn(current, key) === on) return;
  if (key.startsWith(KINDS)) {
    setKind(key.slice(KINDS.length), on);
    return;
  }
  if (key === PROPOSED) {
    chooseOrigin(on ? null : "curated");
    return;
  }
  const layers = new Set(current.layers);
  if (on) layers.add(key);
  else layers.delete(key);
  setState({layers, use: key === ASSOCIATIVE ? null : current.use}); // it contradicts the chosen use, if any
}

/** The layer control has this layer. @param {string} key "group/key" */
export function addKnown(key) {
  setState({known: new Set([...current.known, key])});
}

/**
 * Whether a layer is on. One that the layer control does not have is on, unless it only adds to the picture.
 * @param {State} state
 * @param {string} key "group/key"
 */
export function layerOn(state, key) {
  if (key.startsWith(KINDS)) return kindOn(state, key.slice(KINDS.length));
  if (key === PROPOSED) return state.origin !== "curated";
  if (key === ASSOCIATIVE && state.use) return state.use === "associative";
  return state.known.has(key) ? state.layers.has(key) : key !== ASSOCIATIVE;
}

/**
 * @param {number|null} event
 * @param {number|null} place
 */
export function select(event, place) {
  setState({selected: event === null && place === null ? null : {event, place}, claim: null});
}

/** Open a list, in place of what is open. @param {Tab} tab @param {Partial<State>} [also] */
export function openTab(tab, also = {}) {
  setState({...also, tab, selected: null, reading: null});
}

/** Read an article, in place of what is open. @param {Reading|null} reading null: no longer */
export function read(reading) {
  setState({reading, selected: null, claim: null});
}

/** Open the card of the event that a claim is about, on that claim. @param {number} event @param {number|null} place @param {number} claim */
export function selectClaim(event, place, claim) {
  setState({selected: {event, place}, claim});
}

/** Nothing filtered: all articles, kinds, dates and places. */
export function resetFilters() {
  setState(UNFILTERED);
}
