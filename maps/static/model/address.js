/**
 * The state in the page's address, so that a link opens what its sender saw and Back goes back.
 *
 * `#articles=cna,press-tv&kinds=strike&dates=2020-01-03..2020-01-08&at=erbil&disputed=yes&use=literal&words=base` filters,
 * `event=missile-strike&place=erbil&tab=disagreements` is what is open, and `map=33.1,44.2,6.5` where the map looks:
 * latitude and longitude of its middle, and zoom. Names are ids; what is as at the beginning is left out, and what the
 * corpus does not have is passed over.
 */
import {whenRead} from "./data.js";
import {siteOf} from "./filters.js";
import {KINDS} from "./shapes.js";
import {ASSOCIATIVE, getState, setState, subscribe} from "./state.js";
import {readRange} from "./timebins.js";

/** @typedef {import("./state.js").State} State */

/** @type {import("./state.js").Tab[]} */
const TAB_NAMES = ["events", "places", "articles", "disagreements"];

/** @type {import("./state.js").Use[]} */
const USE_WORDS = ["literal", "associative"];

/** What of an address does not filter. */
const OPEN = ["event", "place", "claim", "stop", "tab", "map"];
const FURTHEST = 1e4;

/**
 * @param {State} state
 * @param {import("./data.js").Data} data
 * @returns {string} without the number sign
 */
export function encodeState(state, data) {
  const parts = new URLSearchParams();
  const {articles, selected, claim, stop, tab, known, layers, range, words, disputed, uses, place} = state;
  if (articles.size) parts.set("articles", [...articles].sort((a, b) => a - b).map((a) => data.articles.id[a]).join(","));
  const kinds = KINDS.map((kind) => kind.key).filter((key) => known.has(`events/${key}`));
  const on = kinds.filter((key) => layers.has(`events/${key}`));
  if (on.length < kinds.length) parts.set("kinds", on.join(","));
  if (range) parts.set("dates", range.join(".."));
  if (place !== null) parts.set("at", data.places.id[place]);
  if (disputed) parts.set("disputed", "yes");
  if (uses.size) parts.set("use", [...uses].join(","));
  if (words.trim()) parts.set("words", words.trim());
  if (selected && selected.event !== null) parts.set("event", data.events.id[selected.event]);
  if (selected && selected.place !== null) parts.set("place", data.places.id[selected.place]);
  if (selected && claim !== null) parts.set("claim", data.claims.id[claim]);
  if (stop !== null) parts.set("stop", String(stop + 1));
  if (tab !== "events") parts.set("tab", tab);
  return parts.toString().replaceAll("%2C", ",");
}

/**
 * @param {string} hash with or without the number sign
 * @param {State} state what it is laid over
 * @param {import("./data.js").Data} data
 * @returns {Pick<State, "articles"|"layers"|"range"|"words"|"disputed"|"uses"|"place"|"selected"|"claim"|"stop"|"tab">}
 */
export function decodeState(hash, state, data) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const articles = new Set((parts.get("articles") ?? "").split(",").flatMap((id) => rowOf(data.articles.id, id)));
  const use = USE_WORDS.find((one) => one === parts.get("use"));
  const [where = null] = rowOf(data.places.id, parts.get("at"));
  const [event = null] = rowOf(data.events.id, parts.get("event"));
  const [place = null] = rowOf(data.places.id, parts.get("place"));
  const [claim = null] = event === null ? [] : rowOf(data.claims.id, parts.get("claim"));
  const asked = Number(parts.get("stop") || NaN) - 1;
  const told = data.story?.stops[asked];
  const stop = told ? asked : null;
  const chosen = event === null && place === null && told ? told : {event, place};
  const selected = chosen.event === null && chosen.place === null ? null : {event: chosen.event, place: chosen.place};
  const tab = TAB_NAMES.find((name) => name === parts.get("tab")) ?? "events";
  return {
    ...{articles, layers: decodeLayers(parts, state, use), selected, claim, stop, tab},
    range: readRange(parts.get("dates")),
    words: parts.get("words") ?? "",
    disputed: parts.get("disputed") === "yes",
    uses: new Set(use ? [use] : []),
    place: where,
  };
}

/**
 * The layers that are on: the kinds of event that are chosen, and what the use of place names asks for.
 * @param {URLSearchParams} parts
 * @param {State} state
 * @param {import("./state.js").Use} [use]
 */
function decodeLayers(parts, state, use) {
  const layers = new Set(state.layers);
  const wanted = parts.get("kinds")?.split(",");
  for (const {key} of KINDS) {
    if (!state.known.has(`events/${key}`)) continue;
    if (!wanted || wanted.includes(key)) layers.add(`events/${key}`);
    else layers.delete(`events/${key}`);
  }
  if (use === "associative") layers.add(ASSOCIATIVE);
  else if (use) layers.delete(ASSOCIATIVE);
  return layers;
}

/** Where the map looks, as it is written. @param {L.Map} map */
function encodeSight(map) {
  const {lat, lng} = map.getCenter();
  return [lat.toFixed(5), lng.toFixed(5), map.getZoom().toFixed(2)].map(Number).join(",");
}

/**
 * Where an address wants the map to look, null for nowhere.
 * @param {string} hash
 * @returns {[number, number, number]|null} latitude, longitude, zoom
 */
export function decodeSight(hash) {
  const text = new URLSearchParams(hash.replace(/^#/, "")).get("map") ?? "";
  const [lat, lon, zoom, ...more] = text.split(",").map((part) => (part.trim() ? Number(part) : NaN));
  const fits = Math.abs(lat) <= 90 && Math.abs(lon) <= FURTHEST && zoom >= 0 && zoom <= FURTHEST;
  return fits && !more.length ? [lat, lon, zoom] : null;
}

/** The filters of an address. @param {string} text */
export function filtersIn(text) {
  const parts = new URLSearchParams(text);
  for (const name of OPEN) parts.delete(name);
  return parts.toString();
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
 * Keep the address and the state in step. Choosing something makes a step in the history; filtering, also where it closes
 * what it hides, and moving the map only change the last one. In a frame that has no address of its own (a notebook)
 * nothing is written.
 * @param {import("./app.js").App} app
 */
export function bindAddress(app) {
  const {data, map} = app;
  let written = encodeState(getState(), data);
  let sight = "";
  let shown = "";
  let reading = false;

  /** @param {boolean} step */
  function write(step) {
    shown = [written, sight && `map=${sight}`].filter(Boolean).join("&");
    try {
      const address = shown ? `#${shown}` : location.pathname + location.search;
      if (step) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // a frame made from a string may not write its history
    }
  }

  subscribe((state, changed) => {
    const text = encodeState(state, data);
    if (text === written || reading) return;
    const opened = (changed.has("selected") || changed.has("claim")) && filtersIn(text) === filtersIn(written);
    written = text;
    write(opened || changed.has("stop"));
  });
  map.on("moveend", () => {
    const next = encodeSight(map);
    if (next === sight || reading) return;
    sight = next;
    write(false);
  });

  function read() {
    const text = location.hash.slice(1);
    if (text === shown) return;
    shown = text;
    const next = decodeState(location.hash, getState(), data);
    const look = decodeSight(location.hash);
    reading = true;
    if (look) map.setView([look[0], look[1]], look[2], {animate: false});
    sight = look ? encodeSight(map) : "";
    setState(next);
    const {selected} = getState();
    if (selected && selected.event !== null && selected.place === null)
      setState({selected: {event: selected.event, place: siteOf(app, selected.event)}});
    written = encodeState(getState(), data);
    reading = false;
  }
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  if (location.hash.length > 1) whenRead(read);
}
