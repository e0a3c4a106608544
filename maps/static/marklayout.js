/**
 * The marks of one view of the map, laid out: which are in sight, spread apart where they would overlap, with labels
 * that touch nothing. A place that is an area and holds no event has a label alone. Above FEW_MARKS marks in sight there is no room for either and all are plain dots.
 */
import {isArea} from "./data.js";
import {LINE, overlap, squareAt, labelMarks, spread} from "./layout.js";

export const FEW_MARKS = 500;
const MARK_ROOM = 14;
const BADGE_ROOM = 19;
const BADGE_SHIFT = 5;
const DOT_RIM = 3;
const DOT_REACH = 14;
const FEW_DOTS = 80;
const TARGET = 44;
const LEAST_TARGET = 24;
const PLAIN_DOT_RADIUS = 4;
const EDGE_ROOM = 3;
const LABEL_HEIGHT = 17;
const LABEL_LETTERS = 30;
const FEW_LABELS = 150;

/**
 * @typedef {{scale: number, left: number, top: number, width: number, height: number, pad: number}} Frame
 *   scale: pixels of the whole world; left, top: of the view's corner, in pixels of the world; pad: drawn beyond the
 *   edge
 * @typedef {{place: number, kind: number, x: number, y: number, px: number, py: number, area: boolean,
 *   region: boolean, dot: number, filled: boolean, target: number, count: number, disputed: boolean, selected: boolean, weight: number, label: import("./layout.js").Label|null}} Mark
 *   x, y: true position; px, py: where it is drawn; both in pixels of the view; region: an area that has a label alone;
 *   dot: radius of the dot of a place without events; filled: dots are all there is;
 *   target: diameter of its button, smaller where others are near
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
  const solid = marks.filter((mark) => !mark.region);
  const few = solid.length <= FEW_DOTS;
  spread(solid.map((mark) => roomOf(mark, few))).forEach(({x, y}, i) => {
    solid[i].px = x - shiftOf(solid[i]);
    solid[i].py = y;
  });
  for (const mark of solid) mark.target = targetOf(mark, solid, few);
  const items = marks.map((mark) => labelItem(app.data, mark, measure, marks.length <= FEW_LABELS));
  const taken = [...walls(), ...edges(frame), ...marks.flatMap(boxesOf)];
  labelMarks(items, taken).forEach((label, i) => {
    marks[i].label = label;
  });
  return {dense, marks: marks.filter((mark) => !mark.region || mark.label), rows, frame};
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
    dot: data.size.events ? PLAIN_DOT_RADIUS : Math.min(11, 4 + Math.sqrt(view.placeMentions[place])),
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
 * @param {boolean} breaking whether a name may also stand on two lines
 */
function labelItem(data, mark, measure, breaking) {
  const name = String(data.places.name[mark.place]);
  const short = name.length > LABEL_LETTERS ? `${name.slice(0, LABEL_LETTERS - 1)}…` : name;
  const text = mark.area && mark.kind >= 0 ? `in ${short}` : short;
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

/** Whether a mark has a badge on its right. @param {Mark} mark */
function badged(mark) {
  return mark.kind >= 0 && (mark.count > 1 || mark.disputed);
}

/** @param {Mark} mark */
function shiftOf(mark) {
  return badged(mark) ? BADGE_SHIFT : 0;
}

/**
 * How large the button of a mark can be without covering another.
 * @param {Mark} mark
 * @param {Mark[]} marks
 * @param {boolean} few dots, so that each can have the room of a finger
 */
function targetOf(mark, marks, few) {
  let nearest = TARGET;
  for (const other of marks) {
    if (other === mark) continue;
    const away = Math.max(Math.abs(other.px - mark.px), Math.abs(other.py - mark.py));
    if (away < nearest) nearest = away;
  }
  return Math.max(mark.kind < 0 && !few ? 2 * mark.dot : LEAST_TARGET, Math.floor(nearest));
}

/**
 * The room that a mark with its badges needs.
 * @param {Mark} mark
 * @param {boolean} few dots, so that each can have the room of a finger
 * @returns {import("./layout.js").Spot}
 */
function roomOf(mark, few) {
  const dot = Math.max(mark.dot + DOT_RIM, few ? DOT_REACH : 0);
  const radius = mark.kind < 0 ? dot : badged(mark) ? BADGE_ROOM : MARK_ROOM;
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
  if (mark.region) return [];
  const boxes = [squareAt(mark.px, mark.py, mark.kind < 0 ? mark.dot + 1 : mark.selected ? 18 : 12)];
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
      if (distance <= best && !mark.region) {
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
