/**
 * The map as it is seen, as one canvas: for a picture to keep, and for print.
 */
import {giveFile} from "./export.js";
import {sheetCover} from "../ui/sheet.js";
import {el} from "../dom/text.js";
import {pixelRatio, repaint, theme} from "../dom/theme.js";

const SHARP = 2;
const FOOT_LINE = 18;
const MOST_LINES = 8;
const FOOT_EDGE = 12;
const FOOT_SMALL = 11.5;

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
 * Give the reader a picture of the map, with its title, credits and scale below.
 * @param {import("../model/app.js").App} app
 */
export function keepPicture({map, data}) {
  const container = map.getContainer();
  const scale = scaleOf(container);
  const room = map.getSize().x - 2 * FOOT_EDGE;
  const {title, licence} = data.corpus;
  const small = `${FOOT_SMALL}px ${theme()["font-map"]}`;
  const bold = `600 13px ${theme()["font-map"]}`;
  const lines = [
    ...wrapped(title, bold, room - (scale ? scale.width + FOOT_EDGE : 0)),
    ...[creditsOf(container), data.credits.join("; "), tilesNote(container), [data.generator, licence].filter(Boolean).join(" · ")].flatMap((words) => wrapped(words, small, room)),
  ];
  const {canvas, width, height} = drawMap(map, lines.length * FOOT_LINE + 2 * FOOT_EDGE);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.textBaseline = "middle";
  lines.forEach(({text, font}, i) => {
    context.font = font;
    context.fillStyle = font === bold ? theme().ink : theme().soft;
    context.fillText(text, FOOT_EDGE, height + FOOT_EDGE + (i + 0.5) * FOOT_LINE);
  });
  if (scale) paintScale(context, scale, width - FOOT_EDGE, height + FOOT_EDGE + FOOT_LINE);
  canvas.toBlob((file) => file && giveFile(file, "dateline-map.png"), "image/png");
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
