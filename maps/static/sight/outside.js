/**
 * What is out of sight, outside the view of the map or under one of its controls, named and one click away; and the way
 * home.
 */
import {heldEvents} from "../marks/clusters.js";
import {reachable} from "../marks/markroom.js";
import {groundDistance} from "../model/ground.js";
import {Index, isArea} from "../model/data.js";
import {bdi, calm, el, number, plural} from "../dom/text.js";

const MOST_REGIONS = 4;
const MANY_REGIONS = 60;
const NEAR_M = 60000;
/** How often the list may grow by what it covers itself. */
const TURNS = 3;

/** @typedef {{name: string, places: number[], count: number}} Region count: of events, or of mentions where there are no events */

/**
 * @param {import("../model/app.js").App} app
 * @param {{go: (bounds: L.LatLngBounds) => void, reveal: (place: number) => void}} camera
 */
export function createOutside(app, camera) {
  const chips = el("ul", {class: "outside-chips", role: "list"});
  const container = el(
    "nav",
    {class: "outside", "aria-label": "Out of sight"},
    el("span", {class: "outside-title", text: "Out of sight"}),
    chips,
  );
  L.DomEvent.disableClickPropagation(container);
  L.DomEvent.disableScrollPropagation(container);
  const control = new L.Control({position: "bottomleft"});
  control.onAdd = () => container;
  control.addTo(app.map);

  const noun = app.data.size.events ? "event" : "mention";

  /** What the chips go to, by number. @type {ArrayLike<number>[]} */
  let targets = [];
  let written = "";

  /** @param {number} at @param {...(Node|string)} words */
  const chip = (at, ...words) =>
    el("li", {}, el("button", {class: "chip small", type: "button", on: {click: () => go(targets[at])}}, ...words));

  /** What only lies under a control comes out from under it; all else is flown to. @param {ArrayLike<number>} places */
  function go(places) {
    const box = boxOver(app, places);
    if (places.length === 1 && app.map.getBounds().contains(box)) camera.reveal(places[0]);
    else camera.go(box);
  }

  /** @param {Region} region @param {number} at */
  const regionChip = ({name, count}, at) =>
    chip(
      at,
      el("span", {class: "unseen", text: "Go to "}),
      bdi(name),
      " ",
      el("span", {class: "chip-count", text: number(count)}),
      el("span", {class: "unseen", text: count === 1 ? ` ${noun}` : ` ${noun}s`}),
    );

  /** @param {Int32Array} places out of sight */
  function list(places) {
    const {regions, more, all} = regionsOf(app, places);
    targets = [...regions.map(({places}) => places), all];
    const words = JSON.stringify([regions.map(({name, count}) => [name, count]), more]);
    if (words === written) return;
    written = words;
    container.hidden = !regions.length;
    const rest = more ? [chip(regions.length, plural(more, "more area"))] : [];
    chips.replaceChildren(...regions.map(regionChip), ...rest);
  }

  return {
    /**
     * List what has no sign on the map that can be hit.
     * @param {import("../marks/marklayout.js").Layout} layout
     * @param {import("../marks/marktable.js").MarkTable} table of all that could have one
     * @param {() => import("../marks/layout.js").Box[]} walls what stands over the map now, this list included
     */
    update(layout, table, walls) {
      const signs = [...layout.marks, ...layout.clusters];
      /** @type {typeof signs} */
      let before = [];
      for (let turn = 0; turn < TURNS; turn++) {
        const boxes = walls();
        const reached = signs.filter((sign) => reachable(sign, layout.frame, boxes));
        if (turn && reached.length === before.length && reached.every((sign, i) => sign === before[i])) return;
        before = reached;
        list(unreached(app, reached, table));
      }
    },
  };
}

/** @param {import("../model/app.js").App} app @param {ArrayLike<number>} places */
function boxOver({data}, places) {
  return L.latLngBounds(Array.from(places, (p) => L.latLng(data.lat[p], data.lon[p])));
}

/**
 * What is out of sight, gathered under the outermost place below a country.
 * @param {import("../model/app.js").App} app
 * @param {Int32Array} all
 * @returns {{regions: Region[], more: number, all: Int32Array}} those with most events, first; how many others there
 *   are; the places of all
 */
function regionsOf({data, view}, all) {
  const members = membersOf(data, all);
  const {starts, rows} = members;
  const regions = starts.length - 1;
  const counts = new Int32Array(regions);
  const weights = weightsOf(data, view);
  for (let r = 0; r < regions; r++) {
    const alone = starts[r + 1] - starts[r] === 1;
    counts[r] = alone ? weights[all[rows[starts[r]]]] : heldBy(data, view, members.of(r).map((row) => all[row]));
  }
  const few = regions <= MANY_REGIONS;
  let found = largest(counts, few ? regions : MOST_REGIONS).map((r) => regionOf(data, members.of(r).map((row) => all[row]), counts[r]));
  if (few) found = mergeNear(found, data, view);
  return {regions: found.slice(0, MOST_REGIONS), more: Math.max(0, (few ? found.length : regions) - MOST_REGIONS), all};
}

