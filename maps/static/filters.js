/**
 * What is visible, derived from the state. The chosen articles and the kinds of event filter; other layers only draw.
 */
import {KINDS} from "./shapes.js";
import {layerOn} from "./state.js";
import {countBins, rangeFlags, timeBins} from "./timebins.js";

/**
 * @typedef {{
 *   timeCounts: import("./timebins.js").BinCounts, range: import("./timebins.js").Range|null, words: string,
 *   articles: Uint8Array, kinds: Uint8Array, byArticle: boolean, byKind: boolean,
 *   claims: Uint8Array, events: Uint8Array, links: Uint8Array, main: Uint8Array, places: Uint8Array, mentions: Uint8Array,
 *   disputed: Uint8Array, eventClaims: Int32Array, eventDisputes: Int32Array,
 *   placeEvents: Int32Array, placeMain: Int32Array, placeLead: Int32Array, placeDisputed: Uint8Array, eventSites: Int32Array,
 *   placeUse: Uint8Array, placeMentions: Int32Array, eventsByArticle: Int32Array, eventsByKind: Int32Array,
 *   counts: {articles: number, events: number, places: number, claims: number, mentions: number, disputes: number},
 * }} View
 * Flags by row; `main` flags the visible links to where an event happened; `disputed` by group; `eventDisputes` counts disputed groups; `placeEvents` counts visible events,
 * `placeMain` those that happened there; `placeLead` is the one that gives the place its mark, or -1; `eventSites` counts
 * the places where an event happened, among which its weight is shared; `placeUse` is 0 not mentioned, 1 literally, 2 only associatively. Counts by article and by kind are those that the other facet
 * leaves.
 */

/**
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").State} state
 * @returns {View}
 */
export function derive(data, state) {
  const {size} = data;
  const byArticle = state.articles.size > 0;
  const articles = new Uint8Array(size.articles);
  for (let a = 0; a < size.articles; a++) articles[a] = byArticle && !state.articles.has(a) ? 0 : 1;
  const kinds = kindFlags(state);

  const {range} = state;
  const dated = range ? rangeFlags(data, range) : null;
  const found = data.search(state.words);

  const claimed = countClaims(data, articles, kinds, [dated, found && found.events]);
  const events = new Uint8Array(size.events);
  const eventsByKind = new Int32Array(KINDS.length);
  let eventCount = 0;
  /** Events that every facet but the dates leaves. */
  const others = new Uint8Array(size.events);
  for (let e = 0; e < size.events; e++) {
    if ((byArticle && !claimed.eventClaims[e]) || (found && !found.events[e])) continue;
    if (kinds[data.kinds[e]]) others[e] = 1;
    if (dated && !dated[e]) continue;
    eventsByKind[data.kinds[e]]++;
    if (!kinds[data.kinds[e]]) continue;
    events[e] = 1;
    eventCount++;
  }
  const claims = new Uint8Array(size.claims);
  let claimCount = 0;
  for (let c = 0; c < size.claims; c++) {
    if (articles[data.claims.article[c]] && events[data.claims.event[c]]) {
      claims[c] = 1;
      claimCount++;
    }
  }
  const disputes = findDisputes(data, claims, events);
  const located = gatherPlaces(data, articles, events, claimed.eventClaims, disputes.eventDisputes);
  const mentioned = gatherMentions(data, articles, found && found.places);
  const places = new Uint8Array(size.places);
  const byKind = kinds.includes(0);
  let placeCount = 0;
  for (let p = 0; p < size.places; p++) {
    if ((!byArticle && !byKind && !range && !found) || located.placeEvents[p] || mentioned.placeMentions[p]) {
      places[p] = 1;
      placeCount++;
    }
  }
  return {
    articles,
    kinds,
    byArticle,
    byKind,
    range,
    words: found ? state.words : "",
    timeCounts: countBins(timeBins(data), data, others),
    claims,
    events,
    places,
    eventsByKind,
    ...claimed,
    ...disputes,
    ...located,
    ...mentioned,
    counts: {
      articles: byArticle ? state.articles.size : size.articles,
      events: eventCount,
      places: placeCount,
      claims: claimCount,
      mentions: mentioned.mentionCount,
      disputes: disputes.disputeCount,
    },
  };
}

/**
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} articles
 * @param {Uint8Array} kinds
 * @param {(Uint8Array|null)[]} facets flags of the events that each of the others leaves
 */
function countClaims(data, articles, kinds, facets) {
  const eventClaims = new Int32Array(data.size.events);
  const eventsByArticle = new Int32Array(data.size.articles);
  const seen = new Int32Array(data.size.articles).fill(-1);
  const {rows, starts} = data.claimsOf;
  const article = data.claims.article;
  for (let e = 0; e < data.size.events; e++) {
    for (let i = starts[e]; i < starts[e + 1]; i++) {
      const a = article[rows[i]];
      if (articles[a]) eventClaims[e]++;
      if (seen[a] !== e && kinds[data.kinds[e]] && facets.every((flags) => !flags || flags[e])) {
        seen[a] = e;
        eventsByArticle[a]++;
      }
    }
  }
  return {eventClaims, eventsByArticle};
}

/**
 * A group is disputed when two values that conflict both still have a visible claim.
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} claims
 * @param {Uint8Array} events
 */
