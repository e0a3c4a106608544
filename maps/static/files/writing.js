/**
 * The one way to write a number and JSON, that of `geo/export.py`, and the box around what is written.
 */

import {canonicalNumber} from "../model/numbers.js";

/**
 * JSON in the one way described in `export.js`.
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value);
}

/**
 * The box around features; its west is greater than its east where it is narrower over the antimeridian.
 * @param {object[]} features
 * @returns {number[]|null} west, south, east, north
 */
export function boundsOf(features) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let [start, end, parted] = [Infinity, -Infinity, true];
  for (const {geometry} of /** @type {any[]} */ (features)) {
    for (const part of geometry ? partsOf(geometry) : []) {
      const [west, south, east, north] = stretch([Infinity, Infinity, -Infinity, -Infinity], part);
      stretch(box, [[west, south], [east, north]]);
      if (west >= 0) start = Math.min(start, west);
      else if (east < 0) end = Math.max(end, east);
      else parted = false;
    }
  }
  if (parted && Number.isFinite(end - start) && end + 360 - start < box[2] - box[0]) [box[0], box[2]] = [start, end];
  return box[1] <= box[3] ? box : null;
}

/**
 * The points, lines and areas of a geometry, as nests of positions: one outline may lie on both sides of a line.
 * @param {any} geometry
 * @returns {any[]}
 */
function partsOf({type, coordinates, geometries}) {
  if (geometries) return geometries.flatMap(partsOf);
  return type.startsWith("Multi") ? coordinates : [coordinates];
}

/**
 * @param {number[]} box widened in place
 * @param {any[]} nest of positions
 */
function stretch(box, nest) {
  if (typeof nest[0] === "number") {
    box[0] = Math.min(box[0], nest[0]);
    box[1] = Math.min(box[1], nest[1]);
    box[2] = Math.max(box[2], nest[0]);
    box[3] = Math.max(box[3], nest[1]);
  } else for (const item of nest) stretch(box, item);
  return box;
}
