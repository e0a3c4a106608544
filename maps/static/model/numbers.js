/**
 * The one way to write a number, that of `geo/export.py`.
 */

/** @param {number} value */
export function canonicalNumber(value) {
  if (Number.isInteger(value)) return value === 0 ? "0" : String(value);
  if (!Number.isFinite(value)) return "null";
  const text = value.toFixed(7).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}
