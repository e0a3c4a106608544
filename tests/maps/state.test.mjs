// The one state: what its actions change, and that nothing contradicts what is chosen.
import assert from "node:assert/strict";
import {beforeEach, test} from "node:test";
import {
  UNFILTERED,
  addKnown,
  chooseOrigin,
  chooseUse,
  facetsChanged,
  filterPlace,
  getState,
  layerOn,
  resetFilters,
  setKind,
  setLayer,
  setState,
  subscribe,
  toggleArticle,
  toggleDisputed,
  toggleSpeaker,
} from "./model/state.js";
import {setVocabulary} from "./model/vocabulary.js";

setVocabulary({kinds: [{key: "strike"}, {key: "crowd"}], facets: {}, columns: {}});
for (const key of ["events/strike", "events/crowd", "places/P", "uses/associative"]) addKnown(key);

/** @type {string[][]} */
let heard = [];
subscribe((_, changed) => heard.push([...changed].sort()));

beforeEach(() => {
  resetFilters();
  setState({layers: new Set(["places/P"])});
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
  assert.equal(getState().use, "associative");
  assert.ok(layerOn(getState(), "uses/associative"));
  chooseUse("literal");
  assert.equal(getState().use, "literal");
  assert.ok(!layerOn(getState(), "uses/associative"));
  chooseUse(null);
  assert.equal(getState().use, null);
});

test("a layer that contradicts the chosen use lets the choice go", () => {
  chooseUse("literal");
  setLayer("uses/associative", true);
  assert.equal(getState().use, null);
  assert.ok(layerOn(getState(), "uses/associative"));
  chooseUse("associative");
  setLayer("uses/associative", false);
  assert.equal(getState().use, null);
  assert.ok(!layerOn(getState(), "uses/associative"));
});

test("other layers leave the use alone", () => {
  chooseUse("literal");
  setLayer("places/P", false);
  assert.equal(getState().use, "literal");
});

test("the layer of what rules propose follows from the filter", () => {
  addKnown("origins/proposed");
  assert.ok(layerOn(getState(), "origins/proposed"));
  setLayer("origins/proposed", false);
  assert.equal(getState().origin, "curated");
  chooseOrigin("proposed");
  assert.ok(layerOn(getState(), "origins/proposed"));
  setLayer("origins/proposed", true);
  assert.equal(getState().origin, "proposed");
  chooseOrigin(null);
});

test("reset takes every filter away at once and keeps the other layers", () => {
  toggleArticle(1);
  toggleSpeaker(1);
  toggleDisputed(true);
  filterPlace(2);
  chooseUse("associative");
  setLayer("events/crowd", false);
  setLayer("places/P", false);
  setState({dates: ["2020-01-03", "2020-01-08"], words: "iran", event: 4, box: [1, 2, 3, 4], origin: "curated"});
  heard = [];
  resetFilters();
  const {articles, speakers, kinds, dates, place, box, event, disputed, origin, use, words, layers} = getState();
  assert.deepEqual({articles, speakers, kinds, dates, place, box, event, disputed, origin, use, words}, UNFILTERED);
  assert.ok(layerOn(getState(), "events/crowd") && !layers.has("places/P"));
  assert.equal(heard.length, 1);
});

test("the layer of a kind follows from the filter, and is no second copy of it", () => {
  setLayer("events/crowd", false);
  assert.deepEqual([...getState().kinds], ["strike"]);
  assert.ok(!layerOn(getState(), "events/crowd") && ![...getState().layers].some((key) => key.startsWith("events/")));
  setKind("strike", false);
  assert.deepEqual([...getState().kinds], []);
  setLayer("events/crowd", true);
  setKind("strike", true);
  assert.equal(getState().kinds, null);
  setState({kinds: new Set(["crowd"])});
  assert.ok(layerOn(getState(), "events/crowd") && !layerOn(getState(), "events/strike"));
});

test("what a use draws is let go with it", () => {
  setLayer("uses/associative", true);
  chooseUse("literal");
  assert.ok(!layerOn(getState(), "uses/associative"));
  chooseUse(null);
  assert.ok(layerOn(getState(), "uses/associative"));
  setLayer("uses/associative", false);
});
