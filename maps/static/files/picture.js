/**
 * The map as it is seen, as one canvas: for a picture to keep, and for print.
 */
import {fileStem, giveFile} from "./export.js";
import {badgesOf} from "../ui/badges.js";
import {fittingSigns} from "../ui/legend.js";
import {paintDisputed, paintKind} from "../ui/paintedmark.js";
import {termLabel, vocabulary} from "../model/vocabulary.js";
import {sheetCover} from "../ui/sheet.js";
import {el} from "../dom/text.js";
import {pixelRatio, repaint, theme} from "../dom/theme.js";

const SHARP = 2;
const FOOT_LINE = 18;
const MOST_LINES = 8;
const FOOT_EDGE = 12;
const FOOT_SMALL = 11.5;
const MARK_SIZE = 15;
const ENTRY_MARK = 20;
const ENTRY_GAP = 16;

/**
 * @typedef {{canvas: HTMLCanvasElement, width: number, height: number, scale: {text: string, width: number}|null,
 *   credits: string}} Picture
 * width, height: in CSS pixels; credits: of the map, and what is missing of it
 */

/**
 * Draw what of the map is in sight, sharper than on the screen.
 * @param {L.Map} map
 * @param {number} foot room below, in CSS pixels
 * @returns {Picture}
 */
export function drawMap(map, foot) {
  const container = map.getContainer();
  const {left, top} = container.getBoundingClientRect();
  const size = map.getSize();
  const desk = /** @type {HTMLElement} */ (container.closest(".desk"));
  const height = size.y - sheetCover(desk);
  repaint(Math.max(SHARP, pixelRatio()));
  const ratio = pixelRatio();
  const canvas = /** @type {HTMLCanvasElement} */ (el("canvas", {width: Math.round(size.x * ratio), height: Math.round((height + foot) * ratio)}));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(ratio, ratio);
  context.fillStyle = theme().panel;
  context.fillRect(0, 0, size.x, height + foot);
  context.save();
  context.beginPath();
  context.rect(0, 0, size.x, height);
  context.clip();
  context.fillStyle = getComputedStyle(container).backgroundColor;
  context.fillRect(0, 0, size.x, height);
  for (const sheet of container.querySelectorAll("canvas")) {
    const box = sheet.getBoundingClientRect();
    if (box.width && box.height) context.drawImage(sheet, box.left - left, box.top - top, box.width, box.height);
  }
  context.restore();
  repaint();
  return {canvas, width: size.x, height, scale: scaleOf(container), credits: [creditsOf(container), tilesNote(container)].filter(Boolean).join(" · ")};
}

/** The scale bar: what it says and how wide it is. @param {HTMLElement} container */
function scaleOf(container) {
  const line = /** @type {HTMLElement|null} */ (container.querySelector(".leaflet-control-scale-line"));
  return line && {text: line.textContent ?? "", width: line.offsetWidth};
}

/** @param {HTMLElement} container */
function creditsOf(container) {
  return container.querySelector(".leaflet-control-attribution")?.textContent ?? "";
}

/** What a picture says of tiles that it lacks. @param {HTMLElement} container of the map */
function tilesNote(container) {
  return container.querySelector(".leaflet-tile") ? "Map tiles from elsewhere are left out: a page may not copy them." : "";
}

/**
 * Give the reader a picture of the map, with its title, what was chosen, the legend, credits and scale below.
 * @param {import("../model/app.js").App} app
 */
