/**
 * The state in the page's address, so that a link opens what its sender saw and Back goes back.
 *
 * `#articles=cna,press-tv&speakers=pentagon&kinds=strike&dates=2020-01-03..2020-01-08&place=erbil&box=43,33,45,35&event=missile-strike&disputed=yes&origin=curated`
 * and `use=literal&words=base` filter, by the names of `geo/vocabulary/facets.py`; `card=missile-strike/erbil&tab=disagreements`, an
 * event and a place, is what is open, `order=day` how events are listed, and `map=33.1,44.2,6.5` where the map looks:
 * latitude and longitude of its middle, and zoom. `read=cna&paragraph=3` is an article that is read, and where. Names are
 * ids; what is as at the beginning is left out, and what the corpus does not have is passed over.
 */
import {atRest} from "../dom/rest.js";
import {textOf, whenRead} from "./data.js";
import {siteOf} from "./filters.js";
import {bindHost} from "./host.js";
import {canonicalNumber} from "./numbers.js";
import {ORDERS} from "./order.js";
import {chosenKinds, getState, setState, subscribe} from "./state.js";
import {readRange} from "./timebins.js";
import {vocabulary} from "./vocabulary.js";

/** @typedef {import("./state.js").State} State */

/** @type {import("./state.js").Tab[]} */
const TAB_NAMES = ["events", "places", "disagreements", "articles", "speakers", "coverage", "history"];

/**
 * The list that a page opens on.
 * @param {import("./data.js").Data} data
 * @returns {import("./state.js").Tab}
 */
export const firstTab = ({size}) => (size.events || !size.places ? "events" : "places");

/** @type {import("./state.js").Use[]} */
const USE_WORDS = ["literal", "associative"];

/** @type {import("./state.js").Origin[]} */
const ORIGIN_WORDS = ["curated", "proposed"];

/** What of an address does not filter. */
const OPEN = ["card", "read", "paragraph", "claim", "stop", "tab", "order", "map"];
const FURTHEST = 1e4;

/**
 * @param {State} state
 * @param {import("./data.js").Data} data
 * @returns {string} without the number sign
 */
export function encodeState(state, data) {
  const parts = new URLSearchParams();
  const {articles, speakers, kinds, dates, place, box, event, disputed, origin, use, words, selected, claim, reading, stop, tab, order} = state;
  if (articles.size) parts.set("articles", idsOf(data.articles.id, articles));
  if (speakers.size) parts.set("speakers", idsOf(data.speakers.id, speakers));
  if (kinds) parts.set("kinds", vocabulary().kinds.flatMap(({key}) => (kinds.has(key) ? [key] : [])).join(","));
  if (dates) parts.set("dates", dates.join(".."));
  if (place !== null) parts.set("place", data.places.id[place]);
  if (box) parts.set("box", box.map(canonicalNumber).join(","));
  if (event !== null) parts.set("event", data.events.id[event]);
  if (disputed) parts.set("disputed", "yes");
  if (origin) parts.set("origin", origin);
  if (use) parts.set("use", use);
  if (words.trim()) parts.set("words", words.trim());
  if (selected) parts.set("card", cardText(selected, data));
  if (reading) parts.set("read", data.articles.id[reading.article]);
  const paragraph = reading && readParagraph(data, reading);
  if (paragraph !== null) parts.set("paragraph", String(paragraph + 1));
  const lit = selected ? claim : (reading?.claim ?? null);
  if (lit !== null) parts.set("claim", data.claims.id[lit]);
  if (stop !== null) parts.set("stop", String(stop + 1));
  if (tab !== firstTab(data)) parts.set("tab", tab);
  if (order !== ORDERS[0].key) parts.set("order", order);
  return parts.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
}

/**
 * @param {string} hash with or without the number sign
 * @param {import("./data.js").Data} data
 * @returns {import("./state.js").Filters & Pick<State, "selected"|"claim"|"reading"|"stop"|"tab"|"order">}
 */