function findDisputes(data, claims, events) {
  const disputed = new Uint8Array(data.size.groups);
  const eventDisputes = new Int32Array(data.size.events);
  let disputeCount = 0;
  const {relations, event} = data.groups;
  for (let g = 0; g < data.size.groups; g++) {
    if (!relations[g] || !events[event[g]]) continue;
    const shown = shownValues(data, claims, g);
    for (const [a, b, relation] of relations[g]) {
      if (relation === "conflict" && shown.has(a) && shown.has(b)) {
        disputed[g] = 1;
        eventDisputes[event[g]]++;
        disputeCount++;
        break;
      }
    }
  }
  return {disputed, eventDisputes, disputeCount};
}

/**
 * The values of a group behind which a visible claim stands.
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} claims flags
 * @param {number} group
 * @returns {Set<number>}
 */
function shownValues(data, claims, group) {
  const shown = new Set();
  for (const claim of data.claimsIn.of(group)) if (claims[claim]) shown.add(data.claims.value[claim]);
  return shown;
}

/**
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} articles
 * @param {Uint8Array} events
 * @param {Int32Array} eventClaims
 * @param {Int32Array} eventDisputes
 */
function gatherPlaces(data, articles, events, eventClaims, eventDisputes) {
  const {links, size} = data;
  const shown = new Uint8Array(links.event.length);
  for (let l = 0; l < shown.length; l++) {
    const only = links.articles[l];
    if (events[links.event[l]] && (!only || only.some((/** @type {number} */ a) => articles[a]))) shown[l] = 1;
  }
  const main = mainLinks(data, shown);
  const placeEvents = new Int32Array(size.places);
  const placeMain = new Int32Array(size.places);
  const placeLead = new Int32Array(size.places).fill(-1);
  const placeDisputed = new Uint8Array(size.places);
  const eventSites = new Int32Array(size.events);
  for (let l = 0; l < main.length; l++) eventSites[links.event[l]] += main[l];
  const counted = new Int32Array(size.places).fill(-1);
  const countedMain = new Int32Array(size.places).fill(-1);
  for (let l = 0; l < links.event.length; l++) {
    if (!shown[l]) continue;
    const e = links.event[l];
    const p = links.place[l];
    if (counted[p] !== e) placeEvents[p]++;
    counted[p] = e;
    if (!main[l] || countedMain[p] === e) continue;
    countedMain[p] = e;
    placeMain[p]++;
    if (eventDisputes[e]) placeDisputed[p] = 1;
    const lead = placeLead[p];
    if (lead < 0 || eventClaims[e] * eventSites[lead] > eventClaims[lead] * eventSites[e]) placeLead[p] = e;
  }
  return {links: shown, main, placeEvents, placeMain, placeLead, placeDisputed, eventSites};
}

/**
 * The links to where an event happened: those whose role says so, else the first visible one and its like.
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} shown flags of links
 */
function mainLinks({links, linksOf, size}, shown) {
  const main = new Uint8Array(shown.length);
  for (let e = 0; e < size.events; e++) {
    const visible = linksOf.of(e).filter((l) => shown[l]);
    const here = visible.some((l) => links.here[l]);
    for (const l of visible) main[l] = (here ? links.here[l] : links.role[l] === links.role[visible[0]]) ? 1 : 0;
  }
  return main;
}

/**
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} articles
 * @param {Uint8Array|null} wanted flags of the places that are searched for
 */
function gatherMentions(data, articles, wanted) {
  const {mentions, size} = data;
  const shown = new Uint8Array(size.mentions);
  const placeMentions = new Int32Array(size.places);
  const placeUse = new Uint8Array(size.places);
  let mentionCount = 0;
  for (let m = 0; m < size.mentions; m++) {
    const p = mentions.place[m];
    if (!articles[mentions.article[m]] || (wanted && (p === null || !wanted[p]))) continue;
    shown[m] = 1;
    mentionCount++;
    if (p === null) continue;
    placeMentions[p]++;
    if (mentions.use[m] === "literal") placeUse[p] = 1;
    else if (!placeUse[p]) placeUse[p] = 2;
  }
  return {mentions: shown, placeMentions, placeUse, mentionCount};
}

/**
 * The visible events of a place, those that happened there first, and among them the one that gives it its mark.
 * @param {import("./data.js").Data} data
 * @param {View} view
 * @param {number} place
 * @param {boolean} [main] only those that happened there
 * @returns {number[]}
 */
export function eventsAt(data, view, place, main = false) {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const l of data.linksAt.of(place)) {
    if (!view.links[l] || (main && !view.main[l])) continue;
    const e = data.links.event[l];
    const score = view.main[l] * 1e6 + view.eventClaims[e] / Math.max(1, view.eventSites[e]);
    best.set(e, Math.max(best.get(e) ?? -1, score));
  }
  return [...best].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([e]) => e);
}

/** The visible kinds of event. @param {import("./state.js").State} state @returns {Uint8Array} flags */
export function kindFlags(state) {
  return Uint8Array.from(KINDS, (kind) => (layerOn(state, `events/${kind.key}`) ? 1 : 0));
}

/**
 * The visible places of an event, with its role at each.
 * @param {import("./data.js").Data} data
 * @param {View} view
 * @param {number} event
 * @returns {{place: number, role: string, main: boolean, articles: number[]|null}[]}
 */
export function placesOf(data, view, event) {
  const found = [];
  for (const l of data.linksOf.of(event)) {
    if (!view.links[l]) continue;
    const {place, role, articles} = data.links;
    found.push({place: place[l], role: role[l], main: view.main[l] === 1, articles: articles[l]});
  }
  return found;
}
