/**
 * Which marks there are: one for each place where visible events are, and an open dot for each other place whose layer
 * is on. Kept in typed arrays, so that a hundred thousand cost little.
 */
import {isArea} from "./data.js";
import {worldX, worldY} from "./ground.js";
import {layerOn} from "./state.js";
import {plural} from "./text.js";

/**
 * @typedef {{count: number, place: Int32Array, x: Float64Array, y: Float64Array, kind: Int8Array}} MarkTable
 * x and y in the unit square of Web Mercator; kind is -1 for a place without events, -2 for one that is only named
 * associatively.
 */

const PLAIN_DOT = -1;
export const SOFT_DOT = -2;

/**
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {import("./state.js").State} state
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
  let count = 0;
  for (let p = 0; p < size.places; p++) {
    if (!view.places[p] || !(Math.abs(data.lon[p]) <= 360)) continue;
    let look = view.placeLead[p] >= 0 ? data.kinds[view.placeLead[p]] : PLAIN_DOT;
    if (look < 0) {
      const code = places.feature_class[p];
      if (!classes.has(code)) classes.set(code, layerOn(state, `places/${code}`));
      if (view.placeUse[p] === 2) look = SOFT_DOT;
      if (look === SOFT_DOT ? !associative : !classes.get(code)) continue;
    }
    place[count] = p;
    x[count] = worldX(data.lon[p]);
    y[count] = worldY(data.lat[p]);
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
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {number} place
 */
export function markName(data, view, place) {
  const events = view.placeMain[place];
  const name = isArea(data, place) ? `somewhere in ${data.places.name[place]}` : data.places.name[place];
  const mentions = plural(view.placeMentions[place], "mention");
  if (!events) return data.size.events ? `${name}: ${mentions}, no event here` : `${name}: ${mentions}`;
  const what = events === 1 ? data.events.title[view.placeLead[place]] : `${events} events`;
  return `${name}: ${what}${view.placeDisputed[place] ? ", accounts disagree" : ""}`;
}
