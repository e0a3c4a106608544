/**
 * The room that marks and clusters take: what their signs cover, and how large their buttons can be. All in pixels.
 */
import {overlap, squareAt} from "./layout.js";

/** From the middle of a mark to those of its badges, which stand beside it and hide nothing of it. */
export const BADGE_RIGHT = 20;
export const BADGE_UP = 9;
const BADGE_HALF = 9;
/** Half the height of a badge without its rim. */
export const BADGE = 8;
const DIGIT = 6.8;
const HALF_MARK = 12;
const HALF_SELECTED = 18;
export const TARGET = 44;
export const LEAST_TARGET = 24;
const EDGE_ROOM = 3;
/** Half of what must be free of a mark so that it can be hit. */
const LEAST_CLEAR = 12;

/**
 * @typedef {import("./marklayout.js").Mark} Mark
 * @typedef {import("./marklayout.js").Frame} Frame
 * @typedef {import("./clusters.js").Cluster} Cluster
 */

/** Whether a mark has a badge on its right. @param {Mark} mark */
export function badged(mark) {
  return mark.kind >= 0 && (mark.count > 1 || mark.disputed);
}

/** Half the width of the badge that says how many events there are. @param {number} count */
export function countHalf(count) {
  return Math.max(BADGE, (DIGIT * Math.min(4, String(count).length)) / 2 + 4);
}

/** From the middle of a mark to a label on the far side of its badges. @param {Mark} mark */
export function besideBadges(mark) {
  return BADGE_RIGHT - BADGE + 4 + 2 * (mark.count > 1 ? countHalf(mark.count) : BADGE);
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
  return signBoxes(mark, mark.selected ? HALF_SELECTED : HALF_MARK, mark.count, mark.disputed);
}

/** What a mark covers where nothing is filtered or selected: so marks come together and part by zooming alone. @param {Mark} mark */
export function restingBoxes(mark) {
  return signBoxes(mark, HALF_MARK, mark.all.count, mark.all.disputed);
}

/** @param {Mark} mark @param {number} half @param {number} count @param {boolean} disputed */
function signBoxes({px, py, kind, dot}, half, count, disputed) {
  const boxes = [squareAt(px, py, kind < 0 ? dot + 1 : half)];
  const left = px + BADGE_RIGHT - BADGE_HALF;
  const top = py + BADGE_UP - BADGE_HALF;
  if (kind >= 0 && count > 1) boxes.push({left, top, right: left + 2 * countHalf(count) + 2, bottom: top + 2 * BADGE_HALF});
  if (kind >= 0 && disputed) boxes.push(squareAt(px + BADGE_RIGHT, py - BADGE_UP, BADGE_HALF));
  return boxes;
}

/** What a cluster covers, with its sign. @param {Cluster} cluster */
export function boxOf({px, py, radius}) {
  return squareAt(px, py, radius + 2);
}

/**
 * Whether a mark or cluster can be hit: it is in the view, and under none of the walls.
 * @param {{px: number, py: number}} one
 * @param {Frame} frame
 * @param {import("./layout.js").Box[]} walls
 */
export function reachable({px, py}, frame, walls) {
  if (px < 0 || py < 0 || px > frame.width || py > frame.height) return false;
  const clear = squareAt(px, py, LEAST_CLEAR);
  return !walls.some((wall) => overlap(wall, clear));
}
