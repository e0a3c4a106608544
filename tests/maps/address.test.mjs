// The state in the address: what is written reads back, and what is unknown is passed over.
import assert from "node:assert/strict";
import {test} from "node:test";
import {decodeSight, decodeState, encodeState, filtersIn} from "./model/address.js";
import {UNFILTERED} from "./model/state.js";
import {setVocabulary} from "./model/vocabulary.js";

setVocabulary({kinds: [{key: "strike"}, {key: "speech"}, {key: "flash flood"}], facets: {}, columns: {}});

const data = {
  articles: {id: ["asia-times", "cna", "press-tv"]},
  speakers: {id: ["pentagon", "article:cna"]},
  events: {id: ["fire", "flood, big"]},
  places: {id: ["erbil", "duhok"]},
  claims: {id: ["c1", "c2"]},
  size: {events: 2, places: 2},
  story: {stops: [{event: 0, place: null}, {event: 1, place: 0}]},
};
const begin = {...UNFILTERED, selected: null, claim: null, reading: null, stop: null, tab: "events", order: "told"};

const cases = [
  [{}, ""],
  [{articles: new Set([2, 1])}, "articles=cna,press-tv"],
  [{speakers: new Set([1, 0])}, "speakers=pentagon,article%3Acna"],
  [{reading: {article: 1, claim: null}}, "read=cna"],
  [{reading: {article: 1, claim: 0}}, "read=cna&claim=c1"],
  [{reading: {article: 1, claim: null, paragraph: 2}}, "read=cna&paragraph=3"],
  [{selected: {event: 1, place: 0}}, "card=flood,+big/erbil"],
  [{selected: {event: null, place: 1}}, "card=/duhok"],
  [{kinds: new Set(["strike"])}, "kinds=strike"],
  [{kinds: new Set(["flash flood", "strike"])}, "kinds=strike,flash+flood"],
  [{kinds: new Set()}, "kinds="],
  [{dates: ["2020-01-03", "2020-01-08"]}, "dates=2020-01-03..2020-01-08"],
  [{words: "state tv & عراق"}, "words=state+tv+%26+%D8%B9%D8%B1%D8%A7%D9%82"],
  [{tab: "disagreements"}, "tab=disagreements"],
  [{order: "day"}, "order=day"],
  [{place: 1}, "place=duhok"],
  [{event: 0}, "event=fire"],
  [{box: [42.5, 33, -170, 37]}, "box=42.5,33,-170,37"],
  [{disputed: true}, "disputed=yes"],
  [{use: "literal"}, "use=literal"],
  [{use: "associative"}, "use=associative"],
  [{selected: {event: 0, place: null}, claim: 1}, "card=fire&claim=c2"],
  [{selected: {event: 1, place: 0}, stop: 1}, "card=flood,+big/erbil&stop=2"],
  [{articles: new Set([0]), place: 0, disputed: true, words: "x"}, "articles=asia-times&place=erbil&disputed=yes&words=x"],
];
for (const [change, text] of cases) {
  test(`"${text}" is written and reads back`, () => {
    const state = {...begin, ...change};
    assert.equal(encodeState(state, data), text);
    assert.deepEqual(decodeState(`#${text}`, data), state);
  });
}

test("where there are no events, an address that names no list is that of the places", () => {
  const without = {...data, events: {id: []}, size: {events: 0, places: 2}};
  assert.equal(decodeState("", without).tab, "places");
  for (const tab of ["places", "events"]) assert.equal(decodeState(encodeState({...begin, tab}, without), without).tab, tab);
});

test("what the corpus does not have is passed over", () => {
  const hash = "#articles=cna,nobody&event=nothing&card=nothing/<img>/x&tab=secrets&dates=then..now&kinds=strike,dragon&place=nowhere&use=odd&disputed=1&claim=c1&stop=9&x=1";
  assert.deepEqual(decodeState(hash, data), {...begin, articles: new Set([1]), kinds: new Set(["strike"])});
});

test("a name that was read is written as its paragraph", () => {
  const texts = {article: [1], paragraphs: [[[0, 9], [11, 30]]], mentions: [[[7, 12, 16]]]};
  assert.equal(encodeState({...begin, reading: {article: 1, mention: 7}}, {...data, texts}), "read=cna&paragraph=2");
});

test("a stop alone selects what it shows", () => {
  const {selected, stop} = decodeState("#stop=2", data);
  assert.deepEqual([selected, stop], [{event: 1, place: 0}, 1]);
  for (const none of ["0", "3", "1.5", "x", ""]) assert.equal(decodeState(`#stop=${none}`, data).stop, null);
});

test("every kind is no choice of kinds", () => {
  assert.equal(decodeState("#kinds=flash+flood,speech,strike", data).kinds, null);
});

test("where the map looks reads back, and what is no view is none", () => {
  assert.deepEqual(decodeSight("#tab=places&map=33.78,-42.44,7.25"), [33.78, -42.44, 7.25]);
  for (const none of ["", "map=", "map=1,2", "map=1,2,3,4", "map=91,0,3", "map=0,0,-1", "map=a,b,c", "map=1,,3", "map=0,Infinity,3"]) {
    assert.equal(decodeSight(`#${none}`), null, none);
  }
});

test("what is open is no filter", () => {
  assert.equal(filtersIn("articles=cna&card=fire/erbil&claim=c1&stop=2&tab=places&map=1,2,3"), "articles=cna");
  assert.equal(filtersIn("card=fire"), filtersIn("card=/erbil"));
});
