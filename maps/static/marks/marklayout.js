/**
 * The marks of one view of the map, laid out: which are in sight, each at its place or in a cluster, with labels that
 * touch nothing. A place that is an area and holds no event has a label alone, and a dot under a mark is left out until
 * there is room. Above as many marks as there is room for, those that are near to each other are one cluster.
 */
import {cellCluster, cellOf, cellsAround, gather, gatherFew} from "./clusters.js";
import {isArea} from "../model/data.js";
import {anyOverlap, overlap, squareAt, labelMarks} from "./layout.js";
import {LEAST_TARGET, TARGET, badged, besideBadges, boxOf, boxesOf, edges, restingBoxes, targetOf} from "./markroom.js";
import {DOUBT_DOT} from "./marktable.js";
import {vouchedFor} from "./vouching.js";
import {plural} from "../dom/text.js";
import {textScale} from "../dom/theme.js";

export const FEW_MARKS = 500;
/** Pixels of the view for each of few marks. */
const ROOM_FOR_ONE = 6000;
/** Once there are clusters, down to this share of them: moving the map to and fro does not make them come and go. */
const STILL_MANY = 0.8;
const FEW_DOTS = 80;
const PLAIN_DOT_RADIUS = 4;
/** Of a dot with room for a question mark. */
const DOUBT_DOT_RADIUS = 7;
const LABEL_HEIGHT = 17;
const LINE = 16;
/** Letters of a label on one line, and lines of one that is longer: only a name longer than all of them is cut. */
const LABEL_LETTERS = 30;
const LABEL_LINES = 4;
const PIECE = new RegExp(`.{1,${LABEL_LETTERS}}`, "gu");
const CLAIMED_RANK = 0.5;
const AREA_RANK = 0.1;
const FEW_LABELS = 150;

/**
 * @typedef {{scale: number, left: number, top: number, width: number, height: number, pad: number}} Frame
 *   scale: pixels of the whole world; left, top: of the view's corner, in pixels of the world; pad: drawn beyond the
 *   edge
 * @typedef {{place: number, kind: number, x: number, y: number, px: number, py: number, area: boolean,
 *   region: boolean, dot: number, filled: boolean, target: number, count: number, disputed: boolean, proposed: boolean,
 *   all: {count: number, disputed: boolean, weight: number}, claimed: boolean, alone: boolean,
 *   selected: boolean, weight: number, label: import("./layout.js").Label|null}} Mark
 *   x, y, px, py: where it is, in pixels of the view; region: an area that has a label alone;
 *   dot: radius of the dot of a place without events; filled: dots are all there is; all: with nothing filtered;
 *   claimed: its event is only claimed to have happened here; alone: one article alone puts events here;
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
 * @param {import("./clusters.js").App} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {Frame} frame
 * @param {number|null} selected place
 * @param {boolean} before whether the same marks were dense before the map was moved
 * @param {import("../model/filters.js").View} whole with nothing filtered
 * @returns {Layout} without labels
 */
export function layoutMarks(app, table, frame, selected, before, whole) {
  const around = cellsAround(frame.scale);
  const rows = marksInSight(table, frame, around);
  const few = Math.min(FEW_MARKS, (frame.width * frame.height) / ROOM_FOR_ONE);
  const dense = rows.length > few * (before ? STILL_MANY : 1);
  const {marks, clusters} = (dense ? many : some)(app, table, rows, around, frame, selected, whole);
  for (const cluster of clusters) {
    cluster.px = cluster.x * frame.scale - frame.left;
    cluster.py = cluster.y * frame.scale - frame.top;
  }
  marks.sort((a, b) => b.weight - a.weight || a.place - b.place);
  const solid = marks.filter((mark) => !mark.region);
  for (const mark of solid) mark.target = targetOf(mark, [...solid, ...clusters], solid.length <= FEW_DOTS);
  return {marks, clusters, around, dense, frame};
}

