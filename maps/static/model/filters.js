/**
 * What is visible, derived from the state. The facets and what each of them keeps are those of `geo/filters.py`, whose
 * words hold for both.
 */
import {disputedAlone, findDisputes} from "./conflicts.js";
import {chosenPlaces, eventsHere, gatherPlaces, linkedHere, wantedPlaces} from "./sites.js";
import {canonicalNumber} from "./numbers.js";
import {kindOn} from "./state.js";
import {countBins, rangeFlags, timeBins} from "./timebins.js";
import {vocabulary} from "./vocabulary.js";

/**
 * @typedef {{
 *   speakers: string[]|null, kinds: string[]|null, dates: string|null, place: number|null, box: string|null, event: number|null, disputed: boolean,
 *   origin: import("./state.js").Origin|null, use: import("./state.js").Use|null, words: string,
 * }} Facets
 * @typedef {{
 *   facets: Facets, filtered: boolean, timeCounts: import("./timebins.js").BinCounts,
 *   articles: Uint8Array, kinds: Uint8Array, byArticle: boolean, bySpeaker: boolean, byKind: boolean,
 *   claims: Uint8Array, events: Uint8Array, links: Uint8Array, main: Uint8Array, places: Uint8Array, mentions: Uint8Array,
 *   disputed: Uint8Array, eventClaims: Int32Array, eventDisputes: Int32Array,
 *   placeEvents: Int32Array, placeMain: Int32Array, placeLead: Int32Array, placeDisputed: Uint8Array, eventSites: Int32Array,
 *   placeUse: Uint8Array, placeMentions: Int32Array,
 *   eventsByArticle: Int32Array, eventsByKind: Int32Array, eventsDisputed: number, eventsProposed: number, mentionsByUse: {literal: number, associative: number},
 *   counts: {articles: number, events: number, places: number, claims: number, mentions: number, disputes: number},
 * }} View
 * facets: those chosen, but for the articles, as they are written down; flags by row; `main` flags the visible links to
 * where an event happened; `disputed` by group; `eventClaims` and `eventDisputes` count claims and disputed groups of the
 * chosen articles and speakers; `placeEvents` counts visible events, `placeMain` those that happened there; `placeLead` is the one that
 * gives the place its mark, or -1; `eventSites` counts the places where an event happened, among which its weight is
 * shared; `placeUse` is 0 not mentioned, 1 literally, 2 only associatively. eventsByArticle, eventsByKind, eventsDisputed,
 * eventsProposed and mentionsByUse tell of each choice what it would leave, given the other facets.
 */

/**
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Filters} state
 * @returns {View}
 */
export function derive(data, state) {
  const {size} = data;
  const {event} = state;
  const byArticle = state.articles.size > 0;
  const articles = new Uint8Array(size.articles);
  for (let a = 0; a < size.articles; a++) articles[a] = byArticle && !state.articles.has(a) ? 0 : 1;
  const kinds = kindFlags(state);
  const chosen = chosenPlaces(data, state);
  const found = data.search(state.words);
  const facets = facetsOf(data, state, found !== null);
  const filtered = byArticle || Object.values(facets).some((facet) => facet !== null && facet !== false && facet !== "");
  const bySpeaker = state.speakers.size > 0;
  const {eventClaims, claims} = chosenClaims(data, articles, bySpeaker ? state.speakers : null);
  const {disputed, eventDisputes} = findDisputes(data, claims);
  const passed = passEvents(data, state, {
    kinds,
    eventDisputes,
    claimed: byArticle || bySpeaker ? eventClaims : null,
    dated: state.dates ? rangeFlags(data, state.dates) : null,
    found: found && found.events,
    here: eventsHere(data, chosen, articles),
    chosen,
    event,
  });
  const counted = dropHidden(data, passed, claims, {disputed, eventDisputes}, state.disputed);
  const located = gatherPlaces(data, articles, passed.events, eventClaims, eventDisputes);
  const mentioned = gatherMentions(data, state, articles, wantedPlaces(data, chosen, found && found.places, event, located.links));
  const places = keepPlaces(filtered, located.placeEvents, mentioned.placeMentions);
  return {
    ...{facets, filtered, articles, kinds, byArticle, bySpeaker, byKind: facets.kinds !== null},
    ...{claims, places, disputed, eventClaims, eventDisputes, ...passed, ...located, ...mentioned},
    counts: {
      articles: byArticle ? state.articles.size : size.articles,
      events: passed.eventCount,
      places: places.reduce((sum, flag) => sum + flag, 0),
      claims: counted.claims,
      mentions: mentioned.mentionCount,
      disputes: counted.disputes,
    },
  };
}

