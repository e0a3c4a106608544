/**
 * Draws clusters on a canvas.
 */
import {TURN, kindColour, paintDisputed} from "../ui/paintedmark.js";
import {theme} from "../dom/theme.js";

/** Width of the ring of kinds, in pixels. */
const CLUSTER_RING = 4;

/**
 * Clusters: each a ring of the kinds that it holds, as wide as their shares, around the number of events, or of places
 * where there are none. Where a filter hides some of them the number says so.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./clusters.js").Cluster[]} clusters
 * @param {number|null} lit key of the one under the pointer
 */
export function paintClusters(context, clusters, lit) {
  for (const cluster of clusters) paintKinds(context, cluster, cluster.selected >= 0 || cluster.key === lit);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `700 12px ${theme()["font-map"]}`;
  for (const {px, py, events, all, places} of clusters) {
    context.fillStyle = events ? theme().ink : theme().soft;
    context.fillText(shortNumber(events || places.length), px, py + (all > events ? -5 : 0.5));
  }
  context.font = `10px ${theme()["font-map"]}`;
  for (const {px, py, events, all} of clusters) if (all > events) context.fillText(`of ${shortNumber(all)}`, px, py + 7);
  for (const {px, py, radius, disputed} of clusters)
    if (disputed) paintDisputed(context, px + radius * 0.75, py - radius * 0.75);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./clusters.js").Cluster} cluster
 * @param {boolean} lit
 */
function paintKinds(context, {px, py, radius, kinds, events}, lit) {
  disc(context, px, py, radius + (lit ? 4 : 1.5), lit ? theme().accent : theme().rim);
  disc(context, px, py, radius, events ? ringOf(context, px, py, kinds, events) : kindColour(-1));
  disc(context, px, py, radius - CLUSTER_RING, theme().halo);
}

/**
 * The colours of kinds around a point, each as wide as its share: one fill takes a tenth of the time of so many arcs.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {Int32Array} kinds
 * @param {number} events
 */
function ringOf(context, x, y, kinds, events) {
  const ring = context.createConicGradient(-TURN / 4, x, y);
  let from = 0;
  for (let kind = 0; kind < kinds.length; kind++) {
    if (!kinds[kind]) continue;
    const to = Math.min(1, from + kinds[kind] / events);
    ring.addColorStop(from, kindColour(kind));
    ring.addColorStop(to, kindColour(kind));
    from = to;
  }
  return ring;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string|CanvasGradient} fill
 */
function disc(context, x, y, radius, fill) {
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fillStyle = fill;
  context.fill();
}

/** A number in at most four signs: "987", "1.2k", "12k". @param {number} value */
export function shortNumber(value) {
  if (value < 1000) return String(value);
  if (value < 9950) return `${(value / 1000).toFixed(1)}k`;
  return value < 999500 ? `${Math.round(value / 1000)}k` : `${(value / 1e6).toFixed(1)}M`;
}
