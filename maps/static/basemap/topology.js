/**
 * The basemap's geometry: arcs that neighbours share, in whole quanta of a degree, as text (see maps/basemap.py). It is
 * decoded and projected once, to spherical Mercator on the unit square; a drawing then only scales and shifts.
 */

/**
 * @typedef {{
 *   credits: string, extent: [number, number, number, number], quantum: number,
 *   kinds: string, sizes: string, steps: string, rings: string,
 *   countries: {id: string[], name: string[], label: [number, number, number][][]},
 *   cities: {name: string[], lon: number[], lat: number[], zoom: number[]},
 * }} BasemapData
 * @typedef {[number, number, number, number]} Box left, top, right, bottom
 * @typedef {{refs: Int32Array, box: Box, seam: boolean}} Ring arcs in order, `~n` is arc n backwards; seam: whether the
 * ring runs along the edge of the map
 * @typedef {{
 *   lon: Float64Array, lat: Float64Array, x: Float64Array, y: Float64Array,
 *   first: Uint32Array, kinds: Uint8Array, chunkOf: Uint32Array, chunks: Float64Array,
 *   rings: Ring[][], boxes: Box[], land: Ring[], lakes: Ring[],
 *   lines: number[][], cutCoast: number[],
 * }} Topology first[n] and chunkOf[n] are where arc n begins among vertices and chunks; rings and boxes are the
 * countries', lines the arcs of each kind, cutCoast the coasts of land at the edge of the map
 * @typedef {{scale: number, left: number, top: number, width: number, height: number, zoom: number}} View
 * scale: pixels to the unit square; left, top: pixels from the unit square's corner to the canvas's
 */

export const KIND = {coast: 0, border: 1, disputed: 2, seam: 3, lake: 4, river: 5, province: 6};
export const CHUNK = 32;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * Numbers from text: digits of five bits, least first, the sixth bit set where another digit follows.
 * @param {string} text
 * @returns {Int32Array}
 */
export function unpackNumbers(text) {
  const value = new Uint8Array(128);
  for (let i = 0; i < 64; i += 1) value[DIGITS.charCodeAt(i)] = i;
  const out = new Int32Array(text.length);
  let count = 0;
  let number = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = value[text.charCodeAt(i)];
    number |= (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
    } else {
      out[count] = number;
      count += 1;
      number = 0;
      shift = 0;
    }
  }
  return out.slice(0, count);
}

/**
 * @param {number} coded
 * @returns {number} the signed number behind a zigzag-coded one
 */
function unzigzag(coded) {
  return coded & 1 ? -((coded + 1) >> 1) : coded >> 1;
}

/**
 * @param {number} lat degrees
 * @returns {number} 0 at 85.05° north, 1 at 85.05° south
 */