/**
 * The places of visible events and mentions.
 * @param {boolean} filtered
 * @param {Int32Array} events
 * @param {Int32Array} mentions
 */
function keepPlaces(filtered, events, mentions) {
  const kept = new Uint8Array(events.length);
  for (let p = 0; p < kept.length; p++) if (!filtered || events[p] || mentions[p]) kept[p] = 1;
  return kept;
}

/**
 * The facets as they are written down.
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Filters} state
 * @param {boolean} worded whether the words are any
 * @returns {Facets}
 */
function facetsOf(data, {speakers, kinds, dates, place, box, event, disputed, origin, use, words}, worded) {
  return {
    speakers: speakers.size ? data.speakers.id.filter((_, s) => speakers.has(s)) : null,
    kinds: kinds && vocabulary().kinds.flatMap(({key}) => (kinds.has(key) ? [key] : [])),
    dates: dates && dates.join("/"),
    place,
    box: box && box.map(canonicalNumber).join(","),
    event,
    disputed,
    origin,
    use,
    words: worded ? words.replace(/^ +| +$/g, "") : "",
  };
}

/**
 * The claims of the chosen articles and speakers, and how many of them each event has.
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} articles
 * @param {ReadonlySet<number>|null} speakers null for all
 */
function chosenClaims({claims: {article, speaker, event}, size}, articles, speakers) {
  const eventClaims = new Int32Array(size.events);
  const claims = new Uint8Array(size.claims);
  for (let c = 0; c < size.claims; c++) {
    if (!articles[article[c]] || (speakers && !speakers.has(speaker[c]))) continue;
    claims[c] = 1;
    eventClaims[event[c]]++;
  }
  return {eventClaims, claims};
}

/**
 * @typedef {{
 *   kinds: Uint8Array, eventDisputes: Int32Array, claimed: Int32Array|null, dated: Uint8Array|null, found: Uint8Array|null,
 *   here: Uint8Array|null, chosen: (Uint8Array|null)[], event: number|null,
 * }} Tests what each facet leaves of the events, null for all; chosen: flags of places, of each facet that chooses some
 */

/**
 * The events that pass every facet, and how many each choice of a facet would leave, given the others.
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Filters} state
 * @param {Tests} tests
 */
function passEvents(data, state, tests) {
  const {kinds, eventDisputes, claimed, dated, found, here, event} = tests;
  const events = new Uint8Array(data.size.events);
  const others = new Uint8Array(data.size.events);
  const eventsByKind = new Int32Array(vocabulary().kinds.length);
  let eventCount = 0;
  let eventsDisputed = 0;
  let eventsProposed = 0;
  for (let e = 0; e < events.length; e++) {
    if ((claimed && !claimed[e]) || (found && !found[e]) || (here && !here[e]) || (event !== null && e !== event)) continue;
    const kind = data.kinds[e];
    const from = isFrom(data, state.origin, e);
    const quarrel = !state.disputed || eventDisputes[e] > 0;
    const then = !dated || dated[e] === 1;
    if (from && quarrel && kinds[kind]) others[e] = 1;
    if (!then) continue;
    if (quarrel && kinds[kind] && data.events.proposed[e]) eventsProposed++;
    if (!from) continue;
    if (quarrel) eventsByKind[kind]++;
    if (!kinds[kind]) continue;
    if (eventDisputes[e]) eventsDisputed++;
    if (!quarrel) continue;
    events[e] = 1;
    eventCount++;
  }
  const timeCounts = countBins(timeBins(data), data, others);
  return {events, eventCount, eventsByKind, eventsDisputed, eventsProposed, timeCounts, eventsByArticle: countByArticle(data, state, tests)};
}

/**
 * How many events each article alone would leave, given the other facets.
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Filters} state
 * @param {Tests} tests
 */
function countByArticle(data, state, {kinds, dated, found, chosen, event}) {
  const {claims, claimsOf, size} = data;
  const {rows, starts} = claimsOf;
  const speakers = state.speakers.size ? state.speakers : null;
  const alone = state.disputed ? disputedAlone(data, speakers) : null;
  const here = chosen.flatMap((wanted) => (wanted ? [linkedHere(data, wanted)] : []));
  const counts = new Int32Array(size.articles);
  const seen = new Int32Array(size.articles).fill(-1);
  for (let e = 0; e < size.events; e++) {
    if (!isFrom(data, state.origin, e) || !kinds[data.kinds[e]] || (dated && !dated[e]) || (found && !found[e]) || (event !== null && e !== event)) continue;
    const vouched = here.map((one) => one.get(e));
    if (vouched.includes(undefined)) continue;
    for (let i = starts[e]; i < starts[e + 1]; i++) {
      const a = claims.article[rows[i]];
      if (seen[a] === e || (speakers && !speakers.has(claims.speaker[rows[i]]))) continue;
      seen[a] = e;
      if ((!alone || alone.has(e * size.articles + a)) && vouched.every((one) => !one || one.has(a))) counts[a]++;
    }
  }
  return counts;
}

