// Geometry and labels of the basemap, run by test_javascript.py beside copies of the modules and a page's data.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {placeLabels} from "./basemap/placenames.js";
import {decodeBasemap, mercatorY, outlineRings, traceArc, unpackNumbers} from "./basemap/topology.js";

const data = JSON.parse(readFileSync("gulf.json", "utf8"));
const topology = decodeBasemap(data);

/** A view of so many pixels whose middle is a point. */
function viewAt(lon, lat, zoom, width = 1040, height = 720) {
  const scale = 256 * 2 ** zoom;
  return {zoom, scale, width, height, left: (lon / 360 + 0.5) * scale - width / 2, top: mercatorY(lat) * scale - height / 2};
}

/** Even-odd test of a point against rings. */
function holds(rings, px, py) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [[x0, y0], [x1, y1]] = [ring[i], ring[i + 1]];
      if (y0 > py !== y1 > py && px < x0 + (x1 - x0) * (py - y0) / (y1 - y0)) odd = !odd;
    }
  }
  return odd;
}

const boxesOf = (labels) => labels.map(({text, x, y, size}) => [x, y - size / 2, x + text.length * 6, y + size / 2]);
const measure = (text) => text.length * 6;
const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

test("numbers come back from text", () => {
  assert.deepEqual([...unpackNumbers("ABfgBhhB")], [0, 1, 31, 32, 1 + 32 + 1024]);
});

test("decoding happens once", () => {
  assert.equal(decodeBasemap(data), topology);
});

test("an outline is made of closed rings around its country", () => {
  const rings = outlineRings(data, "IRQ");
  for (const ring of rings) assert.deepEqual(ring[0], ring.at(-1));
  assert.ok(holds(rings, 44.4, 33.3));
  assert.ok(!holds(rings, 51.4, 35.7));
  assert.ok(!holds(outlineRings(data, "ZAF"), 28.2, -29.6), "Lesotho is a hole in South Africa");
});

test("an unknown country has no outline", () => {
  assert.deepEqual(outlineRings(data, "XXX"), []);
  assert.deepEqual(outlineRings(data, ""), []);
});

test("the Caspian is no land", () => {
  const land = topology.land.map(({refs}) => {
    const points = [];
    for (const ref of refs) {
      const arc = ref < 0 ? ~ref : ref;
      const run = [];
      for (let i = topology.first[arc]; i < topology.first[arc + 1]; i += 1) run.push([topology.lon[i], topology.lat[i]]);
      points.push(...(ref < 0 ? run.reverse() : run));
    }
    return points;
  });
  assert.ok(!holds(land, 51, 39));
  assert.ok(holds(land, 44, 33));
  assert.ok(holds(land, 179.9, 68));
  assert.ok(holds(land, -179.9, 68));
  assert.ok(holds(land, 0, -89));
});

test("passing over what is out of sight changes no fill in sight", () => {
  const view = viewAt(43, 36.5, 8);
  const row = data.countries.id.indexOf("IRQ");
  const seen = [view.left / view.scale, view.top / view.scale,
    (view.left + view.width) / view.scale, (view.top + view.height) / view.scale];
  const traced = topology.rings[row].map(({refs}) => {
    const points = [];
    const path = {moveTo: (x, y) => points.push([x, y]), lineTo: (x, y) => points.push([x, y])};
    refs.forEach((ref, n) => traceArc(path, topology, ref, view, seen, n > 0, true));
    return points;
  });
  const whole = outlineRings(data, "IRQ").map((ring) =>
    ring.map(([lon, lat]) => [(lon / 360 + 0.5) * view.scale - view.left, mercatorY(lat) * view.scale - view.top]));
  assert.ok(traced.flat().length < whole.flat().length / 2);
  let differ = 0;
  for (let x = 5; x < view.width; x += 10) {
    for (let y = 5; y < view.height; y += 10) differ += holds(traced, x, y) !== holds(whole, x, y) ? 1 : 0;
  }
  assert.ok(differ < 10, `${differ} of 7488 samples`);
});

test("labels touch neither each other nor an obstacle", () => {
  const view = viewAt(48, 33, 6);
  const obstacles = [[300, 200, 420, 320], [600, 300, 640, 340]];
  const labels = placeLabels(data, view, measure, obstacles);
  assert.ok(labels.length > 20);
  const boxes = boxesOf(labels);
  boxes.forEach((box, n) => {
    for (const other of [...obstacles, ...boxes.slice(n + 1)]) assert.ok(!meet(box, other), labels[n].text);
  });
});

test("important cities come first, more of them closer by", () => {
  const names = (zoom) => placeLabels(data, viewAt(44.4, 33.3, zoom), measure, []).map(({text}) => text);
  assert.ok(names(5).includes("Baghdad"));
  assert.ok(!names(5).includes("Karbala"));
  assert.ok(names(8).includes("Karbala"));
  assert.ok(!names(2).includes("Baghdad"));
});

test("a country keeps its name while any wide part of it is in sight", () => {
  for (const [lon, lat, zoom] of [[42, 32, 6], [41, 33, 9], [45.5, 31, 10]]) {
    const labels = placeLabels(data, viewAt(lon, lat, zoom), measure, []);
    assert.ok(labels.some(({text}) => text === "IRAQ"), `${lon} ${lat} ${zoom}`);
  }
});

test("the name moves out of an obstacle's way", () => {
  const view = viewAt(44, 33, 6);
  const free = placeLabels(data, view, measure, []).find(({text}) => text === "IRAQ");
  const box = [free.x - 20, free.y - 20, free.x + 60, free.y + 20];
  const moved = placeLabels(data, view, measure, [box]).find(({text}) => text === "IRAQ");
  assert.ok(moved);
  assert.ok(!meet(boxesOf([moved])[0], box));
});