export function decodeState(hash, data) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  /** @param {string} name @param {string[]} ids */
  const rows = (name, ids) => new Set((parts.get(name) ?? "").split(",").flatMap((id) => rowOf(ids, id)));
  const [place = null] = rowOf(data.places.id, parts.get("place"));
  const [event = null] = rowOf(data.events.id, parts.get("event"));
  const [eventId, placeId] = (parts.get("card") ?? "").split("/");
  const [shownEvent = null] = rowOf(data.events.id, eventId);
  const [shownPlace = null] = rowOf(data.places.id, placeId ?? null);
  const [told = null] = rowOf(data.claims.id, parts.get("claim"));
  const claim = shownEvent === null ? null : told;
  const [article = null] = rowOf(data.articles.id, parts.get("read"));
  const paragraph = /^[1-9]\d*$/.test(parts.get("paragraph") ?? "") ? Number(parts.get("paragraph")) - 1 : null;
  const reading = article === null ? null : {article, claim: shownEvent === null ? told : null, ...(paragraph === null ? {} : {paragraph})};
  const asked = Number(parts.get("stop") || NaN) - 1;
  const tourStop = data.story?.stops[asked];
  const stop = tourStop ? asked : null;
  const card = shownEvent === null && shownPlace === null && tourStop ? tourStop : {event: shownEvent, place: shownPlace};
  const selected = card.event === null && card.place === null ? null : {event: card.event, place: card.place};
  const tab = TAB_NAMES.find((name) => name === parts.get("tab")) ?? firstTab(data);
  const {key: order} = ORDERS.find(({key}) => key === parts.get("order")) ?? ORDERS[0];
  return {
    articles: rows("articles", data.articles.id),
    speakers: rows("speakers", data.speakers.id),
    kinds: decodeKinds(parts.get("kinds")),
    dates: readRange(parts.get("dates")),
    ...{place, box: decodeBox(parts.get("box")), event},
    disputed: parts.get("disputed") === "yes",
    origin: ORIGIN_WORDS.find((word) => word === parts.get("origin")) ?? null,
    use: USE_WORDS.find((word) => word === parts.get("use")) ?? null,
    words: parts.get("words") ?? "",
    ...{selected, claim, reading, stop, tab, order},
  };
}

/**
 * The paragraph of the page's text to which a reader was led; null for the whole article, and for a claim, which says it.
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Reading} reading
 * @returns {number|null}
 */
function readParagraph(data, {article, claim, mention, paragraph}) {
  if (paragraph !== undefined && paragraph !== null) return paragraph;
  if ((claim ?? null) !== null || (mention ?? null) === null) return null;
  const row = textOf(data, article);
  const [, start = -1] = data.texts.mentions[row]?.find((/** @type {number[]} */ [m]) => m === mention) ?? [];
  const at = (data.texts.paragraphs[row] ?? []).findIndex((/** @type {number[]} */ [from, to]) => start >= from && start < to);
  return at < 0 ? null : at;
}

/** The ids of chosen rows, in order. @param {string[]} ids @param {ReadonlySet<number>} chosen */
function idsOf(ids, chosen) {
  return ids.filter((_, row) => chosen.has(row)).join(",");
}

/** A box that lies on the earth, null for any other text. @param {string|null} text @returns {import("./state.js").Box|null} */
function decodeBox(text) {
  const [west, south, east, north, ...more] = (text ?? "").split(",").map((part) => (part.trim() ? Number(part) : NaN));
  const fits = Math.abs(west) <= 180 && Math.abs(east) <= 180 && -90 <= south && south <= north && north <= 90;
  return fits && !more.length ? [west, south, east, north] : null;
}

/** The kinds of event that are chosen. @param {string|null} text */
function decodeKinds(text) {
  if (text === null) return null;
  const wanted = text.split(",");
  return chosenKinds(vocabulary().kinds.flatMap(({key}) => (wanted.includes(key) ? [key] : [])));
}

/**
 * What is selected: `event`, `event/place` or `/place`.
 * @param {import("./state.js").Selection} selected
 * @param {import("./data.js").Data} data
 */
