/**
 * Which names of countries and cities the basemap shows, and where.
 */

import {CHUNK, apart, decodeBasemap, mercatorY} from "./topology.js";

/**
 * @typedef {import("./topology.js").BasemapData} BasemapData
 * @typedef {import("./topology.js").Topology} Topology
 * @typedef {import("./topology.js").Box} Box
 * @typedef {import("./topology.js").View} View
 * @typedef {{text: string, x: number, y: number, size: number, spaced: boolean, dot: [number, number]|null}}
 * PlacedLabel x, y: the left end of the middle line of the text
 * @typedef {(text: string, size: number, spaced: boolean) => number} Measure width of a text in pixels
 * @typedef {{point: [number, number], room: number}} Room where a name can stand and how wide it can be, in pixels
 */

const ROW = 26;

/** A sheet on which names find room, one after the other. */
class LabelSheet {
  /**
   * @param {View} view
   * @param {Measure} measure
   * @param {Box[]} obstacles in pixels of the canvas
   * @param {Box} sight what of the canvas is in sight; no name is cut by its edge
   */
  constructor(view, measure, obstacles, sight) {
    this.sight = sight;
    this.view = view;
    this.measure = measure;
    /** @type {Box[]} */
    this.taken = [...obstacles];
    /** @type {PlacedLabel[]} */
    this.placed = [];
  }

  /**
   * @param {number} lon
   * @param {number} lat
   * @returns {[number, number]|null} pixels of the canvas; null off the map
   */
  point(lon, lat) {
    const {scale, left, top, width, height} = this.view;
    const x = (lon / 360 + 0.5) * scale - left;
    const y = mercatorY(lat) * scale - top;
    return x > -40 && y > -40 && x < width + 40 && y < height + 40 ? [x, y] : null;
  }

  /**
   * @param {Box} box
   * @returns {boolean}
   */
  free(box) {
    const [left, top, right, bottom] = this.sight;
    const cut = !apart(box, this.sight) && (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom);
    return !cut && this.taken.every((other) => apart(box, other));
  }

  /**
   * A country's name in capitals, on one line or two, in the first of its rooms that is free.
   * @param {string} text
   * @param {Room[]} rooms
   * @param {number} scale of the texts
   * @returns {boolean} whether it found one
   */
  country(text, rooms, scale) {
    return rooms.some(({point: [x, y], room}) => {
      if (room > 4 * this.view.width) return false;
      const size = Math.round(scale * Math.max(10, Math.min(13, 8 + room / 90)));
      const lines = fittingLines(text, room, (part) => this.measure(part, size, true));
      if (!lines) return false;
      const widths = lines.map((part) => this.measure(part, size, true));
      const step = size * 1.3;
      const [wide, high] = [Math.max(...widths) / 2, lines.length * step / 2];
      /** @type {Box} */
      const box = [x - wide - 4, y - high - 2, x + wide + 4, y + high + 2];
      if (!this.free(box)) return false;
      this.taken.push(box);
      lines.forEach((part, n) => this.placed.push({
        text: part, x: x - widths[n] / 2, y: y + (n - (lines.length - 1) / 2) * step, size, spaced: true, dot: null,
      }));
      return true;
    });
  }

  /**
   * A city's dot with its name beside, above or below it; neither where the dot has no room.
   * @param {string} text
   * @param {[number, number]} dot
   * @param {number} size
   */
  city(text, dot, size) {
    const [x, y] = dot;
    if (!this.free([x - 4, y - 4, x + 4, y + 4])) return;
    const wide = this.measure(text, size, false);
    const high = size * 0.65;
    const spots = [[x + 6, y], [x - 6 - wide, y], [x - wide / 2, y - size], [x - wide / 2, y + size]];
    for (const [left, middle] of spots) {
      /** @type {Box} */
      const box = [left - 2, middle - high, left + wide + 2, middle + high];
      if (!this.free(box)) continue;
      this.taken.push(box, [x - 4, y - 4, x + 4, y + 4]);
      this.placed.push({text, x: left, y: middle, size, spaced: false, dot});
      return;
    }
  }
}

/**
 * Where a country's name has room in the part of it that is in sight: the widest of evenly spaced rows.
 * @param {Topology} topology
 * @param {number} country row
 * @param {View} view
 * @param {Box} sight what of the canvas is in sight
 * @returns {Room[]} widest first
 */
function visibleRooms(topology, country, view, sight) {
  const [left, top, right, bottom] = sight;
  const box = topology.boxes[country];
  const wide = Math.min(right, box[2] * view.scale - view.left) - Math.max(left, box[0] * view.scale - view.left);
  if (view.zoom < 4 || wide < 60) return [];
  const count = Math.max(1, Math.floor((bottom - top) / ROW));
  const rows = crossings(topology, country, view, top, count).map((xs) => {
    xs.sort((a, b) => a - b);
    /** @type {[number, number][]} */
    const runs = [];
    for (let i = 0; i + 1 < xs.length; i += 2) runs.push([Math.max(xs[i], left + 8), Math.min(xs[i + 1], right - 8)]);
    return runs.filter(([from, to]) => to > from);
  });
  const covered = (/** @type {number} */ row, /** @type {number} */ x) =>
    row >= 0 && row < count && rows[row].some(([from, to]) => from < x && x < to);
  const rooms = rows.flatMap((runs, row) => runs.map(([from, to]) => {
    const x = (from + to) / 2;
    const y = top + (row + 0.5) * ROW;
    const room = covered(row - 1, x) && covered(row + 1, x) ? 0.9 * (to - from) : 0;
    return {point: /** @type {[number, number]} */ ([x, y]), room, rank: room - Math.abs(row - count / 2)};
  }));
  return rooms.filter(({room}) => room > 0).sort((a, b) => b.rank - a.rank).slice(0, 12);
}

