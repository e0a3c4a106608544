/**
 * Where marks and labels go on the screen: nothing but arithmetic, in pixels, the same result for the same input.
 */

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number, radius: number, fixed?: boolean}} Spot true position and the room it needs
 * @typedef {{lines: string[], width: number, height: number}} Wording a text on one line or more, and its size
 * @typedef {{x: number, y: number, gap: number, gapRight: number, wordings: Wording[], must: boolean, over: boolean}} Item
 *   what wants a label; its wordings, best first; over: the label stands on the spot itself and not beside a mark
 * @typedef {Box & {lines: string[], align: CanvasTextAlign, x: number, y: number}} Label x, y: middle of the first line
 */

const GOLDEN_ANGLE = 2.399963;
const PASSES = 60;

/**
 * Push spots apart until none needs the room of another: the smallest moves found, larger spots moving less.
 * @param {Spot[]} spots in order of importance
 * @returns {{x: number, y: number}[]} positions in the same order
 */
export function spread(spots) {
  const placed = spots.map((spot) => ({x: spot.x, y: spot.y}));
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (let i = 0; i < spots.length; i++) {
      for (let j = i + 1; j < spots.length; j++) {
        const room = spots[i].radius + spots[j].radius;
        let dx = placed[j].x - placed[i].x;
        if (dx > room || dx < -room) continue;
        let dy = placed[j].y - placed[i].y;
        let distance = Math.hypot(dx, dy);
        if (distance >= room - 0.01) continue;
        if (distance < 0.5) {
          const angle = GOLDEN_ANGLE * (j + 1);
          dx = Math.cos(angle);
          dy = Math.sin(angle);
          distance = 1;
        }
        const push = room - Math.min(distance, Math.hypot(placed[j].x - placed[i].x, placed[j].y - placed[i].y));
        const share = spots[i].fixed ? 0 : spots[j].fixed ? 1 : spots[j].radius / room;
        placed[i].x -= (dx / distance) * push * share;
        placed[i].y -= (dy / distance) * push * share;
        placed[j].x += (dx / distance) * push * (1 - share);
        placed[j].y += (dy / distance) * push * (1 - share);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return placed;
}

/** Places for a label about its mark, best first: which way the text runs, and up or down from the middle. */
/** @typedef {{align: CanvasTextAlign, dy: number}} Side */
/** @type {Side[]} */
const SIDES = [
  {align: "left", dy: 0},
  {align: "right", dy: 0},
  {align: "center", dy: 1},
  {align: "center", dy: -1},
  {align: "left", dy: 0.8},
  {align: "left", dy: -0.8},
  {align: "right", dy: 0.8},
  {align: "right", dy: -0.8},
];

/** Places for the label of an area: on its middle, or a little off. @type {Side[]} */
const OVER = [0, 1.4, -1.4, 2.8, -2.8].map((dy) => ({align: "center", dy}));

export const LINE = 16;

/**
 * Give each item a label where it touches nothing, or none; one that must have a label gets it where it covers least.
 * @param {Item[]} items
 *   in order of importance; the gaps are from the middle of the mark to where its label may begin
 * @param {Box[]} taken boxes that no label may touch; those of the labels are added
 * @returns {(Label|null)[]}
 */
export function labelMarks(items, taken) {
  return items.map((item) => {
    const all = item.wordings.flatMap((wording) =>
      (item.over ? OVER : SIDES).map((side) => labelAt(item, wording, side)),
    );
    const label =
      all.find((one) => !taken.some((box) => overlap(box, one))) ?? (item.must ? leastCovering(all, taken) : null);
    if (label) taken.push(label);
    return label;
  });
}

/** @param {Label[]} labels @param {Box[]} taken */
function leastCovering(labels, taken) {
  const cover = labels.map((label) => taken.reduce((sum, box) => sum + shared(box, label), 0));
  return labels[cover.indexOf(Math.min(...cover))];
}

/** The area that two boxes share. @param {Box} a @param {Box} b */
function shared(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/**
 * @param {Item} item
 * @param {Wording} wording
 * @param {Side} side
 * @returns {Label}
 */
function labelAt(item, {lines, width, height}, {align, dy}) {
  const right = dy ? item.gap / 2 : item.gapRight;
  const x = align === "left" ? item.x + right : align === "right" ? item.x - (dy ? item.gap / 2 : item.gap) : item.x;
  const top = item.y + dy * (item.gap + height / 2) - height / 2;
  const left = align === "left" ? x : align === "right" ? x - width : x - width / 2;
  const y = top + (height - (lines.length - 1) * LINE) / 2;
  return {left, right: left + width, top, bottom: top + height, lines, align, x, y};
}

/** @param {Box} a @param {Box} b */
export function overlap(a, b) {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** @param {number} x @param {number} y @param {number} radius @returns {Box} */
export function squareAt(x, y, radius) {
  return {left: x - radius, top: y - radius, right: x + radius, bottom: y + radius};
}