/**
 * Take away the claims and disputes of events that are not visible, and count what is left.
 * @param {import("./data.js").Data} data
 * @param {ReturnType<typeof passEvents>} passed narrowed in place
 * @param {Uint8Array} claims narrowed in place
 * @param {ReturnType<typeof findDisputes>} found narrowed in place
 * @param {boolean} quarrels whether only events are kept on which accounts disagree
 */
function dropHidden(data, passed, claims, {disputed, eventDisputes}, quarrels) {
  const {event} = data.claims;
  const {events} = passed;
  const left = {claims: 0, disputes: 0};
  for (let c = 0; c < claims.length; c++) if (!events[event[c]]) claims[c] = 0;
  if (data.gathered.size) settle(data, passed, claims, {disputed, eventDisputes}, quarrels);
  for (let c = 0; c < claims.length; c++) left.claims += claims[c];
  for (let g = 0; g < disputed.length; g++) {
    if (!events[data.groups.event[g]]) disputed[g] = 0;
    left.disputes += disputed[g];
  }
  return left;
}

/**
 * What lies over several events is in dispute where enough of them is visible: count anew, and let go what is not.
 * @param {import("./data.js").Data} data
 * @param {ReturnType<typeof passEvents>} passed
 * @param {Uint8Array} claims
 * @param {ReturnType<typeof findDisputes>} found
 * @param {boolean} quarrels
 */
function settle(data, passed, claims, found, quarrels) {
  const {events} = passed;
  const now = findDisputes(data, claims, events);
  for (let e = 0; e < events.length; e++) {
    if (!events[e] || now.eventDisputes[e] || !found.eventDisputes[e]) continue;
    passed.eventsDisputed--;
    if (!quarrels) continue;
    events[e] = 0;
    passed.eventCount--;
  }
  for (let c = 0; quarrels && c < claims.length; c++) if (!events[data.claims.event[c]]) claims[c] = 0;
  found.disputed.set(now.disputed);
  found.eventDisputes.set(now.eventDisputes);
}

/**
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Filters} state
 * @param {Uint8Array} articles
 * @param {Uint8Array|null} wanted flags of places
 */
function gatherMentions({mentions, size}, {use: chosen}, articles, wanted) {
  const shown = new Uint8Array(size.mentions);
  const placeMentions = new Int32Array(size.places);
  const placeUse = new Uint8Array(size.places);
  const mentionsByUse = {literal: 0, associative: 0};
  let mentionCount = 0;
  for (let m = 0; m < size.mentions; m++) {
    const p = mentions.place[m];
    if (!articles[mentions.article[m]] || (wanted && (p === null || !wanted[p]))) continue;
    /** @type {import("./state.js").Use} */
    const use = mentions.use[m];
    mentionsByUse[use]++;
    if (chosen && use !== chosen) continue;
    shown[m] = 1;
    mentionCount++;
    if (p === null) continue;
    placeMentions[p]++;
    if (use === "literal") placeUse[p] = 1;
    else if (!placeUse[p]) placeUse[p] = 2;
  }
  return {mentions: shown, placeMentions, placeUse, mentionCount, mentionsByUse};
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

/**
 * Whether an event has the origin that is chosen.
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Origin|null} origin
 * @param {number} event
 */
function isFrom({events}, origin, event) {
  return origin === null || (origin === "proposed") === Boolean(events.proposed[event]);
}

/** The visible kinds of event. @param {import("./state.js").Filters} state @returns {Uint8Array} flags */
function kindFlags(state) {
  return Uint8Array.from(vocabulary().kinds, ({key}) => (kindOn(state, key) ? 1 : 0));
}

/**
 * The visible places of an event, with its role at each.
 * @param {import("./data.js").Data} data
 * @param {View} view
 * @param {number} event
 * @returns {{link: number, place: number, role: string, main: boolean, articles: number[]|null}[]}
 */
export function placesOf(data, view, event) {
  const found = [];
  for (const l of data.linksOf.of(event)) {
    if (!view.links[l]) continue;
    const {place, role, articles} = data.links;
    found.push({link: l, place: place[l], role: role[l], main: view.main[l] === 1, articles: articles[l]});
  }
  return found;
}

/** The place where an event is shown first, null for none. @param {import("./app.js").App} app @param {number} event */
export function siteOf({data, view}, event) {
  const found = placesOf(data, view, event);
  return (found.find((one) => one.main) ?? found[0])?.place ?? null;
}
