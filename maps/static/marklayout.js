/**
 * The marks of one view of the map, laid out: which are in sight, spread apart where they would overlap, with labels
 * that touch nothing. Above FEW_MARKS marks in sight there is no room for either and all are plain dots.
 */
import {isArea} from "./data.js";
import {overlap, squareAt, labelMarks, spread} from "./layout.js";

export const FEW_MARKS = 500;
const MARK_ROOM = 14;
const BADGE_ROOM = 19;
const BADGE_SHIFT = 5;
const DOT_ROOM = 7;
const EDGE_ROOM = 3;
const LABEL_HEIGHT = 17;
const LABEL_LETTERS = 30;

/**
 * @typedef {{scale: number, left: number, top: number, width: number, height: number, pad: number}} Frame
 *   scale: pixels of the whole world; left, top: of the view's corner, in pixels of the world; pad: drawn beyond the
 *   edge
 * @typedef {{place: number, kind: number, x: number, y: number, px: number, py: number, area: boolean, count: number,
 *   disputed: boolean, selected: boolean, weight: number, label: import("./layout.js").Label|null}} Mark
 *   x, y: true position; px, py: where it is drawn; both in pixels of the view
 * @typedef {{dense: boolean, marks: Mark[], rows: Int32Array, frame: Frame}} Layout
 *   rows: of the mark table, in sight; marks: those that are drawn in full, when dense the selected one alone
 */

/**
 * @param {import("./marktable.js").MarkTable} table
 * @param {Frame} frame
 * @returns {Int32Array} rows in sight
 */
function marksInSight(table, frame) {
  const {scale, left, top, width, height, pad} = frame;
  const west = (left - pad) / scale;
  const east = (left + width + pad) / scale;
  const north = (top - pad) / scale;
  const south = (top + height + pad) / scale;
  const rows = new Int32Array(table.count);
  let count = 0;
  for (let i = 0; i < table.count; i++) {
    if (table.x[i] >= west && table.x[i] <= east && table.y[i] >= north && table.y[i] <= south) rows[count++] = i;
  }
  return rows.subarray(0, count);
}

/**
 * @param {{data: import("./data.js").Data, view: import("./filters.js").View}} app
 * @param {import("./marktable.js").MarkTable} table
 * @param {Frame} frame
 * @param {number|null} selected place
 * @param {(text: string, bold: boolean) => number} measure width of a label in pixels
 * @param {() => import("./layout.js").Box[]} walls boxes of controls that a label must not run under
 * @returns {Layout}
 */
export function layoutMarks(app, table, frame, selected, measure, walls) {
  const rows = marksInSight(table, frame);
  const dense = rows.length > FEW_MARKS;
  const drawn = dense ? rows.filter((row) => table.place[row] === selected) : rows;
  const marks = [...drawn].map((row) => markAt(app, table, row, frame, selected));
  marks.sort((a, b) => b.weight - a.weight || a.place - b.place);
  const placed = spread(marks.map(roomOf));
  marks.forEach((mark, i) => {
    mark.px = placed[i].x - shiftOf(mark);
    mark.py = placed[i].y;
  });
  const items = marks.map((mark) => labelItem(app.data, mark, measure));
  const taken = [...walls(), ...edges(frame), ...marks.flatMap(boxesOf)];
  labelMarks(items, taken).forEach((label, i) => {
    marks[i].label = label;
  });
  return {dense, marks, rows, frame};
}

/**
 * @param {{data: import("./data.js").Data, view: import("./filters.js").View}} app
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
    area: isArea(data, place),
    count: events,
    disputed: view.placeDisputed[place] === 1,
    selected: place === selected,
    weight,
    label: null,
  };
}

/**
 * @param {import("./data.js").Data} data
 * @param {Mark} mark
 * @param {(text: string, bold: boolean) => number} measure
 */
function labelItem(data, mark, measure) {
  const name = String(data.places.name[mark.place]);
  const short = name.length > LABEL_LETTERS ? `${name.slice(0, LABEL_LETTERS - 1)}…` : name;
  const text = mark.area && mark.kind >= 0 ? `in ${short}` : short;
  const gap = mark.kind < 0 ? 7 : mark.selected ? 20 : 14;
  return {
    x: mark.px,
    y: mark.py,
    gap,
    gapRight: badged(mark) && gap < 22 ? 22 : gap,
    text,
    width: measure(text, mark.selected) + 2,
    height: LABEL_HEIGHT,
    must: mark.selected,
  };
}

/** Whether a mark has a badge on its right. @param {Mark} mark */
function badged(mark) {
  return mark.kind >= 0 && (mark.count > 1 || mark.disputed);
}

/** @param {Mark} mark */
function shiftOf(mark) {
  return badged(mark) ? BADGE_SHIFT : 0;
}

/** The room that a mark with its badges needs. @param {Mark} mark @returns {import("./layout.js").Spot} */
function roomOf(mark) {
  const radius = mark.kind < 0 ? DOT_ROOM : badged(mark) ? BADGE_ROOM : MARK_ROOM;
  return {x: mark.x + shiftOf(mark), y: mark.y, radius};
}

/**
 * Boxes along the edges of the view, so that labels stay inside.
 * @param {Frame} frame
 * @returns {import("./layout.js").Box[]}
 */
function edges({width, height, pad}) {
  const far = pad + Math.max(width, height);
  return [
    {left: -far, right: EDGE_ROOM, top: -far, bottom: far},
    {left: width - EDGE_ROOM, right: far + width, top: -far, bottom: far},
    {left: -far, right: far, top: -far, bottom: EDGE_ROOM},
    {left: -far, right: far, top: height - EDGE_ROOM, bottom: far + height},
  ];
}

/** What a mark covers, with its badges. @param {Mark} mark @returns {import("./layout.js").Box[]} */
function boxesOf(mark) {
  const boxes = [squareAt(mark.px, mark.py, mark.kind < 0 ? 5 : mark.selected ? 18 : 12)];
  if (mark.kind >= 0 && mark.count > 1) boxes.push(squareAt(mark.px + 11, mark.py + 10, 9));
  if (mark.kind >= 0 && mark.disputed) boxes.push(squareAt(mark.px + 11, mark.py - 10, 8));
  return boxes;
}

/**
 * Boxes of all marks and labels, for others to keep off.
 * @param {Layout} layout
 * @returns {import("./layout.js").Box[]}
 */
export function boxesIn(layout) {
  return layout.marks.flatMap((mark) => (mark.label ? [...boxesOf(mark), mark.label] : boxesOf(mark)));
}

/**
 * The place whose mark is nearest to a point, within reach.
 * @param {Layout} layout
 * @param {import("./marktable.js").MarkTable} table
 * @param {number} x
 * @param {number} y
 * @param {number} reach pixels
 * @returns {number|null}
 */
export function markUnder(layout, table, x, y, reach) {
  let best = reach * reach;
  let found = null;
  if (!layout.dense) {
    for (const mark of layout.marks) {
      const distance = (mark.px - x) ** 2 + (mark.py - y) ** 2;
      if (distance <= best) {
        best = distance;
        found = mark.place;
      }
      if (mark.label && found === null && overlap(mark.label, squareAt(x, y, 1))) found = mark.place;
    }
    return found;
  }
  const {scale, left, top} = layout.frame;
  for (const row of layout.rows) {
    const distance = (table.x[row] * scale - left - x) ** 2 + (table.y[row] * scale - top - y) ** 2;
    if (distance <= best) {
      best = distance;
      found = table.place[row];
    }
  }
  return found;
}
