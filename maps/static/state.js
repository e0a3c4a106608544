/**
 * The one state of the page. Marks, list, counts, cards and export all derive from it; nothing keeps a second copy.
 */

/**
 * @typedef {{event: number|null, place: number|null}} Selection an event (at a place), or a place alone
 * @typedef {"events"|"places"|"articles"|"disagreements"} Tab
 * @typedef {"peek"|"half"|"full"} Stop
 * @typedef {{
 *   articles: ReadonlySet<number>,
 *   layers: ReadonlySet<string>,
 *   known: ReadonlySet<string>,
 *   range: import("./timebins.js").Range|null,
 *   words: string,
 *   selected: Selection|null,
 *   lit: number|null,
 *   tab: Tab,
 *   sheet: Stop,
 * }} State
 * articles: rows of the chosen articles, none means all; layers: those that are on, as "group/key"; known: those that
 * the layer control has; lit: row of the place under the pointer; sheet: how far the panel is drawn up on a phone.
 * @typedef {(state: State, changed: Set<string>) => void} Listener
 */

/** @type {State} */
let current = {
  articles: new Set(),
  layers: new Set(),
  known: new Set(),
  range: null,
  words: "",
  selected: null,
  lit: null,
  tab: "events",
  sheet: "half",
};

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

/**
 * @param {string} key "group/key"
 * @param {boolean} on
 */
export function setLayer(key, on) {
  if (current.layers.has(key) === on) return;
  const layers = new Set(current.layers);
  if (on) layers.add(key);
  else layers.delete(key);
  setState({layers});
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
  return state.known.has(key) ? state.layers.has(key) : key !== "uses/associative";
}

/**
 * @param {number|null} event
 * @param {number|null} place
 */
export function select(event, place) {
  setState({selected: event === null && place === null ? null : {event, place}});
}

/** Nothing filtered: all articles, all kinds of event that the layer control has. */
export function resetFilters() {
  const layers = new Set(current.layers);
  for (const key of current.known) if (key.startsWith("events/")) layers.add(key);
  setState({articles: new Set(), layers, range: null, words: ""});
}
