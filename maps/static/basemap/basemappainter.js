/**
 * Draws the basemap: land, borders, lakes, rivers, and names that have their places.
 */
import {KIND, apart, traceArc} from "./topology.js";

/**
 * @typedef {import("./topology.js").Topology} Topology
 * @typedef {import("./topology.js").Ring} Ring
 * @typedef {import("./topology.js").Box} Box
 * @typedef {import("./topology.js").View} View
 * @typedef {import("./placenames.js").PlacedLabel} PlacedLabel
 */

/** The zoom from which provinces are drawn, where the page has them. */
const PROVINCES_FROM = 5.75;

/**
 * @param {View} view
 * @returns {Box} what the view shows, in units of the unit square, with room for the width of a line
 */
function seenBox(view) {
  const room = 4;
  return [
    (view.left - room) / view.scale, (view.top - room) / view.scale,
    (view.left + view.width + room) / view.scale, (view.top + view.height + room) / view.scale,
  ];
}

/**
 * A path of rings, without those outside the view or too small to see.
 * @param {Topology} topology
 * @param {Ring[]} rings
 * @param {View} view
 * @param {Box} seen
 * @returns {Path2D}
 */
function ringPath(topology, rings, view, seen) {
  const path = new Path2D();
  const least = (view.zoom < 4 ? 1.5 : 0.7) / view.scale;
  for (const {refs, box} of rings) {
    if (apart(box, seen) || (box[2] - box[0] < least && box[3] - box[1] < least)) continue;
    // a ring ends where it begins; closePath would measure the whole path for each
    for (let n = 0; n < refs.length; n += 1) traceArc(path, topology, refs[n], view, seen, n > 0, true);
  }
  return path;
}

/**
 * A path of arcs as lines, without what lies outside the view.
 * @param {Topology} topology
 * @param {number[]} arcs
 * @param {View} view
 * @param {Box} seen
 * @returns {Path2D}
 */
function linePath(topology, arcs, view, seen) {
  const path = new Path2D();
  for (const arc of arcs) traceArc(path, topology, arc, view, seen, false, false);
  return path;
}

/**
 * A view as it is from another turn of the world.
 * @param {View} view
 * @param {number} turn 0 for longitudes up to 180, 1 for those beyond
 * @returns {View}
 */
export function turned(view, turn) {
  return {...view, left: view.left - turn * view.scale};
}

/**
 * Draw everything but the names.
 * @param {CanvasRenderingContext2D} context
 * @param {Topology} topology
 * @param {View} view
 * @param {Record<string, string>} colours by the name of the custom property
 * @param {Set<number>} focus rows of countries
 */
export function paintBasemap(context, topology, view, colours, focus) {
  const {lines, rings, boxes} = topology;
  const seen = seenBox(view);
  const path = (/** @type {Ring[]} */ some) => ringPath(topology, some, view, seen);
  const fill = (/** @type {Path2D} */ area, /** @type {string} */ colour) => {
    context.fillStyle = colours[colour];
    context.fill(area, "evenodd");
  };
  const stroke = (/** @type {Path2D} */ line, /** @type {string} */ colour, /** @type {number} */ width) => {
    context.strokeStyle = colours[colour];
    context.lineWidth = width;
    context.stroke(line);
  };
  context.lineJoin = "bevel";
  const shores = path(topology.land.filter((ring) => !ring.seam));
  const land = path(topology.land.filter((ring) => ring.seam));
  land.addPath(shores);
  fill(land, "--land");
  fill(path(rings.flatMap((some, row) => (focus.has(row) && !apart(boxes[row], seen) ? some : []))), "--focus-land");
  if (view.zoom >= 3.5) {
    const width = Math.min(2, 0.5 + (view.zoom - 3.5) * 0.2);
    stroke(linePath(topology, lines[KIND.river], view, seen), "--river", width);
  }
  const lakes = path(topology.lakes);
  fill(lakes, "--lake");
  stroke(lakes, "--border", 0.6);
  stroke(shores, "--border", 0.8);
  stroke(linePath(topology, topology.cutCoast, view, seen), "--border", 0.8);
  if (view.zoom >= PROVINCES_FROM) {
    context.setLineDash([2, 3]);
    stroke(linePath(topology, lines[KIND.province], view, seen), "--border", 0.8);
    context.setLineDash([]);
  }
  const width = view.zoom < 4 ? 0.8 : 1.1;
  stroke(linePath(topology, lines[KIND.border], view, seen), "--border", width);
  context.setLineDash([4, 3]);
  stroke(linePath(topology, lines[KIND.disputed], view, seen), "--border", width);
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PlacedLabel[]} labels
 * @param {Record<string, string>} colours
 * @param {(size: number, spaced: boolean) => void} setFont
 */
export function paintLabels(context, labels, colours, setFont) {
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of labels) {
    setFont(label.size, label.spaced);
    context.lineWidth = 3;
    context.strokeStyle = colours["--label-halo"];
    context.strokeText(label.text, label.x, label.y);
    context.fillStyle = colours["--label"];
    context.fillText(label.text, label.x, label.y);
    if (label.dot) {
      context.beginPath();
      context.arc(label.dot[0], label.dot[1], 2, 0, 2 * Math.PI);
      context.lineWidth = 1.5;
      context.stroke();
      context.fill();
    }
  }
}
