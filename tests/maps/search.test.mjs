// Finding by words: folding, and what is searched.
import assert from "node:assert/strict";
import {test} from "node:test";
import {indexData} from "./model/data.js";
import {foldText} from "./model/search.js";

const same = [
  ["Türkmenbaşy", "Turkmenbasy"],
  ["Ain al-Asad", "ain al asad"],
  ["‘Ayn al-Asad", "Ayn al Asad"],
  ["d’Ivoire", "dIvoire"],
  ["عين الأسد", "عین الأسد"],
  ["کرمان", "كرمان"],
  ["Łódź", "Lodz"],
  ["ＥＲＢＩＬ", "erbil"],
  ["The Œuvre", "the oeuvre"],
  ["Ǆ ǅ ﬁ ĳ Ǽ", "dz dz fi ij ae"],
  ["Þórshöfn á Seyðisfirði", "thorshofn a seydisfirdi"],
  ["Ħamrun Gəncə", "hamrun gence"],
  ["news\u200bpaper so\u00adfar \u2068Erbil\u2069", "newspaper sofar erbil"],
  ["ΠΕΙΡΑΙΑΣ Πειραιάς", "πειραιασ πειραιασ"],
  ["İstanbul", "istanbul"],
];
for (const [one, other] of same) {
  test(`${one} is found as ${other}`, () => assert.equal(foldText(one), foldText(other)));
}

const tables = {
  vocabulary: {kinds: [{key: "strike"}, {key: "crowd"}], facets: {}, columns: {}},
  corpus: {extent: [40, 25, 60, 40], synonyms: [["crush", "Stampede"]]},
  articles: {id: ["a"], publisher: ["Asia Times"], short: ["AT"]},
  speakers: {id: ["tv"], name: ["State television"], side: [null], named: [true], independent: [true]},
  places: {
    id: ["kerman", "erbil"], name: ["Kerman", "Erbil"], lon: [57, 44], lat: [30, 36], geometry: [null, null],
    outline: [null, null], names: [[["کرمان", "fa", "Arab"]], [["Hewlêr", "ku", "Latn"]]],
  },
  dates: {date: [null], text: [""], first: [null], last: [null]},
  events: {id: ["crush", "strike"], title: ["A crush", "A strike"], kind: ["crowd", "strike"], summary: [null, "By night"], when: [0, 0]},
  links: {event: [0, 1], place: [0, 1], role: ["site", "site"], here: [true, true], articles: [null, null]},
  groups: {event: [0], topic: ["deaths"], scope: [null], labels: [["56"]], relations: [null], members: [null]},
  claims: {id: ["c"], group: [0], value: [0], speaker: [0], article: [0], paraphrase: ["The count rose"]},
  mentions: {id: [], place: [], article: []},
};
const {search} = indexData(tables);

/** Rows that are flagged. */
const rows = (flags) => [...flags].flatMap((flag, row) => (flag ? [row] : []));

for (const [words, events, places] of [
  ["crush", [0], []],
  ["kerman", [0], [0]],
  ["كرمان", [0], [0]],
  ["hewler", [1], [1]],
  ["state tele", [0], []],
  ["asia", [0], []],
  ["night strike", [1], []],
  ["igh", [], []],
  ["zebra", [], []],
  ["count rose", [0], []],
  ["stampede kerman", [0], []],
  ["stampde", [0], []],
  ["kermna", [0], [0]],
  ["kerm4n", [], []],
  ["36.1, 44.1", [1], [1]],
  ["44.1E 36.1N", [1], [1]],
]) {
  test(`"${words}"`, () => {
    const found = search(words);
    assert.deepEqual(rows(found.events), events);
    assert.deepEqual(rows(found.places), places);
  });
}

test("no words are no search", () => {
  assert.equal(search("  "), null);
  assert.equal(search("'"), null);
});