/**
 * Where evenly spaced rows cross the outline of a country, in pixels.
 * @param {Topology} topology
 * @param {number} country row
 * @param {View} view
 * @param {number} top where the first row begins
 * @param {number} count of rows
 * @returns {number[][]} for each row
 */
function crossings(topology, country, view, top, count) {
  const {x, y, first, chunkOf, chunks} = topology;
  /** @type {number[][]} */
  const rows = Array.from({length: count}, () => []);
  const atRow = (/** @type {number} */ vertex) => (y[vertex] * view.scale - view.top - top) / ROW - 0.5;
  const seen = [(view.top + top) / view.scale, (view.top + top + count * ROW) / view.scale];
  for (const ring of topology.rings[country]) {
    if (ring.box[3] < seen[0] || ring.box[1] > seen[1]) continue;
    for (const ref of ring.refs) {
      const arc = ref < 0 ? ~ref : ref;
      for (let chunk = chunkOf[arc]; chunk < chunkOf[arc + 1]; chunk += 1) {
        if (chunks[4 * chunk + 3] < seen[0] || chunks[4 * chunk + 1] > seen[1]) continue;
        const from = first[arc] + (chunk - chunkOf[arc]) * CHUNK;
        const to = Math.min(from + CHUNK, first[arc + 1] - 1);
        for (let i = from; i < to; i += 1) {
          const [a, b] = [atRow(i), atRow(i + 1)];
          const last = Math.min(count - 1, Math.ceil(Math.max(a, b)) - 1);
          for (let row = Math.max(0, Math.ceil(Math.min(a, b))); row <= last; row += 1) {
            rows[row].push((x[i] + (x[i + 1] - x[i]) * (row - a) / (b - a)) * view.scale - view.left);
          }
        }
      }
    }
  }
  return rows;
}

/** @type {WeakMap<Topology, number[]>} */
const knownOrders = new WeakMap();

/**
 * Rows of countries, those whose names have most room first. A country may have its name no longer when it is asked for.
 * @param {Topology} topology
 * @param {BasemapData["countries"]} countries
 */
function widestFirst(topology, {label}) {
  const known = knownOrders.get(topology);
  if (known) return known;
  const width = (/** @type {number} */ row) => label[row][0]?.[2] ?? 0;
  const order = [...label.keys()].sort((a, b) => width(b) - width(a));
  knownOrders.set(topology, order);
  return order;
}

/**
 * Choose and place the names that have room: the foremost cities, countries, then other cities by importance.
 * @param {BasemapData} data
 * @param {View} view
 * @param {Measure} measure
 * @param {Box[]} obstacles in pixels of the canvas
 * @param {Box} [sight] what of the canvas is in sight
 * @param {number} [scale] of the texts
 * @returns {PlacedLabel[]}
 */
export function placeLabels(data, view, measure, obstacles, sight = [0, 0, view.width, view.height], scale = 1) {
  const sheet = new LabelSheet(view, measure, obstacles, sight);
  const topology = decodeBasemap(data);
  const {cities, countries} = data;
  /** @type {[number, [number, number]][]} */
  const shown = [];
  if (view.zoom >= 3) {
    cities.zoom.forEach((zoom, row) => {
      const dot = zoom <= view.zoom ? sheet.point(cities.lon[row], cities.lat[row]) : null;
      if (dot) shown.push([row, dot]);
    });
  }
  const foremost = (/** @type {number} */ row) => cities.zoom[row] <= view.zoom - 1.2;
  for (const [row, dot] of shown) if (foremost(row)) sheet.city(cities.name[row], dot, 12 * scale);
  for (const row of widestFirst(topology, countries)) {
    const spots = countries.label[row];
    if (!spots.length) continue;
    const text = countries.name[row].toUpperCase();
    const rooms = spots.flatMap(([lon, lat, degrees]) => {
      const point = sheet.point(lon, lat);
      return point ? [{point, room: degrees / 360 * view.scale}] : [];
    });
    const inside = rooms.filter(({point: [x, y]}) => !apart([x, y, x, y], sight));
    if (sheet.country(text, inside, scale)) continue;
    if (!sheet.country(text, visibleRooms(topology, row, view, sight), scale)) sheet.country(text, rooms, scale);
  }
  for (const [row, dot] of shown) if (!foremost(row)) sheet.city(cities.name[row], dot, 11 * scale);
  return sheet.placed;
}

/**
 * @param {string} text
 * @param {number} room pixels
 * @param {(text: string) => number} measure
 * @returns {string[]|null} the text on one line or on two, or null where it has no room
 */
function fittingLines(text, room, measure) {
  if (measure(text) <= room) return [text];
  const words = text.split(" ");
  if (words.length < 2) return null;
  const cuts = words.slice(1).map((_, n) => [words.slice(0, n + 1).join(" "), words.slice(n + 1).join(" ")]);
  cuts.sort((a, b) => Math.abs(a[0].length - a[1].length) - Math.abs(b[0].length - b[1].length));
  return Math.max(...cuts[0].map(measure)) <= room ? cuts[0] : null;
}
