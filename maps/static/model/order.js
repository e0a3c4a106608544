/**
 * The orders in which events are listed: how widely they are told, by day, or by how much is disputed.
 */
import {chronological} from "./data.js";

/** @typedef {"told"|"day"|"disputed"} Order */

/** @type {{key: Order, label: string}[]} The first is that of a page that is opened. */
export const ORDERS = [
  {key: "told", label: "Most reported first"},
  {key: "day", label: "By day"},
  {key: "disputed", label: "Most disagreement first"},
];

/** @type {WeakMap<object, Int32Array>} */
const knownTellers = new WeakMap();

/**
 * How many of the chosen articles tell of each event.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
export function tellers({claims, claimsOf, size}, view) {
  const known = knownTellers.get(view);
  if (known) return known;
  const counts = new Int32Array(size.events);
  const seen = new Int32Array(size.articles).fill(-1);
  const {rows, starts} = claimsOf;
  for (let e = 0; e < size.events; e++) {
    for (let i = starts[e]; i < starts[e + 1]; i++) {
      const a = claims.article[rows[i]];
      if (!view.claims[rows[i]] || seen[a] === e) continue;
      seen[a] = e;
      counts[e]++;
    }
  }
  knownTellers.set(view, counts);
  return counts;
}

/**
 * The visible events in an order; those that stand alike in it, in order of time.
 * @param {import("./app.js").App} app
 * @param {Order} order
 * @returns {number[]}
 */
export function listedEvents({data, view}, order) {
  const shown = [...chronological(data)].filter((event) => view.events[event]);
  if (order === "day") return shown;
  const told = tellers(data, view);
  const {eventClaims, eventDisputes} = view;
  const columns = order === "told" ? [told, eventClaims, eventDisputes] : [eventDisputes, told, eventClaims];
  return byMost(shown, columns);
}

/**
 * Rows sorted by the greatest numbers, column after column; those that are alike stay as they are. Whole numbers are
 * sorted without a function that compares, which many events would feel.
 * @param {number[]} rows
 * @param {ArrayLike<number>[]} columns
 */
function byMost(rows, columns) {
  let ranks = new Float64Array(rows.length);
  for (const column of columns) {
    const most = rows.reduce((high, row) => Math.max(high, column[row]), 0) + 1;
    ranks = ranks.map((rank, i) => rank * most + (most - 1 - column[rows[i]]));
  }
  const keys = ranks.map((rank, i) => rank * rows.length + i).sort();
  return Array.from(keys, (key) => rows[key % rows.length]);
}
