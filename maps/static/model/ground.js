/**
 * Places on the ground and in the projection of the map (Web Mercator).
 */

const EARTH_RADIUS_M = 6371008.8;
const CIRCLE_POINTS = 72;
/** Where the map ends in the north and the south, in degrees. */
const MERCATOR_EDGE = 85.05112878;

/** A latitude on the map: what lies beyond its edge is held there. @param {number} lat */
export function heldLat(lat) {
  return Math.max(-MERCATOR_EDGE, Math.min(MERCATOR_EDGE, lat));
}

/**
 * The longitude at which the one turn of the world begins that the map shows: 180° west, or the far side of an opening
 * view that crosses the antimeridian.
 * @param {[number, number, number, number]} extent west, south, east, north; west is greater than east where it crosses
 */
export function seamOf([west, , east]) {
  return west > east ? (west + east) / 2 : -180;
}

/** A longitude in the turn of the world that begins at a seam. @param {number} lon @param {number} seam */
export function unrolled(lon, seam) {
  return lon < seam ? lon + 360 : lon;
}

/**
 * Rings in the turn of the world that begins at a seam; each goes as a whole to where its middle is.
 * @param {[number, number][][]} rings of [lon, lat]
 * @param {number} seam
 */
export function unrolledRings(rings, seam) {
  if (seam === -180) return rings;
  return rings.map((ring) => {
    const middle = ring.reduce((sum, [lon]) => sum + lon, 0) / ring.length;
    return middle < seam ? ring.map(([lon, lat]) => /** @type {[number, number]} */ ([lon + 360, lat])) : ring;
  });
}

/** Web Mercator in the unit square, from longitude in degrees. @param {number} lon */
export function worldX(lon) {
  return lon / 360 + 0.5;
}

/** Web Mercator in the unit square, from latitude in degrees. @param {number} lat */
export function worldY(lat) {
  const sine = Math.sin((heldLat(lat) * Math.PI) / 180);
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
 * Metres between two points on the ground, by the haversine formula: within 0.6 % of those on the ellipsoid.
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
