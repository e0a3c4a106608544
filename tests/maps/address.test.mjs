// The state in the address: what is written reads back, and what is unknown is passed over.
import assert from "node:assert/strict";
import {test} from "node:test";
import {decodeSight, decodeState, encodeState, filtersIn} from "./model/address.js";

const data = {
  articles: {id: ["asia-times", "cna", "press-tv"]},
  events: {id: ["fire", "flood, big"]},
  places: {id: ["erbil", "duhok"]},
  claims: {id: ["c1", "c2"]},
  story: {stops: [{event: 0, place: null}, {event: 1, place: 0}]},
};
const known = new Set(["events/strike", "events/speech", "places/P", "uses/associative"]);
const on = new Set(["events/strike", "events/speech", "places/P"]);
const begin = {articles: new Set(), layers: on, known, range: null, words: "", disputed: false, uses: new Set(), place: null, selected: null, claim: null, stop: null, tab: "events", lit: null, sheet: "half"};

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
  [{place: 1}, "at=duhok"],
  [{disputed: true}, "disputed=yes"],
  [{uses: new Set(["literal"])}, "use=literal"],
  [{uses: new Set(["associative"]), layers: new Set([...on, "uses/associative"])}, "use=associative"],
  [{selected: {event: 0, place: null}, claim: 1}, "event=fire&claim=c2"],
  [{selected: {event: 1, place: 0}, stop: 1}, "event=flood,+big&place=erbil&stop=2"],
  [{articles: new Set([0]), place: 0, disputed: true, words: "x"}, "articles=asia-times&at=erbil&disputed=yes&words=x"],
];
for (const [change, text] of cases) {
  test(`"${text}" is written and reads back`, () => {
    const state = {...begin, ...change};
    assert.equal(encodeState(state, data), text);
    const {known: _, lit: __, sheet: ___, ...written} = state;
    assert.deepEqual(decodeState(`#${text}`, begin, data), written);
  });
}

test("what the corpus does not have is passed over", () => {
  const hash = "#articles=cna,nobody&event=nothing&place=<img>&tab=secrets&dates=then..now&kinds=strike,dragon&at=nowhere&use=odd&disputed=1&claim=c1&stop=9&x=1";
  const {articles, range, selected, tab, layers, place, uses, disputed, claim, stop} = decodeState(hash, begin, data);
  assert.deepEqual({place, uses: [...uses], disputed, claim, stop}, {place: null, uses: [], disputed: false, claim: null, stop: null});
  assert.deepEqual([...articles], [1]);
  assert.equal(selected, null);
  assert.equal(range, null);
  assert.equal(tab, "events");
  assert.deepEqual([...layers].sort(), ["events/strike", "places/P"]);
});

test("a stop alone selects what it shows", () => {
  const {selected, stop} = decodeState("#stop=2", begin, data);
  assert.deepEqual([selected, stop], [{event: 1, place: 0}, 1]);
  for (const none of ["0", "3", "1.5", "x", ""]) assert.equal(decodeState(`#stop=${none}`, begin, data).stop, null);
});

test("layers that are no filter stay as they are", () => {
  const state = {...begin, layers: new Set(["events/strike", "events/speech"])};
  assert.ok(!decodeState("", state, data).layers.has("places/P"));
});

test("where the map looks reads back, and what is no view is none", () => {
  assert.deepEqual(decodeSight("#tab=places&map=33.78,-42.44,7.25"), [33.78, -42.44, 7.25]);
  for (const none of ["", "map=", "map=1,2", "map=1,2,3,4", "map=91,0,3", "map=0,0,-1", "map=a,b,c", "map=1,,3", "map=0,Infinity,3"]) {
    assert.equal(decodeSight(`#${none}`), null, none);
  }
});

test("what is open is no filter", () => {
  assert.equal(filtersIn("articles=cna&event=fire&place=erbil&claim=c1&stop=2&tab=places&map=1,2,3"), "articles=cna");
  assert.equal(filtersIn("event=fire"), filtersIn("place=erbil"));
});
