// Rows that are read when they are asked for.
import assert from "node:assert/strict";
import {test} from "node:test";
import {bytesOf as bytesOfDigits, lazyRows, lineRows, readPacked, unpack} from "./model/unpack.js";

const bytesOf = (text) => new TextEncoder().encode(text);

test("lazy rows read one row at a time", () => {
  const asked = [];
  const rows = lazyRows(3, (row) => (asked.push(row), row * 10));
  assert.equal(rows[2], 20);
  assert.deepEqual(asked, [2]);
});

test("lazy rows serve as an array", () => {
  const rows = lazyRows(3, (row) => `r${row}`);
  assert.equal(rows.length, 3);
  assert.deepEqual([...rows], ["r0", "r1", "r2"]);
  assert.deepEqual(rows.map((row) => row.toUpperCase()), ["R0", "R1", "R2"]);
  assert.equal(rows.indexOf("r1"), 1);
  assert.equal(rows.indexOf("r9"), -1);
  assert.equal(rows[3], undefined);
  assert.equal(rows[-1], undefined);
  assert.ok(Array.isArray(rows));
  assert.throws(() => {
    "use strict";
    rows[0] = "x";
  }, TypeError);
});

test("lines hold any JSON", () => {
  const values = ["plain", "عين الأسد", null, ["a", ["b", "fa"]], "line\nbreak", "", 7];
  const text = values.map((value) => JSON.stringify(value)).join("\n");
  assert.deepEqual([...lineRows(bytesOf(text), values.length)], values);
});

test("a packed block gives its tables, with their lines in order", () => {
  const [one, two] = ['"é"\n"b"', "[1]\nnull"];
  const head = {
    events: {title: {lines: 2, bytes: bytesOf(one).length}, when: [0, 1], kind: {same: "x", rows: 2}},
    story: null,
    places: {names: {lines: 2, bytes: two.length}},
    version: 1,
  };
  const tables = unpack(readPacked(bytesOf([JSON.stringify(head), one, two].join("\n"))));
  assert.deepEqual([...tables.events.title], ["é", "b"]);
  assert.deepEqual(tables.events.when, [0, 1]);
  assert.deepEqual(tables.events.kind, ["x", "x"]);
  assert.deepEqual([...tables.places.names], [[1], null]);
  assert.equal(tables.version, 1);
});

test("numbers written as steps are summed up", () => {
  assert.deepEqual(readPacked(bytesOf('{"links":{"event":{"steps":[2,0,1,5]}}}')), {links: {event: [2, 2, 3, 8]}});
});

test("numbered rows are words and numbers", () => {
  const several = {words: ["c", "d"], word: [0, 1, 0], number: [7, 0, 1]};
  const one = {words: ["Event "], word: {same: 0, rows: 2}, number: [9, 2]};
  const {events} = readPacked(bytesOf(JSON.stringify({events: {id: several, title: one}})));
  assert.deepEqual([...events.id], ["c7", "d7", "c8"]);
  assert.deepEqual([...events.title], ["Event 9", "Event 11"]);
});

test("a packed block without lines is its tables", () => {
  assert.deepEqual(readPacked(bytesOf('{"events":{"id":["a"]}}')), {events: {id: ["a"]}});
});

test("a block whose tables are texts and numbers gives them as they are", () => {
  assert.deepEqual(unpack(readPacked(bytesOf('{"kinds":"0123","quantum":0.002,"credits":null}'))),
    {kinds: "0123", quantum: 0.002, credits: null});
});

test("two digits hold 13 bits, and one that is left over six", () => {
  assert.deepEqual([...bytesOfDigits("")], []);
  assert.deepEqual([...bytesOfDigits("!!")], [0]);
  assert.deepEqual([...bytesOfDigits("~~")], [(8280 & 8191) >> 5]);
  assert.deepEqual([...bytesOfDigits('"!%')], [91 >> 5, (91 & 31) << 3 | 0]);
});
