/**
 * Which marks there are: one for each place where visible events are, and an open dot for each other place whose layer
 * is on. Kept in typed arrays, so that a hundred thousand cost little.
 */
import {isArea} from "../model/data.js";
import {worldX, worldY} from "../model/ground.js";
import {layerOn} from "../model/state.js";
import {number, plural} from "../dom/text.js";
import {vouchedFor} from "./vouching.js";

/**
 * @typedef {{count: number, place: Int32Array, x: Float64Array, y: Float64Array, kind: Int8Array}} MarkTable
 * x and y in the unit square of Web Mercator; kind is -1 for a place without events, -2 for one that is only named
 * associatively, -3 for one that another place of the name may as well be meant by.
 */

const PLAIN_DOT = -1;
/** Degrees of longitude: beyond them is no turn of the world that the map shows. */
const FARTHEST = 540;
export const SOFT_DOT = -2;
export const DOUBT_DOT = -3;

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {import("../model/state.js").State} state
 * @returns {MarkTable}
 */
export function markTable(data, view, state) {
  const {places, size} = data;
  const place = new Int32Array(size.places);
  const x = new Float64Array(size.places);
  const y = new Float64Array(size.places);
  const kind = new Int8Array(size.places);
  /** @type {Map<string, boolean>} */
  const classes = new Map();
  const associative = layerOn(state, "uses/associative");
  const world = worldOf(data);
  let count = 0;
  for (let p = 0; p < size.places; p++) {
    if (!view.places[p] || !(Math.abs(data.lon[p]) <= FARTHEST)) continue;
    let look = view.placeLead[p] >= 0 ? data.kinds[view.placeLead[p]] : PLAIN_DOT;
    if (look < 0) {
      const code = places.feature_class[p];
      if (!classes.has(code)) classes.set(code, layerOn(state, `places/${code}`));
      if (view.placeUse[p] === 2) look = SOFT_DOT;
      else if (places.doubtful[p]) look = DOUBT_DOT;
      if (look === SOFT_DOT ? !associative : !classes.get(code)) continue;
    }
    place[count] = p;
    x[count] = world.x[p];
    y[count] = world.y[p];
    kind[count++] = look;
  }
  return {
    count,
    place: place.subarray(0, count),
    x: x.subarray(0, count),
    y: y.subarray(0, count),
    kind: kind.subarray(0, count),
  };
}

/**
 * What a mark is called where it cannot be seen: "Ain al-Asad airbase: 4 events, accounts disagree".
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} place
 */
export function markName(data, view, place) {
  const events = view.placeMain[place];
  const name = isArea(data, place) ? `somewhere in ${data.places.name[place]}` : data.places.name[place];
  const mentions = plural(view.placeMentions[place], "mention");
  const doubt = data.places.doubtful[place] ? ", too close to call" : "";
  if (!events) return `${name}: ${mentions}${data.size.events ? ", no event here" : ""}${doubt}`;
  const what = events === 1 ? data.events.title[view.placeLead[place]] : `${events} events`;
  const {claimed, alone} = vouchedFor(data, view, place);
  const by = `${claimed ? ", only claimed" : ""}${alone ? ", by one article alone" : ""}`;
  return `${name}: ${what}${by}${view.placeDisputed[place] ? ", accounts disagree" : ""}`;
}

/**
 * What a cluster is called: "12 of 36 events at 5 places, accounts disagree about 2".
 * @param {import("./clusters.js").Cluster} cluster
 */
export function clusterName({events, all, places, disputed}) {
  const where = plural(places.length, "place");
  if (!events) return all ? `${where}, none of ${plural(all, "event")} fits what is chosen` : `${where} without events`;
  const what = all > events ? `${number(events)} of ${plural(all, "event")}` : plural(events, "event");
  return `${what} at ${where}${disputed ? `, accounts disagree about ${number(disputed)}` : ""}`;
}

/** @type {WeakMap<object, {x: Float64Array, y: Float64Array}>} */
const knownWorlds = new WeakMap();

/** Where places stand in the unit square of Web Mercator, reckoned once. @param {import("../model/data.js").Data} data */
function worldOf({places, lon, lat}) {
  const known = knownWorlds.get(places);
  if (known) return known;
  const made = {x: lon.map(worldX), y: lat.map(worldY)};
  knownWorlds.set(places, made);
  return made;
}

/** All places that can be on the map, whatever is filtered. @param {import("../model/data.js").Data} data @returns {MarkTable} */
export function everyMark(data) {
  const {x, y} = worldOf(data);
  const place = new Int32Array(x.length).map((_, p) => p).filter((p) => Math.abs(data.lon[p]) <= FARTHEST);
  return {
    count: place.length,
    place,
    x: Float64Array.from(place, (p) => x[p]),
    y: Float64Array.from(place, (p) => y[p]),
    kind: new Int8Array(place.length),
  };
}