/** @type {(...of: [import("./clusters.js").App, import("./marktable.js").MarkTable, Int32Array, number, Frame, number|null, import("../model/filters.js").View]) => {marks: Mark[], clusters: Cluster[]}} */
function some(app, table, rows, around, frame, selected, whole) {
  const all = Array.from(rows, (row) => markAt(app, table, row, frame, selected, whole));
  const eventful = app.data.size.events > 0;
  const signs = all.filter((mark) => !mark.region && (mark.kind >= 0 || !eventful));
  signs.sort((a, b) => b.all.weight - a.all.weight || a.place - b.place);
  const {clusters, single} = gatherFew(app, signs, frame, selected);
  for (const cluster of clusters) [cluster.px, cluster.py] = [cluster.x * frame.scale - frame.left, cluster.y * frame.scale - frame.top];
  const taken = [...single.flatMap(restingBoxes), ...clusters.map(boxOf)];
  const named = all.filter((mark) => !mark.region && mark.kind < 0 && eventful);
  named.sort((a, b) => b.weight - a.weight || a.place - b.place);
  const dots = named.filter((mark) => {
    const room = squareAt(mark.px, mark.py, LEAST_TARGET / 2);
    if (!mark.selected && anyOverlap([room, ...restingBoxes(mark)], taken)) return false; // the list has it
    taken.push(room);
    return true;
  });
  return {marks: [...single, ...dots, ...all.filter((mark) => mark.region)], clusters};
}

/** @type {typeof some} */
function many(app, table, rows, around, frame, selected, whole) {
  const {clusters, single} = gather(app, table, rows, around, selected);
  const wide = frame.scale / around;
  const marks = [];
  for (const row of single) {
    const mark = markAt(app, table, row, frame, selected, whole);
    const column = Math.floor(table.x[row] * around);
    const line = Math.floor(table.y[row] * around);
    const cell = squareAt((column + 0.5) * wide - frame.left, (line + 0.5) * wide - frame.top, wide / 2);
    if (restingBoxes(mark).every((box) => inside(box, cell))) marks.push(mark);
    else clusters.push(cellCluster(app, table, [row], keyOf(table, row, around), around, selected));
  }
  return {marks, clusters};
}

/** @param {import("./layout.js").Box} box @param {import("./layout.js").Box} cell */
function inside(box, cell) {
  return box.left >= cell.left && box.right <= cell.right && box.top >= cell.top && box.bottom <= cell.bottom;
}

/** @param {import("./marktable.js").MarkTable} table @param {number} row @param {number} around */
function keyOf(table, row, around) {
  return cellOf(table.x[row], table.y[row], around);
}

/**
 * Give marks, and clusters among few of them, their labels; names of areas for which there is no room are dropped.
 * @param {import("../model/data.js").Data} data
 * @param {Layout} layout
 * @param {(text: string, bold: boolean) => number} measure width of a label in pixels
 * @param {import("./layout.js").Box[]} walls boxes of controls that a label must not run under
 */
export function labelLayout(data, layout, measure, walls) {
  const {marks, clusters, frame} = layout;
  const named = clusters.filter(({lead}) => lead >= 0);
  const all = [...marks, ...named].sort((a, b) => b.weight - a.weight);
  const items = all.map((one) =>
    "places" in one ? clusterItem(data, one, measure) : labelItem(data, one, measure, marks.length <= FEW_LABELS));
  const taken = [...walls, ...edges(frame), ...clusters.map(boxOf), ...marks.flatMap(boxesOf)];
  labelMarks(items, taken).forEach((label, i) => {
    all[i].label = label;
  });
  layout.marks = marks.filter((mark) => !mark.region || mark.label);
}

/**
 * @param {import("./clusters.js").App} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {number} row
 * @param {Frame} frame
 * @param {number|null} selected
 * @param {import("../model/filters.js").View} whole
 * @returns {Mark}
 */
function markAt({data, view}, table, row, frame, selected, whole) {
  const place = table.place[row];
  const lead = view.placeLead[place];
  const x = table.x[row] * frame.scale - frame.left;
  const y = table.y[row] * frame.scale - frame.top;
  const area = isArea(data, place);
  return {
    place,
    kind: table.kind[row],
    ...{x, y, px: x, py: y},
    area,
    region: area && table.kind[row] < 0,
    target: TARGET,
    filled: !data.size.events,
    dot: Math.max(
      table.kind[row] === DOUBT_DOT ? DOUBT_DOT_RADIUS : 0,
      data.size.events ? PLAIN_DOT_RADIUS : Math.min(11, 4 + Math.sqrt(view.placeMentions[place])),
    ),
    count: view.placeMain[place],
    disputed: view.placeDisputed[place] === 1,
    all: {count: whole.placeMain[place], disputed: whole.placeDisputed[place] === 1, weight: rankOf(data, whole, place, area)},
    proposed: lead >= 0 && data.events.proposed[lead] === true,
    ...(lead < 0 ? {claimed: false, alone: false} : vouchedFor(data, view, place)),
    selected: place === selected,
    weight: (place === selected ? 1e9 : 0) + weightOf(view, place),
    label: null,
  };
}

