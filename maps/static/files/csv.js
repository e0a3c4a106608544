/**
 * CSV of what is visible: RFC 4180, in UTF-8 that begins with a byte order mark, lines ending in CR LF. How it is written,
 * and what it does about formulas, is said in `geo/export.py`, whose bytes these are.
 */
import {canonicalNumber} from "../model/numbers.js";
import {canonical} from "./writing.js";

/** What a spreadsheet could take for a formula. */
// eslint-disable-next-line no-control-regex -- control characters before a sign are what it looks for
const FORMULA = /^'*(?:[\x00-\x20\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/**
 * @param {import("../model/data.js").Data} data
 * @param {string[]} columns
 * @param {boolean} outlined whether the outlines are written, too
 * @param {import("./export.js").ExportRow[]} rows
 * @returns {string}
 */
export function csvText({places}, columns, outlined, rows) {
  const lines = [[...columns, "lon", "lat", ...(outlined ? ["wkt"] : [])].join(",")];
  for (const {place, values} of rows) {
    const cells = [...values];
    cells.push(place === null ? null : places.lon[place], place === null ? null : places.lat[place]);
    if (outlined) cells.push(place === null ? null : wktText(places.geometry[place]));
    lines.push(cells.map(csvField).join(","));
  }
  return `\ufeff${lines.map((line) => `${line}\r\n`).join("")}`;
}

/** @param {any} value */
function csvField(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return canonicalNumber(value);
  const words = Array.isArray(value) && value.every((item) => typeof item === "string" && /^[^ [][^ ]*$/.test(item));
  const plain = words ? value.join(" ") : value;
  const text = harmless(typeof plain === "string" ? plain : canonical(plain));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An apostrophe before text that a spreadsheet could take for a formula. @param {string} text */
export function harmless(text) {
  return FORMULA.test(text) ? `'${text}` : text;
}

/**
 * @param {any} geometry
 * @returns {string|null}
 */
function wktText(geometry) {
  if (!geometry) return null;
  if (geometry.type === "GeometryCollection")
    return `GEOMETRYCOLLECTION (${geometry.geometries.map(wktText).join(", ")})`;
  const {type, coordinates} = geometry;
  return `${type.toUpperCase()} ${wktPositions(type === "Point" ? [coordinates] : coordinates)}`;
}

/** @param {any[]} nest @returns {string} */
function wktPositions(nest) {
  return typeof nest[0] === "number" ? nest.map(canonicalNumber).join(" ") : `(${nest.map(wktPositions).join(", ")})`;
}