export function mercatorY(lat) {
  const sine = Math.sin(lat * Math.PI / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/**
 * @returns {Box} a box with nothing in it
 */
function emptyBox() {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

/**
 * Widen a box.
 * @param {Box} box
 * @param {ArrayLike<number>} other
 * @param {number} [at] where the other box begins in its array
 */
function widen(box, other, at = 0) {
  box[0] = Math.min(box[0], other[at]);
  box[1] = Math.min(box[1], other[at + 1]);
  box[2] = Math.max(box[2], other[at + 2]);
  box[3] = Math.max(box[3], other[at + 3]);
}

/** @type {WeakMap<BasemapData, Topology>} */
const decodedBasemaps = new WeakMap();

/**
 * The topology behind the page's data, decoded and projected once.
 * @param {BasemapData} data
 * @returns {Topology}
 */
export function decodeBasemap(data) {
  const known = decodedBasemaps.get(data);
  if (known) return known;
  const sizes = unpackNumbers(data.sizes);
  const steps = unpackNumbers(data.steps);
  const total = steps.length / 2;
  /** @type {Topology} */
  const made = {
    lon: new Float64Array(total), lat: new Float64Array(total), x: new Float64Array(total), y: new Float64Array(total),
    first: new Uint32Array(sizes.length + 1), kinds: Uint8Array.from(data.kinds, Number),
    chunkOf: new Uint32Array(sizes.length + 1), chunks: new Float64Array(0),
    rings: [], boxes: [], land: [], lakes: [], lines: [], cutCoast: [],
  };
  let across = 0;
  let up = 0;
  for (let i = 0; i < total; i += 1) {
    across += unzigzag(steps[2 * i]);
    up += unzigzag(steps[2 * i + 1]);
    made.lon[i] = across * data.quantum;
    made.lat[i] = up * data.quantum;
    made.x[i] = made.lon[i] / 360 + 0.5;
    made.y[i] = mercatorY(made.lat[i]);
  }
  sizes.forEach((size, arc) => {
    made.first[arc + 1] = made.first[arc] + size;
    made.chunkOf[arc + 1] = made.chunkOf[arc] + Math.max(1, Math.ceil((size - 1) / CHUNK));
  });
  made.chunks = chunkBoxes(made);
  readRings(made, unpackNumbers(data.rings));
  made.lines = Object.values(KIND).map((kind) => [...made.kinds.keys()].filter((arc) => made.kinds[arc] === kind));
  made.lakes = made.lines[KIND.lake].map((arc) => madeRing(made, Int32Array.of(arc)));
  const cut = made.land.filter((ring) => ring.seam).flatMap((ring) => [...ring.refs]);
  made.cutCoast = cut.map((ref) => Math.max(ref, ~ref)).filter((arc) => made.kinds[arc] !== KIND.seam);
  decodedBasemaps.set(data, made);
  return made;
}

/**
 * Boxes around every run of vertices: left, top, right, bottom of each, one after the other.
 * @param {Topology} topology
 * @returns {Float64Array}
 */
function chunkBoxes(topology) {
  const {x, y, first, chunkOf} = topology;
  const arcs = first.length - 1;
  const boxes = new Float64Array(4 * chunkOf[arcs]);
  for (let arc = 0; arc < arcs; arc += 1) {
    for (let chunk = chunkOf[arc]; chunk < chunkOf[arc + 1]; chunk += 1) {
      const from = first[arc] + (chunk - chunkOf[arc]) * CHUNK;
      const to = Math.min(from + CHUNK, first[arc + 1] - 1);
      let left = x[from];
      let top = y[from];
      let right = left;
      let bottom = top;
      for (let i = from + 1; i <= to; i += 1) {
        if (x[i] < left) left = x[i];
        if (x[i] > right) right = x[i];
        if (y[i] < top) top = y[i];
        if (y[i] > bottom) bottom = y[i];
      }
      boxes[4 * chunk] = left;
      boxes[4 * chunk + 1] = top;
      boxes[4 * chunk + 2] = right;
      boxes[4 * chunk + 3] = bottom;
    }
  }
  return boxes;
}

/**
 * Read every country's rings, and those of all land, which come last.
 * @param {Topology} topology
 * @param {Int32Array} numbers for each country the number of its rings, for each ring of its arcs, then the arcs
 */
function readRings(topology, numbers) {
  let at = 0;
  let last = 0;
  while (at < numbers.length) {
    /** @type {Ring[]} */
    const rings = [];
    const around = emptyBox();
    for (let left = numbers[at++]; left > 0; left -= 1) {
      const refs = new Int32Array(numbers[at++]);
      for (let i = 0; i < refs.length; i += 1) {
        last += unzigzag(numbers[at++]);
        refs[i] = last & 1 ? ~(last >> 1) : last >> 1;
      }
      const ring = madeRing(topology, refs);
      rings.push(ring);
      widen(around, ring.box);
    }
    topology.rings.push(rings);
    topology.boxes.push(around);
  }
  topology.land = topology.rings.pop() ?? [];
  topology.boxes.pop();
}

/**
 * @param {Topology} topology
 * @param {Int32Array} refs
 * @returns {Ring}
 */
function madeRing(topology, refs) {
  const {chunkOf, chunks, kinds} = topology;
  const box = emptyBox();
  let seam = false;
  for (const ref of refs) {
    const arc = ref < 0 ? ~ref : ref;
    seam ||= kinds[arc] === KIND.seam;
    for (let chunk = chunkOf[arc]; chunk < chunkOf[arc + 1]; chunk += 1) widen(box, chunks, 4 * chunk);
  }
  return {refs, box, seam};
}

/**
 * The outline of a country, from the same arcs as the basemap, so that both meet exactly.
 * @param {BasemapData} data
 * @param {string} iso3 ISO 3166-1 alpha-3 code
 * @returns {[number, number][][]} closed rings of longitude and latitude; holes among them (fill by the even-odd
 * rule); empty where the basemap does not know the country
 */
export function outlineRings(data, iso3) {
  const row = iso3 ? data.countries.id.indexOf(iso3) : -1;
  if (row < 0) return [];
  const topology = decodeBasemap(data);
  return topology.rings[row].map((ring) => {
    /** @type {[number, number][]} */
    const points = [];
    for (const ref of ring.refs) {
      const arc = ref < 0 ? ~ref : ref;
      const from = topology.first[arc];
      const to = topology.first[arc + 1] - 1;
      for (let i = 0; i <= to - from; i += 1) {
        if (i === 0 && points.length) continue;
        const vertex = ref < 0 ? to - i : from + i;
        points.push([topology.lon[vertex], topology.lat[vertex]]);
      }
    }
    return points;
  });
}

/**
 * @param {Box} box
 * @param {Box} seen
 * @returns {boolean}
 */
export function apart(box, seen) {
  return box[2] < seen[0] || box[0] > seen[2] || box[3] < seen[1] || box[1] > seen[3];
}

/**
 * Add one arc to a path. What lies outside the view is passed over in straight lines (its box is convex, so that
 * changes no fill inside), and vertices a pixel or so apart are drawn once.
 * @param {CanvasRenderingContext2D|Path2D} path
 * @param {Topology} topology
 * @param {number} ref
 * @param {View} view
 * @param {Box} seen the view, in units of the unit square
 * @param {boolean} pen false to begin a new line, true to go on from the last point
 * @param {boolean} fill whether the path will be filled: then lines outside the view count
 */
export function traceArc(path, topology, ref, view, seen, pen, fill) {
  const {x, y, first, chunkOf, chunks} = topology;
  const {scale, left, top} = view;
  const back = ref < 0;
  const arc = back ? ~ref : ref;
  const begin = first[arc];
  const end = first[arc + 1] - 1;
  const count = chunkOf[arc + 1] - chunkOf[arc];
  const start = back ? end : begin;
  let lastX = x[start] * scale - left;
  let lastY = y[start] * scale - top;
  const grain = view.zoom < 4 ? 1.7 : 1;
  let down = pen;
  if (pen) path.lineTo(lastX, lastY);
  for (let n = 0; n < count; n += 1) {
    const chunk = back ? count - 1 - n : n;
    const from = begin + chunk * CHUNK;
    const to = Math.min(from + CHUNK, end);
    const b = 4 * (chunkOf[arc] + chunk);
    const hidden = chunks[b + 2] < seen[0] || chunks[b] > seen[2] || chunks[b + 3] < seen[1] || chunks[b + 1] > seen[3];
    if (hidden && !fill) {
      down = false;
    } else if (!down) {
      const origin = back ? to : from;
      path.moveTo(x[origin] * scale - left, y[origin] * scale - top);
      down = true;
    }
    const last = back ? from : to;
    if (!hidden) {
      const step = back ? -1 : 1;
      for (let i = (back ? to : from) + step; i !== last; i += step) {
        const px = x[i] * scale - left;
        const py = y[i] * scale - top;
        if (Math.abs(px - lastX) + Math.abs(py - lastY) < grain) continue;
        path.lineTo(px, py);
        lastX = px;
        lastY = py;
      }
    }
    lastX = x[last] * scale - left;
    lastY = y[last] * scale - top;
    if (down) path.lineTo(lastX, lastY);
  }
}
