/**
 * CSV of what is visible: RFC 4180, in UTF-8 that begins with a byte order mark, lines ending in CR LF. How it is written,
 * and what it does about formulas, is said in `geo/export.py`, whose bytes these are.
 */
import {canonical, canonicalNumber} from "./writing.js";

/** @type {{[layer in import("./export.js").Layer]: string}} */
const CSV_COLUMNS = {
  events:
    "event title kind date date_text time_text timezone place place_name role precision_m unplaced claims sources disagreements",
  places:
    "name kind feature_class country within precision_m precision_note unplaced coordinates_source coordinates_date " +
    "identifiers names events mentions articles",
  mentions:
    "article paragraph start end original_start original_end surface place unplaced use subtype rule confidence runner_up " +
    "runner_up_name reasons close",
  claims: "event topic scope value speaker article paragraph start end paraphrase inferred relation",
};

/** What a spreadsheet could take for a formula. */
// eslint-disable-next-line no-control-regex -- control characters before a sign are what it looks for
const FORMULA = /^'*(?:[\x00-\x20\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("./export.js").Layer} layer
 * @param {import("./export.js").ExportRow[]} rows
 * @returns {string}
 */
export function csvText({places}, layer, rows) {
  const columns = CSV_COLUMNS[layer].split(" ");
  const outlined = layer === "places";
  const lines = [["id", ...columns, "lon", "lat", ...(outlined ? ["wkt"] : [])].join(",")];
  for (const {id, place, properties} of rows) {
    const cells = [id, ...columns.map((column) => properties[column])];
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
  const plain = Array.isArray(value) && value.every((item) => typeof item === "string") ? value.join(" ") : value;
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
