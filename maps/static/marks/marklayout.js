/**
 * The marks of one view of the map, laid out: which are in sight, spread apart where they would overlap, with labels
 * that touch nothing. A place that is an area and holds no event has a label alone. Where marks would have to be moved
 * far to stand apart, and everywhere above FEW_MARKS marks in sight, those that are near to each other are one cluster.
 */
import {cellOf, cellsAround, gather} from "./clusters.js";
import {isArea} from "../model/data.js";
import {LINE, overlap, squareAt, labelMarks, spread} from "./layout.js";
import {TARGET, badged, boxOf, boxesOf, edges, roomOf, shiftOf, targetOf} from "./markroom.js";
import {DOUBT_DOT} from "./marktable.js";

const FEW_MARKS = 500;
/** Once there are clusters, down to so many of them: moving the map to and fro does not make them come and go. */
const STILL_MANY = 400;
/** Pixels. */
const LONGEST_LEADER = 44;
const CLUSTER_ROOM = 9;
const FEW_DOTS = 80;
const PLAIN_DOT_RADIUS = 4;
/** Of a dot with room for a question mark. */
const DOUBT_DOT_RADIUS = 7;
const LABEL_HEIGHT = 17;
const LABEL_LETTERS = 30;
const FEW_LABELS = 150;

/**
 * @typedef {{scale: number, left: number, top: number, width: number, height: number, pad: number}} Frame
 *   scale: pixels of the whole world; left, top: of the view's corner, in pixels of the world; pad: drawn beyond the
 *   edge
 * @typedef {{place: number, kind: number, x: number, y: number, px: number, py: number, area: boolean,
 *   region: boolean, dot: number, filled: boolean, target: number, count: number, disputed: boolean, proposed: boolean, selected: boolean, weight: number, label: import("./layout.js").Label|null}} Mark
 *   x, y: true position; px, py: where it is drawn; both in pixels of the view; region: an area that has a label alone;
 *   dot: radius of the dot of a place without events; filled: dots are all there is;
 *   target: diameter of its button, smaller where others are near
 * @typedef {import("./clusters.js").Cluster} Cluster
 * @typedef {{marks: Mark[], clusters: Cluster[], around: number, dense: boolean, frame: Frame}} Layout
 *   around: how many cells of clusters there are around the world; dense: all that are near to each other are clusters
 */

/**
 * Rows of the mark table in sight, in whole cells, so that what a cluster holds does not depend on the view.
 * @param {import("./marktable.js").MarkTable} table
 * @param {Frame} frame
 * @param {number} around
 * @returns {Int32Array}
 */
function marksInSight(table, {scale, left, top, width, height, pad}, around) {
  const west = Math.floor(((left - pad) / scale) * around) / around;
  const east = Math.ceil(((left + width + pad) / scale) * around) / around;
  const north = Math.floor(((top - pad) / scale) * around) / around;
  const south = Math.ceil(((top + height + pad) / scale) * around) / around;
  const rows = new Int32Array(table.count);
  let count = 0;
  for (let i = 0; i < table.count; i++) {
    if (table.x[i] >= west && table.x[i] < east && table.y[i] >= north && table.y[i] < south) rows[count++] = i;
  }
  return rows.subarray(0, count);
}

/**
 * @param {{data: import("../model/data.js").Data, view: import("../model/filters.js").View}} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {Frame} frame
 * @param {number|null} selected place
 * @param {boolean} before whether the same marks were dense before the map was moved
 * @param {(text: string, bold: boolean) => number} measure width of a label in pixels
 * @param {() => import("./layout.js").Box[]} walls boxes of controls that a label must not run under
 * @returns {Layout}
 */
export function layoutMarks(app, table, frame, selected, before, measure, walls) {
  const around = cellsAround(frame.scale);
  const rows = marksInSight(table, frame, around);
  const dense = rows.length > (before ? STILL_MANY : FEW_MARKS);
  /** @param {number} row */
  const markOf = (row) => markAt(app, table, row, frame, selected);
  const all = dense ? [] : settle([...rows].map(markOf), []);
  const crowded = new Set(all.filter(isFar).map(({x, y}) => cellOf(...inWorld(x, y, frame), around)));
  let [marks, clusters] = [all, /** @type {Cluster[]} */ ([])];
  if (dense || crowded.size) {
    const parted = gather(app, table, rows, around, selected, dense ? null : crowded);
    clusters = parted.clusters;
    for (const cluster of clusters) {
      cluster.px = cluster.x * frame.scale - frame.left;
      cluster.py = cluster.y * frame.scale - frame.top;
    }
    marks = settle(parted.single.map(markOf), clusters);
  }
  const items = marks.map((mark) => labelItem(app.data, mark, measure, marks.length <= FEW_LABELS));
  const taken = [...walls(), ...edges(frame), ...clusters.map(boxOf), ...marks.flatMap(boxesOf)];
  labelMarks(items, taken).forEach((label, i) => {
    marks[i].label = label;
  });
  return {marks: marks.filter((mark) => !mark.region || mark.label), clusters, around, dense, frame};
}

/** @param {number} x in pixels of the view @param {number} y @param {Frame} frame @returns {[number, number]} */
function inWorld(x, y, {scale, left, top}) {
  return [(x + left) / scale, (y + top) / scale];
}