function cardText({event, place}, data) {
  const at = place === null ? "" : `/${data.places.id[place]}`;
  return `${event === null ? "" : data.events.id[event]}${at}`;
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
 * What an address names and this page does not have: "article nobody", "event fire".
 * @param {string} hash
 * @param {import("./data.js").Data} data
 * @returns {string[]}
 */
export function missingIn(hash, data) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const [event, place] = (parts.get("card") ?? "").split("/");
  /** @type {[noun: string, ids: string[], known: string[]][]} */
  const named = [
    ["article", [...(parts.get("articles") ?? "").split(","), parts.get("read") ?? ""], data.articles.id],
    ["speaker", (parts.get("speakers") ?? "").split(","), data.speakers.id],
    ["event", [event, parts.get("event") ?? ""], data.events.id],
    ["place", [place ?? "", parts.get("place") ?? ""], data.places.id],
    ["claim", [parts.get("claim") ?? ""], data.claims.id],
    ["kind", (parts.get("kinds") ?? "").split(","), vocabulary().kinds.map(({key}) => key)],
  ];
  return named.flatMap(([noun, ids, known]) => ids.filter((id) => id && !known.includes(id)).map((id) => `${noun} “${id}”`));
}

/** Milliseconds within which further changes of a facet belong to one step: typing, dragging a day. */
const ONE_STEP = 3000;

/**
 * Keep the address and the state in step. Choosing something makes a step in the history, and so does every filter, so that
 * Back undoes it; moving the map, a tab or an order only change the last one. In a frame that has no address of its own (a
 * notebook) nothing is written; what frames the page learns it, and may ask for another.
 * @param {import("./app.js").App} app
 * @param {(text: string) => void} say tells the reader what a link names and is not there
 */
export function bindAddress(app, say) {
  const {data, map} = app;
  let written = encodeState(getState(), data);
  let sight = "";
  let shown = "";
  let reading = false;
  /** Whether the map was moved and the address does not say so yet. */
  let moved = false;
  /** What the last step changed, and when. */
  let last = {facets: "", at: 0};

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

  /** Whether a filter changed that makes a step of its own. @param {string} text */
  function filtered(text) {
    const facets = changedFacets(filtersIn(written), filtersIn(text));
    const continued = (facets === "words" || facets === "dates") && facets === last.facets && Date.now() - last.at < ONE_STEP;
    if (facets) last = {facets, at: Date.now()};
    return Boolean(facets) && !continued;
  }

  subscribe((state, changed) => {
    const text = encodeState(state, data);
    if (text === written || reading) return;
    const opened = (changed.has("selected") || changed.has("reading") || changed.has("claim")) && filtersIn(text) === filtersIn(written);
    look();
    const step = filtered(text) || opened || changed.has("stop");
    if (opened) last = {facets: "", at: 0};
    written = text;
    write(step);
    tell(written);
  });
  /** Write down where the map looks. */
  function look() {
    const next = moved ? encodeSight(map) : sight;
    moved = false;
    if (next === sight) return;
    sight = next;
    write(false);
  }
  map.on("moveend", () => {
    if (reading) return;
    moved = true;
    atRest(look);
  });

  function read() {
    const text = location.hash.slice(1);
    moved = false;
    if (text === shown) return;
    shown = text;
    show(text);
  }

  /** @param {string} text an address */
  function show(text) {
    const next = decodeState(text, data);
    const view = decodeSight(text);
    reading = true;
    last = {facets: "", at: 0};
    if (view) map.flyTo([view[0], view[1]], view[2], {animate: false}); // at once, and as near as the link says
    sight = view ? encodeSight(map) : "";
    setState(next);
    const {selected} = getState();
    if (selected && selected.event !== null && selected.place === null)
      setState({selected: {event: selected.event, place: siteOf(app, selected.event)}});
    written = encodeState(getState(), data);
    reading = false;
    tell(written);
    const missing = missingIn(text, data);
    say(missing.length ? `This link names what is not in this page: ${missing.join(", ")}. The rest of it is shown.` : "");
  }
  const tell = bindHost((text) => whenRead(() => text !== written && show(text)));
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  if (location.hash.length > 1) whenRead(read);
}

/** The names of the facets in which two addresses differ. @param {string} before @param {string} after */
function changedFacets(before, after) {
  const [a, b] = [new URLSearchParams(before), new URLSearchParams(after)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name)).join(" ");
}