/**
 * Places with visible events (or, where there are none at all, named places) that no sign on the map gives.
 * @param {import("../model/app.js").App} app
 * @param {(import("../marks/marklayout.js").Mark|import("../marks/clusters.js").Cluster)[]} reached the signs that can be hit
 * @param {import("../marks/marktable.js").MarkTable} table
 */
function unreached({data, view}, reached, {place, count}) {
  const shown = new Uint8Array(data.size.places);
  for (const sign of reached) {
    if (!("places" in sign)) shown[sign.place] = 1;
    else for (let i = 0; i < sign.places.length; i++) shown[sign.places[i]] = 1;
  }
  const weights = weightsOf(data, view);
  const found = new Int32Array(count);
  let many = 0;
  for (let i = 0; i < count; i++) {
    const p = place[i];
    if (weights[p] && !shown[p] && (data.size.events || !isArea(data, p))) found[many++] = p;
  }
  return found.subarray(0, many);
}

/**
 * Rows of places by region, regions in the order in which they are first met.
 * @param {import("../model/data.js").Data} data
 * @param {Int32Array} places
 */
function membersOf(data, places) {
  const roots = rootsOf(data);
  const numbers = new Int32Array(data.size.places).fill(-1);
  const groups = new Int32Array(places.length);
  let count = 0;
  for (let i = 0; i < places.length; i++) {
    const root = roots[places[i]];
    if (numbers[root] < 0) numbers[root] = count++;
    groups[i] = numbers[root];
  }
  return new Index(groups, count);
}

/** Which counts are the largest, largest first, and of equal ones the first. @param {Int32Array} counts @param {number} most */
function largest(counts, most) {
  /** @type {number[]} */
  const found = [];
  counts.forEach((count, i) => {
    if (found.length === most && !(count > counts[found[most - 1]])) return;
    let at = found.length;
    while (at > 0 && counts[found[at - 1]] < count) at--;
    found.splice(at, 0, i);
    found.length = Math.min(found.length, most);
  });
  return found;
}

/**
 * How many events each place holds, or mentions where there are no events.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 */
function weightsOf({size}, view) {
  return size.events ? view.placeMain : view.placeMentions;
}

/**
 * How many events places hold together, or mentions where there are no events.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {ArrayLike<number>} places
 */
function heldBy(data, view, places) {
  if (data.size.events) return heldEvents(data, view, places).length;
  let mentions = 0;
  for (let i = 0; i < places.length; i++) mentions += view.placeMentions[places[i]];
  return mentions;
}

/**
 * A region; one of a single place has the name of that place.
 * @param {import("../model/data.js").Data} data
 * @param {ArrayLike<number>} places
 * @param {number} count
 * @returns {Region}
 */
function regionOf(data, places, count) {
  const root = places.length === 1 ? places[0] : rootsOf(data)[places[0]];
  return {name: data.places.name[root], places: Array.from(places), count};
}

/**
 * Regions that a reader would go to together become one, under the name of the larger.
 * @param {Region[]} regions
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 */
function mergeNear(regions, data, view) {
  /** @type {Region[]} */
  const kept = [];
  for (const region of regions) {
    const [p] = region.places;
    const near = kept.find(
      ({places: [q]}) => groundDistance(data.lon[q], data.lat[q], data.lon[p], data.lat[p]) < NEAR_M,
    );
    if (near) near.places.push(...region.places);
    else kept.push(region);
  }
  for (const region of kept) region.count = heldBy(data, view, region.places);
  return kept.sort((a, b) => b.count - a.count);
}

/** @type {WeakMap<object, Int32Array>} */
const knownRoots = new WeakMap();

/** The outermost place below a country that each place is within, found once. @param {import("../model/data.js").Data} data */
function rootsOf({places, size}) {
  const known = knownRoots.get(places);
  if (known) return known;
  const roots = new Int32Array(size.places);
  for (let p = 0; p < size.places; p++) roots[p] = rootOf(places, p);
  knownRoots.set(places, roots);
  return roots;
}

/** @param {import("../model/data.js").Table} places @param {number} place */
function rootOf(places, place) {
  let at = place;
  for (let steps = 0; steps < 8; steps++) {
    const outer = places.within[at];
    if (outer === null || outer === undefined || places.outline[outer] || places.lon[outer] === null) return at;
    at = outer;
  }
  return at;
}

/**
 * The button back to the opening view.
 * @param {L.Map} map
 * @param {() => void} home
 */
export function addHome(map, home) {
  const button = el("button", {
    class: "home",
    type: "button",
    title: "Back to the opening view",
    text: "Home",
    on: {click: home},
  });
  const container = el("div", {class: "leaflet-bar home-bar"}, button);
  L.DomEvent.disableClickPropagation(container);
  const control = new L.Control({position: "topleft"});
  control.onAdd = () => container;
  control.addTo(map);
}

/** How the map moves: at once where movement is unwelcome. */
export function pace() {
  return calm() ? {animate: false} : {duration: 0.6};
}
