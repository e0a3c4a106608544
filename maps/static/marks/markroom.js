/**
 * The room that marks and clusters take: what their signs cover, and how large their buttons can be. All in pixels.
 */
import {squareAt} from "./layout.js";

const MARK_ROOM = 14;
const BADGE_ROOM = 19;
const BADGE_SHIFT = 5;
const DOT_RIM = 3;
const DOT_REACH = 14;
export const TARGET = 44;
const LEAST_TARGET = 24;
const EDGE_ROOM = 3;

/**
 * @typedef {import("./marklayout.js").Mark} Mark
 * @typedef {import("./marklayout.js").Frame} Frame
 * @typedef {import("./clusters.js").Cluster} Cluster
 */

/** Whether a mark has a badge on its right. @param {Mark} mark */
export function badged(mark) {
  return mark.kind >= 0 && (mark.count > 1 || mark.disputed);
}

/** @param {Mark} mark */
export function shiftOf(mark) {
  return badged(mark) ? BADGE_SHIFT : 0;
}

/**
 * How large the button of a mark can be without covering another.
 * @param {Mark} mark
 * @param {(Mark|Cluster)[]} marks
 * @param {boolean} few dots, so that each can have the room of a finger
 */
export function targetOf(mark, marks, few) {
  let nearest = TARGET;
  for (const other of marks) {
    if (other === mark) continue;
    const away = Math.max(Math.abs(other.px - mark.px), Math.abs(other.py - mark.py));
    nearest = Math.min(nearest, "radius" in other ? 2 * (away - other.radius) : away);
  }
  return Math.max(mark.kind < 0 && !few ? 2 * mark.dot : LEAST_TARGET, Math.floor(nearest));
}

/**
 * The room that a mark with its badges needs.
 * @param {Mark} mark
 * @param {boolean} few dots, so that each can have the room of a finger
 * @returns {import("./layout.js").Spot}
 */
export function roomOf(mark, few) {
  const dot = Math.max(mark.dot + DOT_RIM, few ? DOT_REACH : 0);
  const radius = mark.kind < 0 ? dot : badged(mark) ? BADGE_ROOM : MARK_ROOM;
  return {x: mark.x + shiftOf(mark), y: mark.y, radius};
}

/**
 * Boxes along the edges of the view, so that labels stay inside.
 * @param {Frame} frame
 * @returns {import("./layout.js").Box[]}
 */
export function edges({width, height, pad}) {
  const far = pad + Math.max(width, height);
  return [
    {left: -far, right: EDGE_ROOM, top: -far, bottom: far},
    {left: width - EDGE_ROOM, right: far + width, top: -far, bottom: far},
    {left: -far, right: far, top: -far, bottom: EDGE_ROOM},
    {left: -far, right: far, top: height - EDGE_ROOM, bottom: far + height},
  ];
}

/** What a mark covers, with its badges. @param {Mark} mark @returns {import("./layout.js").Box[]} */
export function boxesOf(mark) {
  if (mark.region) return [];
  const boxes = [squareAt(mark.px, mark.py, mark.kind < 0 ? mark.dot + 1 : mark.selected ? 18 : 12)];
  if (mark.kind >= 0 && mark.count > 1) boxes.push(squareAt(mark.px + 11, mark.py + 10, 9));
  if (mark.kind >= 0 && mark.disputed) boxes.push(squareAt(mark.px + 11, mark.py - 10, 8));
  return boxes;
}

/** What a cluster covers, with its sign. @param {Cluster} cluster */
export function boxOf({px, py, radius}) {
  return squareAt(px, py, radius + 2);
}
