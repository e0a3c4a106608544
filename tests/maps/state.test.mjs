// The one state: what its actions change, and that nothing contradicts what is chosen.
import assert from "node:assert/strict";
import {beforeEach, test} from "node:test";
import {
  addKnown,
  chooseUse,
  facetsChanged,
  filterPlace,
  getState,
  layerOn,
  resetFilters,
  setLayer,
  setState,
  showKinds,
  subscribe,
  toggleArticle,
  toggleDisputed,
} from "./model/state.js";

for (const key of ["events/strike", "events/crowd", "places/P", "uses/associative"]) addKnown(key);

/** @type {string[][]} */
let heard = [];
subscribe((_, changed) => heard.push([...changed].sort()));

beforeEach(() => {
  resetFilters();
  setState({layers: new Set(["events/strike", "events/crowd", "places/P"])});
  heard = [];
});

test("a change is told once, and no change is not told", () => {
  toggleDisputed(true);
  toggleDisputed(true);
  filterPlace(3);
  filterPlace(3);
  assert.deepEqual(heard, [["disputed"], ["place"]]);
  assert.ok(facetsChanged(new Set(["place"])));
  assert.ok(!facetsChanged(new Set(["lit", "selected", "tab"])));
});

test("articles are chosen and let go", () => {
  toggleArticle(2);
  toggleArticle(0);
  assert.deepEqual([...getState().articles].sort(), [0, 2]);
  toggleArticle(2);
  assert.deepEqual([...getState().articles], [0]);
});

test("the associative use alone is drawn, the literal one alone draws no other", () => {
  assert.ok(!layerOn(getState(), "uses/associative"));
  chooseUse("associative");
  assert.deepEqual([...getState().uses], ["associative"]);
  assert.ok(layerOn(getState(), "uses/associative"));
  chooseUse("literal");
  assert.deepEqual([...getState().uses], ["literal"]);
  assert.ok(!layerOn(getState(), "uses/associative"));
  chooseUse(null);
  assert.equal(getState().uses.size, 0);
});

test("a layer that contradicts the chosen use lets the choice go", () => {
  chooseUse("literal");
  setLayer("uses/associative", true);
  assert.equal(getState().uses.size, 0);
  assert.ok(layerOn(getState(), "uses/associative"));
  chooseUse("associative");
  setLayer("uses/associative", false);
  assert.equal(getState().uses.size, 0);
  assert.ok(!layerOn(getState(), "uses/associative"));
});

test("other layers leave the use alone", () => {
  chooseUse("literal");
  setLayer("places/P", false);
  assert.deepEqual([...getState().uses], ["literal"]);
});

test("reset takes every filter away at once and keeps the other layers", () => {
  toggleArticle(1);
  toggleDisputed(true);
  filterPlace(2);
  chooseUse("associative");
  setLayer("events/crowd", false);
  setLayer("places/P", false);
  setState({range: ["2020-01-03", "2020-01-08"], words: "iran"});
  heard = [];
  resetFilters();
  const {articles, disputed, place, uses, range, words, layers} = getState();
  assert.deepEqual([articles.size, disputed, place, uses.size, range, words], [0, false, null, 0, null, ""]);
  assert.ok(layers.has("events/crowd") && !layers.has("places/P"));
  assert.equal(heard.length, 1);
});

test("all kinds are shown again", () => {
  setLayer("events/crowd", false);
  setLayer("events/strike", false);
  showKinds();
  assert.ok(layerOn(getState(), "events/crowd") && layerOn(getState(), "events/strike"));
});
