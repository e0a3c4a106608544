/**
 * The offline basemap: land, borders, lakes, rivers and names on two canvases under the marks.
 */

import {paintBasemap, paintLabels, turned} from "./basemappainter.js";
import {placeLabels} from "./placenames.js";
import {pixelRatio, textScale} from "../dom/theme.js";
import {decodeBasemap} from "./topology.js";

/**
 * @typedef {import("./topology.js").BasemapData} BasemapData
 * @typedef {import("./topology.js").Box} Box
 * @typedef {import("./topology.js").View} View
 * @typedef {{
 *   focus?: string[]|null,
 *   obstacles?: () => Box[],
 *   turns?: number,
 * }} BasemapOptions focus: ISO 3166-1 alpha-3 codes of the countries that the corpus is about, drawn lighter; without
 * it those whose label lies within the extent, if that are few. obstacles: boxes in container pixels
 * that no label may touch. turns: how often the world is drawn, one beside the other; twice where the map shows both
 * sides of the antimeridian.
 */

const BASEMAP_PADDING = 0.1;
const FEW = 12;
const BASEMAP_COLOURS = ["--sea", "--land", "--focus-land", "--border", "--lake", "--river", "--label", "--label-halo"];

/**
 * The basemap as a Leaflet layer: `refresh()` after a change of theme, `relabel()` after the obstacles moved.
 * @param {L.Map} map
 * @param {BasemapData} data
 * @param {BasemapOptions} [options]
 * @returns {L.Layer & {refresh: () => void, relabel: () => void}}
 */
export function createBasemap(map, data, options = {}) {
  const sheets = new BasemapSheets(map, data, options);
  const Layer = L.Layer.extend({
    onAdd: () => sheets.add(),
    onRemove: () => sheets.remove(),
    getEvents: () => sheets.events(),
  });
  return Object.assign(new Layer(), {refresh: () => sheets.refresh(), relabel: () => sheets.relabel()});
}

/**
 * @param {BasemapData} data
 * @param {string[]|null|undefined} codes
 * @returns {Set<number>} rows of the countries that the corpus is about
 */
function focusRows(data, codes) {
  const [west, south, east, north] = data.extent;
  const {id, label} = data.countries;
  const inside = (/** @type {number} */ row) => label[row].slice(0, 1).some(([lon, lat]) =>
    lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east));
  const rows = [...id.keys()].filter((row) => id[row] && (codes ? codes.includes(id[row]) : inside(row)));
  return new Set(codes || rows.length <= FEW ? rows : []);
}

/** The two canvases on the map: the paper with everything drawn, and the names on top of it. */
class BasemapSheets {
  /**
   * @param {L.Map} map
   * @param {BasemapData} data
   * @param {BasemapOptions} options
   */
  constructor(map, data, options) {
    this.map = map;
    this.data = data;
    this.topology = decodeBasemap(data);
    this.focus = focusRows(data, options.focus);
    this.obstacles = options.obstacles ?? (() => []);
    this.turns = [0, 1].slice(0, options.turns ?? 1);
    this.paper = document.createElement("canvas");
    this.paper.getContext("2d", {alpha: false});
    this.names = document.createElement("canvas");
    this.paper.className = "basemap leaflet-zoom-animated";
    this.names.className = "basemap-names leaflet-zoom-animated";
    /** @type {Record<string, string>} */
    this.colours = {};
    this.family = "sans-serif";
    /** Of texts, by the font. @type {Map<number, Map<string, number>>} */
    this.widths = new Map();
    /** @type {View|null} */
    this.drawn = null;
    this.shown = false;
  }

  add() {
    this.map.getPane("tilePane")?.append(this.paper, this.names);
    this.shown = true;
    this.refresh();
  }

  remove() {
    this.shown = false;
    this.paper.remove();
    this.names.remove();
  }

  /** @returns {Record<string, (event: any) => void>} */
  events() {
    const update = () => this.update();
    return {
      moveend: update, viewreset: update, resize: update, move: () => this.follow(),
      zoom: () => this.place(this.map.getCenter(), this.map.getZoom()),
      zoomanim: (event) => this.place(event.center, event.zoom),
    };
  }

  /** Read the colours again and draw. */
  refresh() {
    if (!this.shown) return;
    const style = getComputedStyle(this.map.getContainer());
    this.colours = Object.fromEntries(BASEMAP_COLOURS.map((name) => [name, style.getPropertyValue(name).trim()]));
    this.family = style.fontFamily || "sans-serif";
    this.widths.clear();
    this.drawn = null;
    this.update();
  }