export function keepPicture(app) {
  const {map, data, view} = app;
  const container = map.getContainer();
  const scale = scaleOf(container);
  const room = map.getSize().x - 2 * FOOT_EDGE;
  const {title, licence} = data.corpus;
  const small = `${FOOT_SMALL}px ${theme()["font-map"]}`;
  const bold = `600 13px ${theme()["font-map"]}`;
  const chosen = badgesOf(app).map(({name, text}) => `${name}: ${text}`);
  const head = [
    ...wrapped(title, bold, room - (scale ? scale.width + FOOT_EDGE : 0)),
    ...wrapped(chosen.length ? `Shown: ${chosen.join("; ")}` : "", small, room),
  ];
  const legend = legendRows(app, small, room);
  const foot = [creditsOf(container), data.credits.join("; "), tilesNote(container), [data.generator, licence].filter(Boolean).join(" · ")].flatMap((words) => wrapped(words, small, room));
  const {canvas, width, height} = drawMap(map, (head.length + legend.length + foot.length) * FOOT_LINE + 2 * FOOT_EDGE);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.textBaseline = "middle";
  let middle = height + FOOT_EDGE + FOOT_LINE / 2;
  /** @param {{text: string, font: string}} line */
  const write = ({text, font}) => {
    context.font = font;
    context.fillStyle = font === bold ? theme().ink : theme().soft;
    context.fillText(text, FOOT_EDGE, middle);
    middle += FOOT_LINE;
  };
  head.forEach(write);
  for (const row of legend) {
    for (const entry of row) paintEntry(context, entry, middle, small);
    middle += FOOT_LINE;
  }
  foot.forEach(write);
  if (scale) paintScale(context, scale, width - FOOT_EDGE, height + FOOT_EDGE + FOOT_LINE);
  canvas.toBlob((file) => file && giveFile(file, `${fileStem(data, view, "map")}.png`), "image/png");
}

/** @typedef {{look: import("../ui/paintedmark.js").Look|null, text: string, left: number}} Entry of the legend; no look: the sign of a disagreement */

/**
 * The legend of what is shown, in rows that fit.
 * @param {import("../model/app.js").App} app
 * @param {string} font
 * @param {number} room
 */
function legendRows(app, font, room) {
  const {view} = app;
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  context.font = font;
  const kinds = vocabulary().kinds.flatMap(({label}, kind) => (view.kinds[kind] && view.eventsByKind[kind] ? [{look: {kind}, text: label}] : []));
  const [first] = kinds;
  const signs = first ? fittingSigns(app).flatMap(({look, text}) => (look ? [{look: {...first.look, ...look}, text}] : [])) : [];
  const entries = [...kinds, ...(view.counts.disputes ? [{look: null, text: termLabel("disagreement")}] : []), ...signs];
  /** @type {Entry[][]} */
  const rows = [];
  let left = Infinity;
  for (const entry of entries) {
    const width = ENTRY_MARK + context.measureText(entry.text).width + ENTRY_GAP;
    if (left + width > room) {
      left = 0;
      rows.push([]);
    }
    rows[rows.length - 1].push({...entry, left: FOOT_EDGE + left});
    left += width;
  }
  return rows;
}

/** @param {CanvasRenderingContext2D} context @param {Entry} entry @param {number} middle @param {string} font */
function paintEntry(context, {look, text, left}, middle, font) {
  if (look) paintKind(context, left + MARK_SIZE / 2, middle, look, MARK_SIZE);
  else paintDisputed(context, left + MARK_SIZE / 2, middle);
  context.font = font;
  context.fillStyle = theme().soft;
  context.fillText(text, left + ENTRY_MARK, middle);
}

/**
 * A text in lines that fit.
 * @param {string} text
 * @param {string} font
 * @param {number} room
 */
function wrapped(text, font, room) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  context.font = font;
  /** @type {{text: string, font: string}[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    const longer = last && `${last.text} ${word}`;
    if (longer && context.measureText(longer).width <= room) last.text = longer;
    else lines.push({text: word, font});
  }
  return lines.slice(0, MOST_LINES);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{text: string, width: number}} scale
 * @param {number} right
 * @param {number} foot
 */
function paintScale(context, {text, width}, right, foot) {
  context.strokeStyle = theme().ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(right - width, foot - 6);
  context.lineTo(right - width, foot);
  context.lineTo(right, foot);
  context.lineTo(right, foot - 6);
  context.stroke();
  context.fillStyle = theme().ink;
  context.font = `${FOOT_SMALL}px ${theme()["font-map"]}`;
  context.textAlign = "center";
  context.fillText(text, right - width / 2, foot - 10);
  context.textAlign = "start";
}
