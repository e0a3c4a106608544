/**
 * Marks that stand too close to each other are shown as one: which belong together, and what they hold.
 *
 * A mark is at its place or in a cluster. Few marks are gathered about the most important of those that touch, where the
 * cluster then stands. Many are gathered in the cells of a grid that is fixed to the world, so that moving the map
 * changes nothing, and each cell is parted into four on the way down, so that zooming in only ever parts clusters.
 */
import {Index, isArea} from "../model/data.js";
import {vocabulary} from "../model/vocabulary.js";
import {anyOverlap, squareAt} from "./layout.js";
import {restingBoxes} from "./markroom.js";

/** The least width of a cell in pixels. */
const SMALLEST_CELL = 64;
/** How far from the edge of its cell a cluster stands at least, in widths of the cell: none touches another. */
const INNER = 0.34;
/** In pixels; there is room in it for two lines, the number shown and the number that there are. */
const LARGEST_RADIUS = 21;
/** Free pixels about a cluster among few marks. */
const CLUSTER_ROOM = 2;

/**
 * @typedef {{key: number, places: Int32Array, x: number, y: number, px: number, py: number, radius: number,
 *   events: number, all: number, disputed: number, kinds: Int32Array, selected: number, lead: number, weight: number,
 *   label: import("./layout.js").Label|null}} Cluster
 * key: of its cell, or -1 - place of that about which it was gathered; x, y: in the unit square of Web Mercator; px, py:
 * in pixels of the view; events: visible ones, each once; all: as many as there are without any filter; disputed: visible
 * events about which accounts disagree; kinds: visible events by kind; selected: the selected place in it, or -1; lead:
 * the place that gives it its name, or -1
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
 * Part rows of the mark table in clusters and those that stand alone in their cell. Names of areas are in no cluster.
 * @param {App} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {Int32Array} rows
 * @param {number} around
 * @param {number|null} selected place
 * @returns {{clusters: Cluster[], single: number[]}}
 *
 * @typedef {{data: import("../model/data.js").Data, view: import("../model/filters.js").View}} App
 */
export function gather(app, table, rows, around, selected) {
  const solid = new Int32Array(rows.length);
  const cells = new Float64Array(rows.length);
  /** @type {number[]} */
  const single = [];
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (table.kind[row] < 0 && isArea(app.data, table.place[row])) continue;
    cells[count] = cellOf(table.x[row], table.y[row], around);
    solid[count++] = row;
  }
  /** @type {Cluster[]} */
  const clusters = [];
  const {keys, rows: members} = groupRows(cells.subarray(0, count));
  keys.forEach((key, i) => {
    const own = members.of(i).map((at) => solid[at]);
    if (own.length === 1) single.push(own[0]);
    else clusters.push(cellCluster(app, table, own, key, around, selected));
  });
  return {clusters, single};
}

/**
 * A cluster of what stands in one cell.
 * @param {App} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {ArrayLike<number>} members rows of the mark table
 * @param {number} key
 * @param {number} around
 * @param {number|null} selected
 */
export function cellCluster(app, table, members, key, around, selected) {
  let [x, y] = [0, 0];
  for (let i = 0; i < members.length; i++) {
    x += table.x[members[i]] / members.length;
    y += table.y[members[i]] / members.length;
  }
  const places = Int32Array.from(members, (row) => table.place[row]);
  return clusterOf(app, places, key, inner(x, around), inner(y, around), selected);
}

/**
 * @param {App} app
 * @param {Int32Array} places
 * @param {number} key
 * @param {number} x
 * @param {number} y
 * @param {number|null} selected
 * @returns {Cluster}
 */
function clusterOf({data, view}, places, key, x, y, selected) {
  const kinds = new Int32Array(vocabulary().kinds.length);
  const held = heldEvents(data, view, places);
  let disputed = 0;
  for (const event of held) {
    kinds[data.kinds[event]]++;
    if (view.eventDisputes[event]) disputed++;
  }
  const found = selected === null ? -1 : places.indexOf(selected);
  return {
    ...{key, places, x, y, px: 0, py: 0, radius: radiusOf(held.length || places.length)},
    ...{events: held.length, all: held.length, disputed, kinds, label: null},
    ...{selected: found < 0 ? -1 : places[found], lead: -1, weight: (found < 0 ? 0 : 1e9) + 1e6 + held.length * 1000},
  };
}

/**
 * @typedef {import("./marklayout.js").Mark} Mark
 * @typedef {{lead: Mark, members: Mark[], boxes: import("./layout.js").Box[]}} Group
 */

/**
 * Gather few marks: those whose signs touch are one cluster, at the place of the most important of them.
 * @param {App} app
 * @param {Mark[]} marks the most important first, in an order that no filter changes
 * @param {import("./marklayout.js").Frame} frame
 * @param {number|null} selected
 * @returns {{clusters: Cluster[], single: Mark[]}}
 */
export function gatherFew(app, marks, frame, selected) {
  /** @type {Group[]} */
  let groups = [];
  for (const mark of marks) {
    const boxes = restingBoxes(mark);
    const near = groups.find((group) => anyOverlap(group.boxes, boxes));
    if (near) near.members.push(mark);
    else groups.push({lead: mark, members: [mark], boxes});
  }
  let touching = true;
  while (touching) {
    touching = false;
    for (const group of groups) {
      if (group.members.length < 2) continue;
      const events = group.members.reduce((sum, {all}) => sum + all.count, 0);
      group.boxes = [squareAt(group.lead.px, group.lead.py, radiusOf(events || group.members.length) + CLUSTER_ROOM)];
    }
    /** @type {Group[]} */
    const kept = [];
    for (const group of groups) {
      const near = kept.find((other) =>
        (other.members.length > 1 || group.members.length > 1) && anyOverlap(other.boxes, group.boxes));
      if (near) {
        near.members.push(...group.members);
        touching = true;
      } else kept.push(group);
    }
    groups = kept;
  }
  const clusters = groups.filter(({members}) => members.length > 1).map(({lead, members}) => {
    const places = Int32Array.from(members, ({place}) => place);
    const x = (lead.x + frame.left) / frame.scale;
    const y = (lead.y + frame.top) / frame.scale;
    return {...clusterOf(app, places, -1 - lead.place, x, y, selected), lead: lead.place};
  });
  return {clusters, single: groups.flatMap(({members}) => (members.length > 1 ? [] : members))};
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
  for (const cluster of clusters) if (cluster.key < 0) cluster.all = heldEvents(data, whole, cluster.places).length;
  const byKey = new Map(clusters.map((cluster, i) => [cluster.key, i]));
  const owners = new Int32Array(table.count);
  for (let row = 0; row < table.count; row++) owners[row] = byKey.get(cellOf(table.x[row], table.y[row], around)) ?? -1;
  const members = new Index(owners, clusters.length);
  clusters.forEach((cluster, i) => {
    if (cluster.key >= 0) cluster.all = heldEvents(data, whole, members.of(i).map((row) => table.place[row])).length;
    if (cluster.all > cluster.events) cluster.radius = LARGEST_RADIUS;
  });
}
