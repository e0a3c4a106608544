/**
 * Where visible events lie: the visible links between events and places, and what each place has of them.
 */

/**
 * Whether a link is open: no article alone vouches for it, or a chosen one does.
 * @param {import("./data.js").Data} data
 * @param {number} link
 * @param {Uint8Array} articles flags
 */
function linkOpen({links}, link, articles) {
  const only = links.articles[link];
  return !only || only.some((/** @type {number} */ a) => articles[a]);
}

/**
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} articles
 * @param {Uint8Array} events
 * @param {Int32Array} eventClaims
 * @param {Int32Array} eventDisputes
 */
export function gatherPlaces(data, articles, events, eventClaims, eventDisputes) {
  const {links, size} = data;
  const shown = new Uint8Array(links.event.length);
  for (let l = 0; l < shown.length; l++) if (events[links.event[l]] && linkOpen(data, l, articles)) shown[l] = 1;
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
  const {rows, starts} = linksOf;
  const main = new Uint8Array(shown.length);
  for (let e = 0; e < size.events; e++) {
    let first = -1;
    let here = false;
    for (let i = starts[e]; i < starts[e + 1] && !here; i++) {
      if (!shown[rows[i]]) continue;
      if (first < 0) first = rows[i];
      here = Boolean(links.here[rows[i]]);
    }
    for (let i = starts[e]; i < starts[e + 1] && first >= 0; i++) {
      const l = rows[i];
      if (shown[l] && (here ? links.here[l] : links.role[l] === links.role[first])) main[l] = 1;
    }
  }
  return main;
}

/**
 * The events with an open link to a place.
 * @param {import("./data.js").Data} data
 * @param {number} place
 * @param {Uint8Array} articles
 */
export function eventsHere(data, place, articles) {
  const flags = new Uint8Array(data.size.events);
  for (const l of data.linksAt.of(place)) if (linkOpen(data, l, articles)) flags[data.links.event[l]] = 1;
  return flags;
}

/**
 * The events at a place, each with the articles that alone vouch for it, null for any.
 * @param {import("./data.js").Data} data
 * @param {number} place
 * @returns {Map<number, Set<number>|null>}
 */
export function linkedHere({links, linksAt}, place) {
  /** @type {Map<number, Set<number>|null>} */
  const here = new Map();
  for (const l of linksAt.of(place)) {
    const e = links.event[l];
    const before = here.get(e);
    here.set(e, before === null || !links.articles[l] ? null : new Set([...(before ?? []), ...links.articles[l]]));
  }
  return here;
}

/**
 * The places of which mentions are kept, null for all: the chosen one, those that words find, those of the one event.
 * @param {import("./data.js").Data} data
 * @param {number|null} place
 * @param {Uint8Array|null} found
 * @param {number|null} event
 * @param {Uint8Array} links visible ones
 */
export function wantedPlaces(data, place, found, event, links) {
  if (place === null && event === null) return found;
  const its = new Uint8Array(data.size.places);
  if (event !== null) for (const l of data.linksOf.of(event)) its[data.links.place[l]] |= links[l];
  return its.map((flag, p) => Number((event === null || flag) && (place === null || p === place) && (!found || found[p])));
}
