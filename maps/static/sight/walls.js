/**
 * What stands over the map: its controls, and on a phone the sheet. All in pixels of the map's container.
 */
import {overlap} from "../marks/layout.js";
import {boxOf, boxesOf, reachable} from "../marks/markroom.js";
import {sheetCover} from "../ui/sheet.js";

/** @typedef {import("../marks/layout.js").Box} Box */

/**
 * @param {L.Map} map
 * @param {HTMLElement} desk
 */
export function createWalls(map, desk) {
  /** @type {Box[]} */
  let last = [];
  return {
    /** @returns {Box[]} those of before while the list of layers is open and moves the others */
    now() {
      const controls = controlBoxes(map);
      const {x, y} = map.getSize();
      const cover = sheetCover(desk);
      if (controls) last = cover ? [...controls, {left: 0, top: y - cover, right: x, bottom: y}] : controls;
      return last;
    },
    /**
     * Whether a box on the screen lies over a mark or cluster in the view, or over a badge of one.
     * @param {import("../marks/marklayout.js").Layout} layout
     * @param {DOMRect} box
     */
    covers({marks, clusters, frame}, box) {
      const wall = within(map.getContainer().getBoundingClientRect(), box);
      /** @param {Box[]} signs */
      const meets = (signs) => signs.some((sign) => overlap(wall, sign));
      return (
        marks.some((one) => !one.region && reachable(one, frame, []) && meets(boxesOf(one))) ||
        clusters.some((one) => reachable(one, frame, []) && meets([boxOf(one)]))
      );
    },
  };
}

/** @param {DOMRect} origin @param {DOMRect} box @returns {Box} */
function within(origin, box) {
  return {
    left: box.left - origin.left,
    top: box.top - origin.top,
    right: box.right - origin.left,
    bottom: box.bottom - origin.top,
  };
}

/**
 * Boxes of the map's controls; null while the list of layers is open and moves the others.
 * @param {L.Map} map
 * @returns {Box[]|null}
 */
export function controlBoxes(map) {
  const container = map.getContainer();
  const corners = container.querySelector(":scope > .leaflet-control-container"); // and not the buttons of the marks
  if (corners?.querySelector(".leaflet-control-layers-expanded")) return null;
  const origin = container.getBoundingClientRect();
  const notice = container.querySelector(":scope > .zoom-end:not([hidden])");
  return [...(corners?.querySelectorAll(".leaflet-control") ?? []), ...(notice ? [notice] : [])].map((node) => within(origin, node.getBoundingClientRect()));
}
