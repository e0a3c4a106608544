/**
 * Draws a laid-out set of marks on a canvas.
 */
import {groundCircle, worldX, worldY} from "../model/ground.js";
import {BADGE, BADGE_RIGHT, BADGE_UP, countHalf} from "./markroom.js";
import {DOUBT_DOT, SOFT_DOT} from "./marktable.js";
import {TURN, kindColour, paintDisputed, paintKind, pill} from "../ui/paintedmark.js";
import {textScale, theme} from "../dom/theme.js";

const SMALLEST_CIRCLE = 14;

/**
 * @typedef {import("./marklayout.js").Mark} Mark
 * @typedef {import("./marklayout.js").Frame} Frame
 */

/**
 * Where a place may be: all around at one distance on the ground.
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {Frame} frame
 * @param {number} lon
 * @param {number} lat
 * @param {number} metres
 */
export function paintCircle(context, mark, frame, lon, lat, metres) {
  const pixels = (metres / (40075016.7 * Math.cos((lat * Math.PI) / 180))) * frame.scale;
  if (pixels < SMALLEST_CIRCLE || pixels > 20 * Math.max(frame.width, frame.height)) return;
  paintRings(context, mark, frame, [groundCircle(lon, lat, metres)]);
}

/**
 * An area: dashed, faintly filled.
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {Frame} frame
 * @param {[number, number][][]} rings of [lon, lat]
 */
export function paintRings(context, mark, frame, rings) {
  const colour = mark.selected ? theme().accent : kindColour(mark.kind);
  context.save();
  context.beginPath();
  for (const ring of rings) {
    ring.forEach(([lon, lat], i) => {
      const x = worldX(lon) * frame.scale - frame.left;
      const y = worldY(lat) * frame.scale - frame.top;
      if (i) context.lineTo(x, y);
      else context.moveTo(x, y);
    });
    context.closePath();
  }
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.globalAlpha = mark.selected ? 0.1 : 0.07;
  context.fill("evenodd");
  context.globalAlpha = mark.selected ? 0.95 : 0.6;
  context.lineWidth = mark.selected ? 1.75 : 1.25;
  context.setLineDash([5, 4]);
  context.stroke();
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {boolean} lit
 */
export function paintMark(context, mark, lit) {
  if (mark.region) return;
  if (mark.selected || lit) paintRing(context, mark);
  if (mark.kind < 0) paintDot(context, mark);
  else {
    paintKind(context, mark.px, mark.py, mark);
    if (mark.count > 1) paintCount(context, mark);
    if (mark.disputed) paintDisputed(context, mark.px + BADGE_RIGHT, mark.py - BADGE_UP);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark */
function paintRing(context, mark) {
  context.beginPath();
  context.arc(mark.px, mark.py, mark.kind < 0 ? mark.dot + 5 : 17.5, 0, TURN);
  context.lineWidth = 5;
  context.strokeStyle = theme().rim;
  context.stroke();
  context.lineWidth = mark.selected ? 2.5 : 1.5;
  context.strokeStyle = theme().accent;
  context.stroke();
}

/**
 * A place without events; dashed when it is only named in other senses, hollow with a question mark when another place
 * of the name is as likely.
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 */
function paintDot(context, mark) {
  context.beginPath();
  context.arc(mark.px, mark.py, mark.dot, 0, TURN);
  const doubt = mark.kind === DOUBT_DOT;
  const solid = mark.filled && mark.kind !== SOFT_DOT && !doubt;
  context.fillStyle = solid ? theme().dot : theme().rim;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = solid ? theme().rim : theme().soft;
  context.setLineDash(mark.kind === SOFT_DOT ? [2, 1.6] : []);
  context.stroke();
  context.setLineDash([]);
  if (!doubt) return;
  context.font = `700 11px ${theme()["font-map"]}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = theme().soft;
  context.fillText("?", mark.px, mark.py + 0.5);
}

/** @param {CanvasRenderingContext2D} context @param {Mark} mark */
function paintCount(context, mark) {
  const text = mark.count > 999 ? "999+" : String(mark.count);
  context.font = `700 11px ${theme()["font-map"]}`;
  const half = countHalf(mark.count);
  const x = mark.px + BADGE_RIGHT - BADGE + half;
  const y = mark.py + BADGE_UP;
  pill(context, x, y, half, BADGE, theme().ink, theme().rim);
  context.fillStyle = theme().rim;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(text, x, y + 4);
}

/** @param {boolean} bold @param {boolean} soft */
export function labelFont(bold, soft) {
  return `${bold ? "700 " : ""}${soft ? "italic " : ""}${13 * textScale()}px ${theme()["font-map"]}`;
}

/** @param {CanvasRenderingContext2D} context @param {Mark|import("./clusters.js").Cluster} one */
export function paintLabel(context, one) {
  const label = one.label;
  if (!label) return;
  const mark = "places" in one ? {selected: one.selected >= 0, area: false, kind: 0, filled: false, region: false} : one;
  context.font = labelFont(mark.selected, mark.area);
  context.textAlign = label.align;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme().halo;
  context.fillStyle = mark.kind < 0 && !mark.filled ? theme()["mark-label-soft"] : theme()["mark-label"];
  for (const part of ["strokeText", "fillText"])
    label.lines.forEach((line, i) =>
      context[/** @type {"strokeText"|"fillText"} */ (part)](line, label.x, label.y + i * label.step),
    );
  if (mark.region && mark.kind === SOFT_DOT) underline(context, label);
}

/**
 * Dots under the label of an area that is only named in other senses.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./layout.js").Label} label
 */
function underline(context, {left, right, bottom}) {
  context.beginPath();
  context.moveTo(left, bottom - 0.5);
  context.lineTo(right, bottom - 0.5);
  context.lineWidth = 1.2;
  context.strokeStyle = theme()["mark-label-soft"];
  context.setLineDash([1.5, 2]);
  context.stroke();
  context.setLineDash([]);
}
