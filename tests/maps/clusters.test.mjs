// Clusters: which marks belong together, whatever the view, and what is said of them.
import assert from "node:assert/strict";
import {test} from "node:test";
import {cellOf, cellsAround, gather, groupRows, heldEvents} from "./marks/clusters.js";
import {Index} from "./model/data.js";
import {shortNumber} from "./marks/clusterpainter.js";
import {layoutMarks} from "./marks/marklayout.js";
import {clusterName} from "./marks/marktable.js";
import {setVocabulary} from "./model/vocabulary.js";

const WORLD = 256;
setVocabulary({kinds: ["a", "b", "c", "d"].map((key) => ({key})), facets: {}, columns: {}});

for (const zoom of [0, 2, 2.25, 2.99, 3, 7.5, 18]) {
  test(`at zoom ${zoom} a cell is 64 to 128 pixels wide`, () => {
    const scale = WORLD * 2 ** zoom;
    const width = scale / cellsAround(scale);
    assert.ok(width >= 64 && width < 128, String(width));
  });
}

test("zooming in only parts cells", () => {
  for (let i = 0; i < 500; i++) {
    const [x, y] = [(i * 0.618) % 1, (i * 0.414) % 1];
    const [u, v] = [x + 1e-4, y + 1e-4];
    if (cellOf(x, y, 512) === cellOf(u, v, 512)) assert.equal(cellOf(x, y, 256), cellOf(u, v, 256));
  }
});

test("no two cells share a number, over more than one turn of the world", () => {
  const seen = new Set();
  for (let x = -1; x < 3; x += 1 / 8) for (let y = 0; y < 1; y += 1 / 8) seen.add(cellOf(x, y, 8));
  assert.equal(seen.size, 4 * 8 * 8);
});

test("rows of one cell are one group, in their order", () => {
  const {keys, rows} = groupRows([7, 3, 7, 9, 3, 7]);
  assert.deepEqual(keys, [7, 3, 9]);
  assert.deepEqual(keys.map((_, i) => [...rows.of(i)]), [[0, 2, 5], [1, 4], [3]]);
});

/** Four places with an event each, the third of another kind, the fourth far off; event 4 is at the first two. */
function small() {
  const place = [0, 1, 2, 3, 0, 1];
  const event = [0, 1, 2, 3, 4, 4];
  const data = {
    size: {events: 5, places: 4},
    kinds: Uint8Array.of(0, 0, 3, 0, 1),
    links: {place, event},
    linksAt: new Index(place, 4),
    places: {outline: [null, null, null, null], geometry: [null, null, null, null], precision_m: [1, 1, 1, 1]},
  };
  const view = {main: new Uint8Array(6).fill(1), eventDisputes: Int32Array.of(0, 1, 0, 0, 0)};
  const at = [[0.501, 0.501], [0.502, 0.501], [0.503, 0.502], [0.9, 0.1]];
  const table = {
    count: 4,
    place: Int32Array.of(0, 1, 2, 3),
    x: Float64Array.from(at, (one) => one[0]),
    y: Float64Array.from(at, (one) => one[1]),
    kind: Int8Array.of(0, 0, 3, 0),
  };
  return {app: {data, view}, table, rows: Int32Array.of(0, 1, 2, 3)};
}

test("a cluster counts each event once, by kind, and says that accounts disagree", () => {
  const {app, table, rows} = small();
  const {clusters, single} = gather(app, table, rows, 16, null);
  assert.equal(clusters.length, 1);
  const [one] = clusters;
  assert.deepEqual([...one.places], [0, 1, 2]);
  assert.equal(one.events, 4);
  assert.equal(one.disputed, 1);
  assert.deepEqual([...one.kinds].slice(0, 4), [2, 1, 0, 1]);
  assert.deepEqual(single, [3]);
});

test("the selected place is in its cluster, which says so", () => {
  const {app, table, rows} = small();
  const {clusters, single} = gather(app, table, rows, 16, 1);
  assert.equal(clusters[0].places.length, 3);
  assert.equal(clusters[0].selected, 1);
  assert.deepEqual(single, [3]);
  assert.equal(gather(app, table, rows, 16, null).clusters[0].selected, -1);
});

test("a cluster keeps off the edges of its cell", () => {
  const {app, table, rows} = small();
  const [one] = gather(app, table, rows, 16, null).clusters;
  const inside = one.x * 16 - Math.floor(one.x * 16);
  assert.ok(inside > 0.3 && inside < 0.7, String(inside));
});

