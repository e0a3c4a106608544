/**
 * The one state of the page. Marks, list, counts, cards and export all derive from it; nothing keeps a second copy.
 */

/**
 * @typedef {{event: number|null, place: number|null}} Selection an event (at a place), or a place alone
 * @typedef {"events"|"places"|"articles"|"disagreements"} Tab
 * @typedef {"peek"|"half"|"full"} Stop
 * @typedef {"literal"|"associative"} Use
 * @typedef {{
 *   articles: ReadonlySet<number>,
 *   layers: ReadonlySet<string>,
 *   known: ReadonlySet<string>,
 *   range: import("./timebins.js").Range|null,
 *   words: string,
 *   disputed: boolean,
 *   uses: ReadonlySet<Use>,
 *   place: number|null,
 *   selected: Selection|null,
 *   claim: number|null,
 *   stop: number|null,
 *   lit: number|null,
 *   tab: Tab,
 *   sheet: Stop,
 * }} State
 * What filters: articles, rows of the chosen ones, none means all; the kinds of event among the layers; range, the chosen
 * days; words, as typed; disputed, only events on which visible accounts disagree; uses of place names, none means both;
 * place, row of the one that events and mentions must be of.
 * layers: those that are on, as "group/key"; known: those that the layer control has; claim: row of the one that the
 * selected event's card opens on; stop: that of the tour, null while no tour is on; lit: row of the place under the
 * pointer; sheet: how far the panel is drawn up on a phone.
 * @typedef {(state: State, changed: Set<string>) => void} Listener
 */

/** @type {State} */
let current = {
  articles: new Set(),
  layers: new Set(),
  known: new Set(),
  range: null,
  words: "",
  disputed: false,
  uses: new Set(),
  place: null,
  selected: null,
  claim: null,
  stop: null,
  lit: null,
  tab: "events",
  sheet: "half",
};

/** The layer of places that are named only in another sense. */
export const ASSOCIATIVE = "uses/associative";

/** What decides which rows are visible; `layers` do where a kind of event is switched. */
const FACETS = ["articles", "layers", "range", "words", "disputed", "uses", "place"];

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
  return FACETS.some((facet) => changed.has(facet));
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

/** Keep only events at a place and mentions of it; null for all. @param {number|null} place */
export function filterPlace(place) {
  setState({place});
}

/** Keep only events on which visible accounts disagree. @param {boolean} on */
export function toggleDisputed(on) {
  setState({disputed: on});
}

/**
 * Choose one use of place names, or both. Choosing the associative one draws it, too, and choosing the literal one does
 * not: what the map draws never contradicts what is chosen.
 * @param {Use|null} use null for both
 */
export function chooseUse(use) {
  const layers = use ? withLayer(ASSOCIATIVE, use === "associative") : current.layers;
  setState({uses: new Set(use ? [use] : []), layers});
}

/**
 * The layers when one of them is switched.
 * @param {string} key "group/key"
 * @param {boolean} on
 * @returns {ReadonlySet<string>}
 */
function withLayer(key, on) {
  if (current.layers.has(key) === on) return current.layers;
  const layers = new Set(current.layers);
  if (on) layers.add(key);
  else layers.delete(key);
  return layers;
}

/**
 * @param {string} key "group/key"
 * @param {boolean} on
 */
export function setLayer(key, on) {
  const layers = withLayer(key, on);
  const against = key === ASSOCIATIVE && current.uses.size > 0 && current.uses.has("associative") !== on;
  setState({layers, uses: against ? new Set() : current.uses});
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
  return state.known.has(key) ? state.layers.has(key) : key !== ASSOCIATIVE;
}

/**
 * @param {number|null} event
 * @param {number|null} place
 */
export function select(event, place) {
  setState({selected: event === null && place === null ? null : {event, place}, claim: null});
}

/** Open the card of the event that a claim is about, on that claim. @param {number} event @param {number|null} place @param {number} claim */
export function selectClaim(event, place, claim) {
  setState({selected: {event, place}, claim});
}

/** Show all kinds of event that the layer control has. */
export function showKinds() {
  setState({layers: withKinds()});
}

function withKinds() {
  return new Set([...current.layers, ...[...current.known].filter((key) => key.startsWith("events/"))]);
}

/** Nothing filtered: all articles, kinds, dates and places. */
export function resetFilters() {
  const layers = withKinds();
  setState({articles: new Set(), layers, range: null, words: "", disputed: false, uses: new Set(), place: null});
}
