/**
 * Where marks and labels go on the screen: nothing but arithmetic, in pixels, the same result for the same input.
 */

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{lines: string[], width: number, height: number, step: number}} Wording a text on one line or more, its size, and
 *   from one line to the next
 * @typedef {{x: number, y: number, gap: number, gapRight: number, wordings: Wording[], must: boolean, over: boolean}} Item
 *   what wants a label; its wordings, best first; over: the label stands on the spot itself and not beside a mark
 * @typedef {Box & {lines: string[], step: number, align: CanvasTextAlign, x: number, y: number}} Label x, y: middle of the first line
 */

/** Places for a label about its mark, best first: which way the text runs, and up or down from the middle. */
/** @typedef {{align: CanvasTextAlign, dy: number}} Side */
/** @type {Side[]} */
const SIDES = [
  {align: "left", dy: 0},
  {align: "right", dy: 0},
  {align: "center", dy: 1},
  {align: "center", dy: -1},
  {align: "left", dy: 1},
  {align: "left", dy: -1},
  {align: "right", dy: 1},
  {align: "right", dy: -1},
];

/** Places for the label of an area: on its middle, or a little off. @type {Side[]} */
const OVER = [0, 1.4, -1.4, 2.8, -2.8].map((dy) => ({align: "center", dy}));

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
function labelAt(item, {lines, width, height, step}, {align, dy}) {
  const right = dy ? item.gap / 2 : item.gapRight;
  const x = align === "left" ? item.x + right : align === "right" ? item.x - (dy ? item.gap / 2 : item.gap) : item.x;
  const top = item.y + dy * (item.gap + height / 2) - height / 2;
  const left = align === "left" ? x : align === "right" ? x - width : x - width / 2;
  const y = top + (height - (lines.length - 1) * step) / 2;
  return {left, right: left + width, top, bottom: top + height, lines, step, align, x, y};
}

/** @param {Box} a @param {Box} b */
export function overlap(a, b) {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** @param {number} x @param {number} y @param {number} radius @returns {Box} */
export function squareAt(x, y, radius) {
  return {left: x - radius, top: y - radius, right: x + radius, bottom: y + radius};
}

/** Whether one of some boxes touches one of others. @param {Box[]} some @param {Box[]} others */
export function anyOverlap(some, others) {
  return some.some((a) => others.some((b) => overlap(a, b)));
}