/** Data of so many places, each with an event of its own. @param {number} count */
function placed(count) {
  const rows = Array.from({length: count}, (_, i) => i);
  const data = {
    size: {events: count, places: count, articles: 2},
    events: {proposed: rows.map(() => false)},
    kinds: new Uint8Array(count),
    links: {place: rows, event: rows, role: rows.map(() => "site"), articles: rows.map(() => null)},
    linksAt: new Index(rows, count),
    claims: {article: rows.map(() => 0)},
    claimsOf: new Index(rows, count),
    places: {
      ...{outline: rows.map(() => null), geometry: rows.map(() => null), precision_m: rows.map(() => 1)},
      name: rows.map((i) => `Place ${i}`),
    },
  };
  const one = new Int32Array(count).fill(1);
  const view = {
    ...{main: one, placeMain: one, placeMentions: one, eventClaims: one, placeLead: Int32Array.from(rows)},
    ...{eventDisputes: new Int32Array(count), placeDisputed: new Uint8Array(count), articles: Uint8Array.of(1, 1)},
  };
  return {data, view};
}

/** @param {[number, number][]} at in pixels @param {number|null} [selected] @param {boolean} [before] */
function laidOutAt(at, selected = null, before = false) {
  const app = placed(at.length);
  const frame = {scale: 2048, left: 0, top: 0, width: 2048, height: 2048, pad: 0};
  const table = {
    count: at.length,
    place: Int32Array.from(at, (_, i) => i),
    x: Float64Array.from(at, ([x]) => x / 2048),
    y: Float64Array.from(at, ([, y]) => y / 2048),
    kind: new Int8Array(at.length),
  };
  return layoutMarks(app, table, frame, selected, before, app.view);
}

/** A layout of so many marks in sight, 64 pixels apart, each of one event. @param {number} count @param {boolean} before */
function laidOut(count, before) {
  return laidOutAt(Array.from({length: count}, (_, i) => [(i % 32) * 64, Math.floor(i / 32) * 64]), null, before);
}

test("a mark is at its place, and those that touch are one cluster at one of them", () => {
  const {marks, clusters} = laidOutAt([[100, 100], [110, 104], [300, 300], [330, 300]]);
  assert.deepEqual(marks.map(({place, px, py}) => [place, px, py]), [[2, 300, 300], [3, 330, 300]]);
  assert.deepEqual(clusters.map(({px, py, places}) => [px, py, [...places]]), [[100, 100, [0, 1]]]);
});

test("what touches a cluster is part of it", () => {
  const {marks, clusters} = laidOutAt([[100, 100], [110, 100], [126, 100], [160, 100]]);
  assert.deepEqual(clusters.map(({places}) => [...places]), [[0, 1, 2]]);
  assert.deepEqual(marks.map(({place}) => place), [3]);
});

test("selecting a mark moves none and parts no cluster", () => {
  const at = [[100, 100], [125, 100], [140, 120], [300, 300]];
  const places = ({clusters, marks}) => [clusters.map(({px, py, places}) => [px, py, ...places]), marks.map(({px, py}) => [px, py])];
  for (const selected of [0, 1, 2, 3]) assert.deepEqual(places(laidOutAt(at, selected)), places(laidOutAt(at)));
});

test("clusters do not come and go while the map is moved over a place with about as many marks as it can show", () => {
  assert.equal(laidOut(500, false).dense, false);
  assert.equal(laidOut(501, false).dense, true);
  assert.equal(laidOut(450, false).dense, false);
  assert.equal(laidOut(450, true).dense, true);
  assert.equal(laidOut(400, true).dense, false);
});

test("hidden links hold nothing", () => {
  const {app} = small();
  app.view.main.fill(0, 0, 2);
  assert.deepEqual(heldEvents(app.data, app.view, [0, 1, 2]), [4, 2]);
});

for (const [cluster, name] of [
  [{events: 36, all: 36, places: [1, 2], disputed: 0}, "36 events at 2 places"],
  [{events: 12, all: 36, places: [1, 2, 3], disputed: 2}, "12 of 36 events at 3 places, accounts disagree about 2"],
  [{events: 0, all: 0, places: [1, 2], disputed: 0}, "2 places without events"],
  [{events: 0, all: 3, places: [1, 2], disputed: 0}, "2 places, none of 3 events fits what is chosen"],
]) {
  test(name, () => assert.equal(clusterName(cluster), name));
}

for (const [value, text] of [[7, "7"], [999, "999"], [1000, "1.0k"], [1349, "1.3k"], [9949, "9.9k"], [9950, "10k"], [250000, "250k"], [999500, "1.0M"]]) {
  test(`${value} in short`, () => assert.equal(shortNumber(value), text));
}
