/**
 * Where marks and labels go on the screen: nothing but arithmetic, in pixels, the same result for the same input.
 */

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number, radius: number, fixed?: boolean}} Spot true position and the room it needs
 * @typedef {{x: number, y: number, gap: number, gapRight: number, width: number, height: number, text: string}} Item
 *   what wants a label, and how large it is
 * @typedef {Box & {text: string, align: CanvasTextAlign, x: number, y: number}} Label x and y: where the text is drawn
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

/**
 * Give each item a label where it touches nothing, or none; one that must have a label gets it above all the same.
 * @param {(Item & {must: boolean})[]} items
 *   in order of importance; the gaps are from the middle of the mark to where its label may begin
 * @param {Box[]} taken boxes that no label may touch; those of the labels are added
 * @returns {(Label|null)[]}
 */
export function labelMarks(items, taken) {
  return items.map((item) => {
    for (const side of SIDES) {
      const label = labelAt(item, /** @type {CanvasTextAlign} */ (side.align), side.dy);
      if (taken.some((box) => overlap(box, label))) continue;
      taken.push(label);
      return label;
    }
    return item.must ? labelAt(item, "center", -1) : null;
  });
}

/**
 * @param {Item} item
 * @param {CanvasTextAlign} align
 * @param {number} dy
 * @returns {Label}
 */
function labelAt(item, align, dy) {
  const right = dy ? item.gap / 2 : item.gapRight;
  const x = align === "left" ? item.x + right : align === "right" ? item.x - (dy ? item.gap / 2 : item.gap) : item.x;
  const y = item.y + dy * (item.gap + item.height / 2);
  const left = align === "left" ? x : align === "right" ? x - item.width : x - item.width / 2;
  return {
    left,
    right: left + item.width,
    top: y - item.height / 2,
    bottom: y + item.height / 2,
    text: item.text,
    align,
    x,
    y,
  };
}

/** @param {Box} a @param {Box} b */
export function overlap(a, b) {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** @param {number} x @param {number} y @param {number} radius @returns {Box} */
export function squareAt(x, y, radius) {
  return {left: x - radius, top: y - radius, right: x + radius, bottom: y + radius};
}