/**
 * Put marks in order of importance, and apart where they would overlap or lie under a cluster.
 * @param {Mark[]} marks
 * @param {Cluster[]} clusters
 */
function settle(marks, clusters) {
  marks.sort((a, b) => b.weight - a.weight || a.place - b.place);
  const solid = marks.filter((mark) => !mark.region);
  const few = solid.length <= FEW_DOTS;
  const fixed = clusters.map(({px, py, radius}) => ({x: px, y: py, radius: radius + CLUSTER_ROOM, fixed: true}));
  const spots = spread([...fixed, ...solid.map((mark) => roomOf(mark, few))]).slice(fixed.length);
  spots.forEach(({x, y}, i) => {
    solid[i].px = x - shiftOf(solid[i]);
    solid[i].py = y;
  });
  for (const mark of solid) mark.target = targetOf(mark, [...solid, ...clusters], few);
  return marks;
}

/** Whether a mark was moved so far aside that it is better shown with its neighbours as one. @param {Mark} mark */
function isFar(mark) {
  return !mark.region && Math.hypot(mark.px - mark.x, mark.py - mark.y) > LONGEST_LEADER;
}

/**
 * @param {{data: import("../model/data.js").Data, view: import("../model/filters.js").View}} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {number} row
 * @param {Frame} frame
 * @param {number|null} selected
 * @returns {Mark}
 */
function markAt({data, view}, table, row, frame, selected) {
  const place = table.place[row];
  const lead = view.placeLead[place];
  const x = table.x[row] * frame.scale - frame.left;
  const y = table.y[row] * frame.scale - frame.top;
  const events = view.placeMain[place];
  const area = isArea(data, place);
  const weight =
    (place === selected ? 1e9 : 0) +
    (events ? 1e6 + events * 1000 + view.eventClaims[lead] : view.placeMentions[place]);
  return {
    place,
    kind: table.kind[row],
    x,
    y,
    px: x,
    py: y,
    area,
    region: area && table.kind[row] < 0,
    target: TARGET,
    filled: !data.size.events,
    dot: Math.max(
      table.kind[row] === DOUBT_DOT ? DOUBT_DOT_RADIUS : 0,
      data.size.events ? PLAIN_DOT_RADIUS : Math.min(11, 4 + Math.sqrt(view.placeMentions[place])),
    ),
    count: events,
    disputed: view.placeDisputed[place] === 1,
    proposed: lead >= 0 && data.events.proposed[lead] === true,
    selected: place === selected,
    weight,
    label: null,
  };
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {Mark} mark
 * @param {(text: string, bold: boolean) => number} measure
 * @param {boolean} breaking whether a name may also stand on two lines
 */
function labelItem(data, mark, measure, breaking) {
  const name = String(data.places.name[mark.place]);
  const short = name.length > LABEL_LETTERS ? `${name.slice(0, LABEL_LETTERS - 1)}…` : name;
  const text = mark.area && mark.kind >= 0 ? `in ${short}` : mark.region && mark.kind === DOUBT_DOT ? `${short} ?` : short;
  const gap = mark.region ? 0 : mark.kind < 0 ? mark.dot + 3 : mark.selected ? 20 : 14;
  /** @param {string[]} lines */
  const wording = (lines) => ({
    lines,
    width: Math.max(...lines.map((line) => measure(line, mark.selected))) + 2,
    height: LABEL_HEIGHT + (lines.length - 1) * LINE,
  });
  const halves = mark.kind < 0 || !breaking ? null : halved(text);
  return {
    x: mark.px,
    y: mark.py,
    gap,
    gapRight: badged(mark) && gap < 22 ? 22 : gap,
    wordings: halves ? [wording([text]), wording(halves)] : [wording([text])],
    must: mark.selected,
    over: mark.region,
  };
}

/** A text on two lines, parted near its middle; null for one word. @param {string} text */
function halved(text) {
  const middle = text.length / 2;
  let cut = -1;
  for (let at = text.indexOf(" "); at > 0; at = text.indexOf(" ", at + 1))
    if (cut < 0 || Math.abs(at - middle) < Math.abs(cut - middle)) cut = at;
  return cut < 0 ? null : [text.slice(0, cut), text.slice(cut + 1)];
}

/**
 * Boxes of all marks and labels, for others to keep off.
 * @param {Layout} layout
 * @returns {import("./layout.js").Box[]}
 */
export function boxesIn({marks, clusters}) {
  const boxes = marks.flatMap((mark) => (mark.label ? [...boxesOf(mark), mark.label] : boxesOf(mark)));
  return [...clusters.map(boxOf), ...boxes];
}

/**
 * The mark or cluster that is nearest to a point, within reach.
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 * @param {number} reach pixels
 * @returns {Mark|Cluster|null}
 */
export function markUnder({marks, clusters}, x, y, reach) {
  let best = reach * reach;
  /** @type {Mark|Cluster|null} */
  let found = null;
  for (const one of [...clusters, ...marks]) {
    const distance = (one.px - x) ** 2 + (one.py - y) ** 2;
    const region = "region" in one && one.region;
    if (distance <= best && !region) {
      best = distance;
      found = one;
    }
    if ("label" in one && one.label && found === null && overlap(one.label, squareAt(x, y, 1))) found = one;
  }
  return found;
}