  /** Draw what the map shows now, unless that is drawn already. */
  update() {
    if (!this.shown) return;
    const size = this.map.getSize();
    const corner = this.map.containerPointToLayerPoint(size.multiplyBy(-BASEMAP_PADDING).round());
    const origin = this.map.getPixelOrigin().add(corner);
    const zoom = this.map.getZoom();
    const room = 1 + 2 * BASEMAP_PADDING;
    /** @type {View} */
    const view = {
      zoom, scale: 256 * 2 ** zoom, left: origin.x, top: origin.y,
      width: Math.round(size.x * room), height: Math.round(size.y * room),
    };
    if (JSON.stringify(view) === JSON.stringify(this.drawn)) return;
    this.drawn = view;
    const ratio = pixelRatio();
    const context = fitCanvas(this.paper, view, Math.min(2, ratio), corner);
    context.fillStyle = this.colours["--sea"];
    context.fillRect(0, 0, view.width, view.height);
    for (const turn of this.turns) paintBasemap(context, this.topology, turned(view, turn), this.colours, this.focus);
    fitCanvas(this.names, view, ratio, corner);
    this.relabel();
  }

  /** Place and draw the names again. */
  relabel() {
    const view = this.drawn;
    if (!this.shown || !view) return;
    const context = canvasContext(this.names);
    const shift = this.map.containerPointToLayerPoint([0, 0]).add(this.map.getPixelOrigin());
    const [dx, dy] = [shift.x - view.left, shift.y - view.top];
    /** @type {Box[]} */
    const boxes = this.obstacles().map(([x0, y0, x1, y1]) => [x0 + dx, y0 + dy, x1 + dx, y1 + dy]);
    const size = this.map.getSize();
    let font = "";
    const setFont = (/** @type {number} */ height, /** @type {boolean} */ spaced) => {
      if (font === `${height} ${spaced}`) return;
      font = `${height} ${spaced}`;
      context.font = `${height}px ${this.family}`;
      context.letterSpacing = spaced ? `${(height * 0.16).toFixed(1)}px` : "0px";
    };
    const measure = (/** @type {string} */ text, /** @type {number} */ height, /** @type {boolean} */ spaced) => {
      const key = spaced ? -height : height;
      const known = this.widths.get(key) ?? new Map();
      if (!known.size) this.widths.set(key, known);
      let width = known.get(text);
      if (width === undefined) {
        setFont(height, spaced);
        width = context.measureText(text).width;
        known.set(text, width);
      }
      return width;
    };
    /** @type {Box} */
    const sight = [dx, dy, dx + size.x, dy + size.y];
    const labels = this.turns.flatMap((turn) => placeLabels(this.data, turned(view, turn), measure, boxes, sight, textScale()));
    context.clearRect(0, 0, view.width, view.height);
    paintLabels(context, labels, this.colours, setFont);
  }

  /** While the map is dragged: draw again as soon as paper comes into sight that has not been drawn. */
  follow() {
    if (!this.drawn || this.map.getZoom() !== this.drawn.zoom) return;
    const {min, max} = this.map.getPixelBounds();
    const {left, top, width, height} = this.drawn;
    if (!min || !max || (min.x >= left && min.y >= top && max.x <= left + width && max.y <= top + height)) return;
    L.Util.requestAnimFrame(() => this.update());
  }

  /**
   * While the map is zoomed, pinched or flies: move and scale the drawing to where it belongs.
   * @param {L.LatLng} center
   * @param {number} zoom
   */
  place(center, zoom) {
    if (!this.drawn) return;
    const scale = 2 ** (zoom - this.drawn.zoom);
    const map = /** @type {L.Map & {_getNewPixelOrigin: (center: L.LatLng, zoom: number) => L.Point}} */ (this.map);
    const corner = L.point(this.drawn.left, this.drawn.top).multiplyBy(scale)
      .subtract(map._getNewPixelOrigin(center, zoom));
    for (const canvas of [this.paper, this.names]) L.DomUtil.setTransform(canvas, corner, scale);
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
function canvasContext(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}

/**
 * Size a canvas to the view and put it in its place.
 * @param {HTMLCanvasElement} canvas
 * @param {View} view
 * @param {number} ratio canvas pixels to a CSS pixel
 * @param {L.Point} corner
 * @returns {CanvasRenderingContext2D}
 */
function fitCanvas(canvas, view, ratio, corner) {
  const [wide, high] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
  }
  L.DomUtil.setPosition(canvas, corner);
  const context = canvasContext(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