/**
 * How soon a mark gives a cluster its place and name: an area, and what is only claimed, after all others.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} whole
 * @param {number} place
 * @param {boolean} area
 */
function rankOf(data, whole, place, area) {
  const rank = weightOf(whole, place);
  if (whole.placeLead[place] < 0) return rank;
  return area ? rank * AREA_RANK : vouchedFor(data, whole, place).claimed ? rank * CLAIMED_RANK : rank;
}

/** How important a mark is. @param {import("../model/filters.js").View} view @param {number} place */
function weightOf(view, place) {
  const events = view.placeMain[place];
  return events ? 1e6 + events * 1000 + view.eventClaims[view.placeLead[place]] : view.placeMentions[place];
}

/** A text on as many lines as it needs, parted between words where they are no longer than a line. @param {string} text */
function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ").flatMap((long) => long.match(PIECE) ?? [])) {
    const line = lines[lines.length - 1];
    if (!line || line.length + 1 + word.length > LABEL_LETTERS) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  const kept = lines.filter(Boolean).slice(0, LABEL_LINES);
  if (kept.length < lines.length - 1) kept[LABEL_LINES - 1] = `${kept[LABEL_LINES - 1].slice(0, LABEL_LETTERS - 1)}…`;
  return kept;
}

/**
 * @param {(text: string, bold: boolean) => number} measure
 * @param {boolean} bold
 * @returns {(lines: string[]) => import("./layout.js").Wording}
 */
function wordingOf(measure, bold) {
  const scale = textScale();
  return (lines) => ({
    lines,
    width: Math.max(...lines.map((line) => measure(line, bold))) + 2,
    height: (LABEL_HEIGHT + (lines.length - 1) * LINE) * scale,
    step: LINE * scale,
  });
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {Cluster} cluster
 * @param {(text: string, bold: boolean) => number} measure
 * @returns {import("./layout.js").Item}
 */
function clusterItem(data, {px, py, radius, places, lead, selected, disputed}, measure) {
  const name = wrapped(String(data.places.name[selected < 0 ? lead : selected]));
  const wording = wordingOf(measure, selected >= 0);
  const more = `and ${plural(places.length - 1, "more place")}`; // the ring counts events
  const gap = radius + 5;
  const long = name.length > 1 ? [] : [wording([`${name[0]} ${more}`])];
  const narrow = wording([...((name.length > 1 ? null : halved(name[0])) ?? name), `and ${places.length - 1} more`]);
  return {
    ...{x: px, y: py, gap, gapRight: disputed ? gap + 4 : gap},
    wordings: [...long, wording([...name, more]), ...(selected < 0 ? [] : [wording(name)]), narrow], // the chosen one rather without the rest
    must: selected >= 0,
    over: false,
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
  const text = mark.area && mark.kind >= 0 ? `in ${name}` : mark.region && mark.kind === DOUBT_DOT ? `${name} ?` : name;
  const gap = mark.region ? 0 : mark.kind < 0 ? mark.dot + 3 : mark.selected ? 20 : 14;
  const wording = wordingOf(measure, mark.selected);
  const lines = wrapped(text);
  const halves = lines.length > 1 || mark.kind < 0 || !breaking ? null : halved(text);
  return {
    x: mark.px,
    y: mark.py,
    gap,
    gapRight: badged(mark) ? besideBadges(mark) : gap,
    wordings: halves ? [wording([text]), wording(halves)] : [wording(lines)],
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
  return [...clusters.flatMap((cluster) => (cluster.label ? [boxOf(cluster), cluster.label] : [boxOf(cluster)])), ...boxes];
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
    if (one.label && found === null && overlap(one.label, squareAt(x, y, 1))) found = one;
  }
  return found;
}
