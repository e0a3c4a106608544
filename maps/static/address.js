/**
 * The state in the page's address, so that a link opens what its sender saw and Back goes back.
 *
 * `#articles=cna,press-tv&kinds=strike&dates=2020-01-03..2020-01-08&event=missile-strike&place=erbil&tab=disagreements`. Names are ids; what is as
 * at the beginning is left out, and what the corpus does not have is passed over.
 */
import {whenRead} from "./data.js";
import {KINDS} from "./shapes.js";
import {getState, setState, subscribe} from "./state.js";
import {readRange} from "./timebins.js";

/** @typedef {import("./state.js").State} State */

/** @type {import("./state.js").Tab[]} */
const TAB_NAMES = ["events", "places", "articles", "disagreements"];

/**
 * @param {State} state
 * @param {import("./data.js").Data} data
 * @returns {string} without the number sign
 */
export function encodeState(state, data) {
  const parts = new URLSearchParams();
  const {articles, selected, tab, known, layers, range, words} = state;
  if (articles.size) parts.set("articles", [...articles].sort((a, b) => a - b).map((a) => data.articles.id[a]).join(","));
  const kinds = KINDS.map((kind) => kind.key).filter((key) => known.has(`events/${key}`));
  const on = kinds.filter((key) => layers.has(`events/${key}`));
  if (on.length < kinds.length) parts.set("kinds", on.join(","));
  if (range) parts.set("dates", range.join(".."));
  if (words.trim()) parts.set("words", words.trim());
  if (selected && selected.event !== null) parts.set("event", data.events.id[selected.event]);
  if (selected && selected.place !== null) parts.set("place", data.places.id[selected.place]);
  if (tab !== "events") parts.set("tab", tab);
  return parts.toString().replaceAll("%2C", ",");
}

/**
 * @param {string} hash with or without the number sign
 * @param {State} state what it is laid over
 * @param {import("./data.js").Data} data
 * @returns {Pick<State, "articles"|"layers"|"range"|"words"|"selected"|"tab">}
 */
export function decodeState(hash, state, data) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const articles = new Set((parts.get("articles") ?? "").split(",").flatMap((id) => rowOf(data.articles.id, id)));
  const layers = new Set(state.layers);
  const wanted = parts.get("kinds")?.split(",");
  for (const {key} of KINDS) {
    if (!state.known.has(`events/${key}`)) continue;
    if (!wanted || wanted.includes(key)) layers.add(`events/${key}`);
    else layers.delete(`events/${key}`);
  }
  const [event = null] = rowOf(data.events.id, parts.get("event"));
  const [place = null] = rowOf(data.places.id, parts.get("place"));
  const selected = event === null && place === null ? null : {event, place};
  const tab = TAB_NAMES.find((name) => name === parts.get("tab")) ?? "events";
  return {articles, layers, range: readRange(parts.get("dates")), words: parts.get("words") ?? "", selected, tab};
}

/**
 * The row of an id, in a list; empty where there is none.
 * @param {string[]} ids
 * @param {string|null} id
 */
function rowOf(ids, id) {
  const row = id ? ids.indexOf(id) : -1;
  return row < 0 ? [] : [row];
}

/**
 * Keep the address and the state in step. Choosing something makes a step in the history, filtering only changes the
 * last one. In a frame that has no address of its own (a notebook) nothing is written.
 * @param {import("./data.js").Data} data
 */
export function bindAddress(data) {
  let written = encodeState(getState(), data);
  subscribe((state, changed) => {
    const text = encodeState(state, data);
    if (text === written) return;
    written = text;
    try {
      const address = text ? `#${text}` : location.pathname + location.search;
      if (changed.has("selected")) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // a frame made from a string may not write its history
    }
  });
  const read = () => {
    const state = getState();
    const next = decodeState(location.hash, state, data);
    written = encodeState({...state, ...next}, data);
    setState(next);
  };
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  if (location.hash.length > 1) whenRead(read);
}
