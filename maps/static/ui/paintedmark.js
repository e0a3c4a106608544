/**
 * The marks of the kinds of event and of disagreement as they are drawn on a canvas: on the map, and below a picture of it.
 */
import {kindPath} from "./kindmark.js";
import {theme} from "../dom/theme.js";

export const TURN = 2 * Math.PI;
/** How marks of events that rules propose, or that are only claimed, are filled and outlined; as `.mark-icon` in the panel. */
const PALE_FILL = 0.35;
const PROPOSED_DASH = [4, 2.6];
/** Pixels across. */
const MARK_SIZE = 22;

/**
 * @typedef {{kind: number, area?: boolean, proposed?: boolean, claimed?: boolean, alone?: boolean}} Look
 * area: it lies somewhere in an area; proposed: by rules; claimed: it is only said to have happened there; alone: by one
 * article
 */

/** @param {number} kind */
export function kindColour(kind) {
  return kind < 0 ? theme().soft : theme()[`kind-${kind}`];
}

/**
 * The mark of a kind.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x its middle
 * @param {number} y
 * @param {Look} look
 * @param {number} [size] in pixels
 */
export function paintKind(context, x, y, {kind, area, proposed, claimed, alone}, size = MARK_SIZE) {
  const path = kindPath(kind);
  const colour = kindColour(kind);
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / 24, size / 24);
  context.lineJoin = "round";
  context.strokeStyle = theme().rim;
  context.lineWidth = area ? 6.5 : 4;
  context.stroke(path);
  const pale = proposed || claimed;
  context.fillStyle = area || pale ? theme().rim : colour;
  context.fill(path);
  if (pale && !area) {
    context.globalAlpha = PALE_FILL;
    context.fillStyle = colour;
    context.fill(path);
    context.globalAlpha = 1;
  }
  if (area || pale) {
    context.strokeStyle = colour;
    context.lineWidth = 2.8;
    context.setLineDash(proposed ? PROPOSED_DASH : []);
    context.stroke(path);
  }
  context.restore();
  if (alone) paintAlone(context, x, y + size / MARK_SIZE, (2.6 * size) / MARK_SIZE, area || pale ? colour : theme().rim);
}

/**
 * A dot in the middle of a mark that one article alone gives.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} colour
 */
function paintAlone(context, x, y, radius, colour) {
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fillStyle = colour;
  context.fill();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y */
export function paintDisputed(context, x, y) {
  pill(context, x, y, 7.5, 7.5, theme().disagree, theme().rim);
  context.beginPath();
  for (const line of [
    [-3.6, -1.6, 3.6, -1.6],
    [-3.6, 1.6, 3.6, 1.6],
    [1.9, -4.2, -1.9, 4.2],
  ]) {
    context.moveTo(x + line[0], y + line[1]);
    context.lineTo(x + line[2], y + line[3]);
  }
  context.lineWidth = 1.5;
  context.strokeStyle = theme()["disagree-text"];
  context.stroke();
}

/**
 * A badge, with a rim.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} halfWidth
 * @param {number} halfHeight
 * @param {string} fill
 * @param {string} rim
 */
export function pill(context, x, y, halfWidth, halfHeight, fill, rim) {
  context.beginPath();
  context.roundRect(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, halfHeight);
  context.lineWidth = 3;
  context.strokeStyle = rim;
  context.stroke();
  context.fillStyle = fill;
  context.fill();
}
