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
 * Which places are kept by those facets that choose some: the one, and those within a box. Null for all.
 * @param {import("./data.js").Data} data
 * @param {import("./state.js").Filters} state
 * @returns {(Uint8Array|null)[]}
 */
export function chosenPlaces({places, size}, {place, box}) {
  const one = place === null ? null : new Uint8Array(size.places);
  if (one && place !== null) one[place] = 1;
  if (!box) return [one, null];
  const [west, south, east, north] = box;
  /** @param {number} lon */
  const across = (lon) => (west <= east ? west <= lon && lon <= east : lon >= west || lon <= east);
  const within = Uint8Array.from({length: size.places}, (_, p) => {
    const [lon, lat] = [places.lon[p], places.lat[p]];
    return lon !== null && south <= lat && lat <= north && across(lon) ? 1 : 0;
  });
  return [one, within];
}

/**
 * The events with an open link to a place that is kept, for every facet that chooses places; null where none does.
 * @param {import("./data.js").Data} data
 * @param {(Uint8Array|null)[]} chosen
 * @param {Uint8Array} articles
 */
export function eventsHere(data, chosen, articles) {
  /** @type {Uint8Array|null} */
  let all = null;
  for (const wanted of chosen) {
    if (!wanted) continue;
    const flags = new Uint8Array(data.size.events);
    data.links.place.forEach((p, l) => {
      if (wanted[p] && linkOpen(data, l, articles)) flags[data.links.event[l]] = 1;
    });
    /** @type {Uint8Array|null} */
    const before = all;
    all = before ? flags.map((flag, e) => flag & /** @type {Uint8Array} */ (before)[e]) : flags;
  }
  return all;
}

/**
 * The events at places that are kept, each with the articles that alone vouch for it, null for any.
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} wanted flags of places
 * @returns {Map<number, Set<number>|null>}
 */
export function linkedHere({links}, wanted) {
  /** @type {Map<number, Set<number>|null>} */
  const here = new Map();
  links.place.forEach((p, l) => {
    if (!wanted[p]) return;
    const e = links.event[l];
    const before = here.get(e);
    here.set(e, before === null || !links.articles[l] ? null : new Set([...(before ?? []), ...links.articles[l]]));
  });
  return here;
}

/**
 * The places of which mentions are kept, null for all: the chosen ones, those that words find, those of the one event.
 * @param {import("./data.js").Data} data
 * @param {(Uint8Array|null)[]} chosen
 * @param {Uint8Array|null} found
 * @param {number|null} event
 * @param {Uint8Array} links visible ones
 */
export function wantedPlaces(data, chosen, found, event, links) {
  const its = event === null ? null : new Uint8Array(data.size.places);
  if (its && event !== null) for (const l of data.linksOf.of(event)) its[data.links.place[l]] |= links[l];
  const narrowing = [...chosen, its, found].filter((flags) => flags !== null);
  if (!narrowing.length) return null;
  return Uint8Array.from({length: data.size.places}, (_, p) => (narrowing.every((flags) => flags[p]) ? 1 : 0));
}
