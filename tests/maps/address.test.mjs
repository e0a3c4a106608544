// The state in the address: what is written reads back, and what is unknown is passed over.
import assert from "node:assert/strict";
import {test} from "node:test";
import {decodeState, encodeState} from "./address.js";

const data = {
  articles: {id: ["asia-times", "cna", "press-tv"]},
  events: {id: ["fire", "flood, big"]},
  places: {id: ["erbil", "duhok"]},
};
const known = new Set(["events/strike", "events/speech", "places/P"]);
const begin = {articles: new Set(), layers: new Set(known), known, range: null, words: "", selected: null, tab: "events", lit: null, sheet: "half"};

const cases = [
  [{}, ""],
  [{articles: new Set([2, 1])}, "articles=cna,press-tv"],
  [{selected: {event: 1, place: 0}}, "event=flood,+big&place=erbil"],
  [{selected: {event: null, place: 1}}, "place=duhok"],
  [{layers: new Set(["events/strike", "places/P"])}, "kinds=strike"],
  [{layers: new Set(["places/P"])}, "kinds="],
  [{range: ["2020-01-03", "2020-01-08"]}, "dates=2020-01-03..2020-01-08"],
  [{words: "state tv & عراق"}, "words=state+tv+%26+%D8%B9%D8%B1%D8%A7%D9%82"],
  [{tab: "disagreements"}, "tab=disagreements"],
];
for (const [change, text] of cases) {
  test(`"${text}" is written and reads back`, () => {
    const state = {...begin, ...change};
    assert.equal(encodeState(state, data), text);
    const {articles, layers, range, words, selected, tab} = state;
    assert.deepEqual(decodeState(`#${text}`, begin, data), {articles, layers, range, words, selected, tab});
  });
}

test("what the corpus does not have is passed over", () => {
  const hash = "#articles=cna,nobody&event=nothing&place=<img>&tab=secrets&dates=then..now&kinds=strike,dragon&x=1";
  const {articles, range, selected, tab, layers} = decodeState(hash, begin, data);
  assert.deepEqual([...articles], [1]);
  assert.equal(selected, null);
  assert.equal(range, null);
  assert.equal(tab, "events");
  assert.deepEqual([...layers].sort(), ["events/strike", "places/P"]);
});

test("layers that are no filter stay as they are", () => {
  const state = {...begin, layers: new Set(["events/strike", "events/speech"])};
  assert.ok(!decodeState("", state, data).layers.has("places/P"));
});
