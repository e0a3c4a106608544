/**
 * Places on the ground and in the projection of the map (Web Mercator).
 */

const EARTH_RADIUS_M = 6371008.8;
const CIRCLE_POINTS = 72;
const MERCATOR_EDGE = 85.05112878;

/** Web Mercator in the unit square, from longitude in degrees. @param {number} lon */
export function worldX(lon) {
  return lon / 360 + 0.5;
}

/** Web Mercator in the unit square, from latitude in degrees. @param {number} lat */
export function worldY(lat) {
  const held = Math.max(-MERCATOR_EDGE, Math.min(MERCATOR_EDGE, lat));
  const sine = Math.sin((held * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/**
 * All points at one distance on the ground, as a ring of [lon, lat]; longitudes run on over ±180°.
 * @param {number} lon degrees
 * @param {number} lat degrees
 * @param {number} metres
 * @returns {[number, number][]}
 */
export function groundCircle(lon, lat, metres) {
  const angle = metres / EARTH_RADIUS_M;
  const phi = (lat * Math.PI) / 180;
  /** @type {[number, number][]} */
  const ring = [];
  for (let i = 0; i < CIRCLE_POINTS; i++) {
    const bearing = (i / CIRCLE_POINTS) * 2 * Math.PI;
    const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
    const y = Math.sin(bearing) * Math.sin(angle) * Math.cos(phi);
    const turn = Math.atan2(y, Math.cos(angle) - Math.sin(phi) * sine);
    ring.push([lon + (turn * 180) / Math.PI, (Math.asin(sine) * 180) / Math.PI]);
  }
  return ring;
}

/**
 * Metres between two points on the ground.
 * @param {number} lon1
 * @param {number} lat1
 * @param {number} lon2
 * @param {number} lat2
 */
export function groundDistance(lon1, lat1, lon2, lat2) {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
}

/**
 * The outer and inner rings of a geometry.
 * @param {any} geometry GeoJSON
 * @returns {[number, number][][]}
 */
export function ringsOf(geometry) {
  if (!geometry) return [];
  if (geometry.type === "Polygon") return geometry.coordinates;
  if (geometry.type === "MultiPolygon") return geometry.coordinates.flat();
  return [];
}

/** "33.7856° N, 42.4412° E". @param {number} lat @param {number} lon */
export function coordinateText(lat, lon) {
  return `${degrees(lat)}° ${lat < 0 ? "S" : "N"}, ${degrees(lon)}° ${lon < 0 ? "W" : "E"}`;
}

/** @param {number} value */
function degrees(value) {
  return Math.abs(value)
    .toFixed(5)
    .replace(/\.?0+$/, "");
}
