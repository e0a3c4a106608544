/**
 * Marks that stand too close to each other are shown as one: which belong together, and what they hold.
 *
 * They are gathered in the cells of a grid that is fixed to the world, so that moving the map changes nothing, and each
 * cell is parted into four on the way down, so that zooming in only ever parts clusters.
 */
import {Index, isArea} from "../model/data.js";
import {vocabulary} from "../model/vocabulary.js";

/** The least width of a cell in pixels. */
const SMALLEST_CELL = 64;
/** How far from the edge of its cell a cluster stands at least, in widths of the cell: none touches another. */
const INNER = 0.34;
/** In pixels; there is room in it for two lines, the number shown and the number that there are. */
const LARGEST_RADIUS = 21;

/**
 * @typedef {{key: number, places: Int32Array, x: number, y: number, px: number, py: number, radius: number,
 *   events: number, all: number, disputed: number, kinds: Int32Array}} Cluster
 * key: of its cell; x, y: in the unit square of Web Mercator; px, py: in pixels of the view; events: visible ones, each
 * once; all: as many as there are without any filter; disputed: visible events about which accounts disagree; kinds:
 * visible events by kind
 */

/** How many cells there are around the world. @param {number} scale pixels of the whole world */
export function cellsAround(scale) {
  return 2 ** Math.floor(Math.log2(scale / SMALLEST_CELL));
}

/**
 * The number of a cell. The map shows one turn of the world, which may begin anywhere, so that x is between -1 and 3.
 * @param {number} x
 * @param {number} y
 * @param {number} around
 */
export function cellOf(x, y, around) {
  return Math.floor(y * around) * 4 * around + Math.floor((x + 1) * around);
}

/**
 * Rows that stand in the same cell, in the order in which cells are first met.
 * @param {ArrayLike<number>} cells cell of each row
 * @returns {{keys: number[], rows: Index}} rows.of(i) lists those in the cell keys[i]
 */
export function groupRows(cells) {
  /** @type {Map<number, number>} */
  const known = new Map();
  const groups = new Int32Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    let group = known.get(cells[i]);
    if (group === undefined) known.set(cells[i], (group = known.size));
    groups[i] = group;
  }
  return {keys: [...known.keys()], rows: new Index(groups, known.size)};
}

/**
 * Part rows of the mark table in clusters and those that stand alone. Names of areas are in no cluster, and the selected
 * place stands alone as well.
 * @param {{data: import("../model/data.js").Data, view: import("../model/filters.js").View}} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {Int32Array} rows
 * @param {number} around
 * @param {number|null} selected place
 * @param {Set<number>|null} crowded the cells that become clusters; null for all, without room for the names of areas
 * @returns {{clusters: Cluster[], single: number[]}}
 */
export function gather(app, table, rows, around, selected, crowded) {
  const solid = new Int32Array(rows.length);
  const cells = new Float64Array(rows.length);
  /** @type {number[]} */
  const single = [];
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (table.kind[row] >= 0 || !isArea(app.data, table.place[row])) {
      cells[count] = cellOf(table.x[row], table.y[row], around);
      solid[count++] = row;
    } else if (crowded) single.push(row);
  }
  /** @type {Cluster[]} */
  const clusters = [];
  const {keys, rows: members} = groupRows(cells.subarray(0, count));
  keys.forEach((key, i) => {
    const own = members.of(i).map((at) => solid[at]);
    if (own.length === 1 || (crowded && !crowded.has(key))) single.push(...own);
    else {
      clusters.push(clusterAt(app, table, own, key, around));
      single.push(...own.filter((row) => table.place[row] === selected));
    }
  });
  return {clusters, single};
}

/**
 * @param {{data: import("../model/data.js").Data, view: import("../model/filters.js").View}} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {Int32Array} members rows of the mark table in one cell
 * @param {number} key
 * @param {number} around
 * @returns {Cluster}
 */
function clusterAt({data, view}, table, members, key, around) {
  const places = new Int32Array(members.length);
  let [x, y] = [0, 0];
  members.forEach((row, i) => {
    places[i] = table.place[row];
    x += table.x[row] / members.length;
    y += table.y[row] / members.length;
  });
  const kinds = new Int32Array(vocabulary().kinds.length);
  const held = heldEvents(data, view, places);
  let disputed = 0;
  for (const event of held) {
    kinds[data.kinds[event]]++;
    if (view.eventDisputes[event]) disputed++;
  }
  const radius = radiusOf(held.length || places.length);
  const where = {x: inner(x, around), y: inner(y, around), px: 0, py: 0, radius};
  return {key, places, ...where, events: held.length, all: held.length, disputed, kinds};
}

/** @param {number} count */
function radiusOf(count) {
  return count >= 100 ? LARGEST_RADIUS : count >= 10 ? 18 : 15;
}

/**
 * Where a cluster stands, kept off the edge of its cell.
 * @param {number} at middle of what it holds
 * @param {number} around
 */
function inner(at, around) {
  const cell = Math.floor(at * around);
  return (cell + Math.max(INNER, Math.min(1 - INNER, at * around - cell))) / around;
}

/** How often events were gathered, and in which turn each was met last. @type {WeakMap<object, {turn: number, seen: Int32Array}>} */
const counters = new WeakMap();

/**
 * The visible events that happened at some places, each once, in the order of the places.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {ArrayLike<number>} places
 * @returns {number[]}
 */
export function heldEvents({links, linksAt, size}, view, places) {
  const {rows, starts} = linksAt;
  const count = counters.get(linksAt) ?? {turn: 0, seen: new Int32Array(size.events)};
  counters.set(linksAt, count);
  const {seen} = count;
  const turn = ++count.turn;
  const held = [];
  for (let i = 0; i < places.length; i++) {
    for (let at = starts[places[i]]; at < starts[places[i] + 1]; at++) {
      const event = links.event[rows[at]];
      if (!view.main[rows[at]] || seen[event] === turn) continue;
      seen[event] = turn;
      held.push(event);
    }
  }
  return held;
}

/**
 * Say how many events the clusters would hold were nothing filtered.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} whole with nothing filtered
 * @param {import("./marktable.js").MarkTable} table of all that has a place on the map
 * @param {Cluster[]} clusters
 * @param {number} around
 */
export function countAll(data, whole, table, clusters, around) {
  const byKey = new Map(clusters.map((cluster, i) => [cluster.key, i]));
  const owners = new Int32Array(table.count);
  for (let row = 0; row < table.count; row++) owners[row] = byKey.get(cellOf(table.x[row], table.y[row], around)) ?? -1;
  const members = new Index(owners, clusters.length);
  clusters.forEach((cluster, i) => {
    cluster.all = heldEvents(data, whole, members.of(i).map((row) => table.place[row])).length;
    if (cluster.all > cluster.events) cluster.radius = LARGEST_RADIUS;
  });
}
