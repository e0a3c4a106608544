/**
 * Where the map looks: the opening view, and as much of a move as brings a mark into sight.
 */
import {unrolled} from "../model/ground.js";
import {overlap, squareAt} from "../marks/layout.js";
import {pace} from "./outside.js";
import {controlBoxes} from "./walls.js";
import {narrow, sheetCover} from "../ui/sheet.js";
import {getState} from "../model/state.js";

/** @typedef {{paddingTopLeft: [number, number], paddingBottomRight: [number, number]}} Padding in pixels */

const EDGE = 48;
/** Room for the controls at the foot of the map. */
const LOWER_EDGE = 92;
/** Room about the marks on a phone: at the sides, above and below. */
const NARROW_EDGES = [34, 84, 96];
/** The same below, where there is height for it: above the list of what is out of sight. */
const CHIPS_ABOVE = 130;
const CHIPS_SHARE = 0.38;
const CLOSEST = 11;
/** Half of what must be free around a mark that is brought into sight. */
const CLEAR = 22;

/**
 * Where the map looks.
 * @param {import("../model/app.js").App} app
 * @param {HTMLElement} desk
 */
export function createCamera(app, desk) {
  const {map, data} = app;
  const view = () => app.view;
  /** @returns {Padding} */
  const padding = () => {
    const [side, above] = narrow() ? NARROW_EDGES : [EDGE, EDGE];
    /** @type {[number, number]} */ const lower = [side, LOWER_EDGE + sheetCover(desk)];
    return {paddingTopLeft: /** @type {[number, number]} */ ([side, above]), paddingBottomRight: lower};
  };
  return {
    /** @param {boolean} moving */
    home(moving) {
      const near = narrow() ? marksInside(data, view()) : null;
      const [side, above, least] = near ? NARROW_EDGES : [4, 4, 4];
      const seen = map.getSize().y - sheetCover(desk);
      const below = near ? Math.max(least, Math.min(CHIPS_ABOVE, seen * CHIPS_SHARE)) : least;
      const [west, south, east, north] = near ?? openingBox(data);
      const box = L.latLngBounds([south, west], [north, east]);
      map.fitBounds(box, {
        paddingTopLeft: [side, above],
        paddingBottomRight: [side, below + sheetCover(desk)],
        ...(moving ? pace() : {animate: false}),
      });
    },
    /** @param {L.LatLngBounds} bounds */
    go(bounds) {
      map.flyToBounds(bounds, {...padding(), maxZoom: CLOSEST, ...pace()});
    },
    /** Pan, only as far as needed, and not under a control. @param {number} place */
    reveal(place) {
      if (Number.isNaN(data.lon[place]) || (narrow() && getState().sheet === "full")) return;
      const where = L.latLng(data.lat[place], data.lon[place]);
      map.panInside(where, {...besideControls(map, where, padding()), ...pace()});
    },
  };
}

/**
 * The opening view as the map has it: its east lies beyond 180° where it crosses the antimeridian.
 * @param {import("../model/data.js").Data} data
 * @returns {[number, number, number, number]} west, south, east, north
 */
function openingBox({corpus: {extent}, seam}) {
  const [west, south, east, north] = extent;
  return [west, south, unrolled(east, seam), north];
}

/**
 * The smallest box around the marks that lie in the opening view, null for fewer than two.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @returns {[number, number, number, number]|null} west, south, east, north
 */
function marksInside(data, view) {
  const [west, south, east, north] = openingBox(data);
  const box = /** @type {[number, number, number, number]} */ ([east, north, west, south]);
  let count = 0;
  data.lon.forEach((lon, p) => {
    const lat = data.lat[p];
    if (!view.placeMain[p] || !(lon >= west && lon <= east && lat >= south && lat <= north)) return;
    count++;
    [box[0], box[1]] = [Math.min(box[0], lon), Math.min(box[1], lat)];
    [box[2], box[3]] = [Math.max(box[2], lon), Math.max(box[3], lat)];
  });
  return count > 1 ? box : null;
}

/**
 * More room below, where controls stand, and at a side where one would cover the mark that comes into sight there.
 * @param {L.Map} map
 * @param {L.LatLng} where
 * @param {Padding} padding
 * @returns {Padding}
 */
function besideControls(map, where, {paddingTopLeft: [left, top], paddingBottomRight: [right, bottom]}) {
  const {x: width, y: height} = map.getSize();
  const at = map.latLngToContainerPoint(where);
  const boxes = controlBoxes(map) ?? [];
  const lower = boxes.filter((box) => box.top > (top + height - bottom) / 2 && box.left < width / 2).map((box) => box.top);
  bottom = Math.max(bottom, height - Math.min(height, ...lower) + CLEAR);
  const x = Math.max(left, Math.min(at.x, width - right));
  const y = Math.max(top, Math.min(at.y, height - bottom));
  const cover = boxes.find((box) => overlap(box, squareAt(x, y, CLEAR)));
  if (cover && cover.left > width / 2) right = Math.max(right, width - cover.left + CLEAR);
  else if (cover && cover.right < width / 2) left = Math.max(left, cover.right + CLEAR);
  return {paddingTopLeft: [left, top], paddingBottomRight: [right, bottom]};
}
