// What cards say: the reader's own clock, a citation, and stepping through mentions.
import assert from "node:assert/strict";
import {test} from "node:test";
import {citationText} from "./evidence/citation.js";
import {momentOf, readerTime} from "./evidence/clock.js";
import {articleName} from "./model/articlenames.js";
import {Index} from "./model/data.js";
import {passageAddress, whereText} from "./evidence/passages.js";
import {mentionsOf, stepped} from "./evidence/spellings.js";
import {scriptName, zoneText} from "./dom/text.js";

const iso = (moment) => new Date(moment).toISOString();

for (const [day, time, zone, utc] of [
  ["2020-01-08", "00:00", "Asia/Baghdad", "2020-01-07T21:00:00.000Z"],
  ["2020-01-08", "01:30", "Asia/Tehran", "2020-01-07T22:00:00.000Z"],
  ["2020-07-01", "12:00", "America/New_York", "2020-07-01T16:00:00.000Z"],
  ["2020-03-29", "03:00", "Europe/Paris", "2020-03-29T01:00:00.000Z"],
  ["2020-03-29", "01:59", "Europe/Paris", "2020-03-29T00:59:00.000Z"],
  ["2020-10-25", "12:00", "Europe/Paris", "2020-10-25T11:00:00.000Z"],
  ["2011-12-31", "00:00", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ["2020-01-01", "00:00", "Pacific/Kiritimati", "2019-12-31T10:00:00.000Z"],
]) test(`${day} ${time} in ${zone}`, () => assert.equal(iso(momentOf(day, time, zone)), utc));

const strike = {first: "2020-01-08", last: "2020-01-08", time: "00:00", approximate: true, zone: "Asia/Baghdad"};
for (const [name, local, own, text] of [
  ["an approximate time stays one", strike, "Europe/Paris", "About 7 January 2020, 22:00 in Paris time, UTC+1"],
  ["an exact one", {...strike, approximate: false}, "Asia/Tokyo", "8 January 2020, 06:00 in Tokyo time, UTC+9"],
  [
    "a day without a time is a span", {...strike, time: null}, "Europe/Paris",
    "From 7 January 2020, 22:00 to 8 January 2020, 22:00 in Paris time, UTC+1",
  ],
  [
    "several days", {...strike, last: "2020-01-10"}, "UTC",
    "From 7 January 2020, 21:00 to 10 January 2020, 21:00 in UTC",
  ],
  ["the same zone", strike, "Asia/Baghdad", "The same in Baghdad time, UTC+3"],
  ["clocks that agree", strike, "Asia/Riyadh", "The same in Riyadh time, UTC+3"],
  ["no zone", {...strike, zone: null}, "Europe/Paris", null],
  ["an open date", {...strike, last: null}, "Europe/Paris", null],
  ["an unknown zone", {...strike, zone: "Atlantis/Deep"}, "Europe/Paris", null],
]) test(name, () => assert.equal(readerTime(local, own), text));

test("a zone is said with its offset on that day", () => {
  assert.equal(zoneText("America/New_York", "2020-07-01"), "New York time, UTC-4");
  assert.equal(zoneText("America/New_York", "2020-01-08"), "New York time, UTC-5");
});

test("scripts have names", () => {
  assert.equal(scriptName("Arab"), "Arabic script");
  assert.equal(scriptName("Hans"), "Simplified Han script");
  assert.equal(scriptName("nonsense!"), "nonsense!");
});

const data = {
  corpus: {title: "Small", version: "1", licence: "CC0-1.0"},
  generator: "Dateline 0.0.0",
  events: {
    id: ["the fire & smoke", "quiet"], title: ["A fire", "Nothing"], date_text: ["4 March 2021", ""],
    time_text: ["by night", null], timezone: ["Asia/Tehran", null], first: ["2021-03-04", null],
  },
  articles: {short: [null, null, null], 
    id: ["one", "two"], publisher: ["One", null], agency: [null, "Wire"], title: ["Fire!", null], label: [null, "A burnt shed"],
    published_text: ["5 March 2021", null], url: ["https://one.example/fire", null], retrieved: ["2021-07-16", null],
  },
  claims: {
    article: [1, 0, 0, 0], paragraph: [null, 9, 3, null], last_paragraph: [null, 10, null, null],
    part: [null, null, null, "caption"], anchor: [null, "Mayor Doe, 3-4", "Kerman", null],
  },
  claimsOf: new Index([0, 0, 0, 0], 2),
};

test("a citation names the event, those who say it, and the collection", () => {
  assert.equal(
    citationText(data, {claims: [1, 1, 1, 1]}, 0, "https://maps.example/map.html?a=1#event=other"),
    [
      "A fire, 4 March 2021, by night (Tehran time, UTC+3:30).",
      "According to:",
      "- One, “Fire!”, 5 March 2021, caption, ¶3, 9–10. Retrieved 2021-07-16. " +
        "https://one.example/fire#:~:text=Kerman&text=Mayor%20Doe%2C%203%2D4",
      "- Wire, [A burnt shed; title not known], paragraph not known.",
      "From “Small”, version 1. CC0-1.0. Made with Dateline 0.0.0.",
      "https://maps.example/map.html?a=1#card=the+fire+%26+smoke",
    ].join("\n"),
  );
});

test("a citation leaves out hidden articles, and the address of a file", () => {
  const text = citationText(data, {claims: [1, 0, 0, 0]}, 0, "file:///home/me/map.html");
  assert.ok(!text.includes("One") && !text.includes("file:"));
  assert.equal(citationText(data, {claims: []}, 1, "about:srcdoc"), "Nothing, date not known.\nFrom “Small”, version 1. CC0-1.0. Made with Dateline 0.0.0.");
});

test("where something stands is a paragraph, several, a part, or not known", () => {
  const table = {paragraph: [3, 3, null, null], last_paragraph: [null, 5, null, null], part: [null, null, "caption", null]};
  assert.deepEqual([0, 1, 2, 3].map((row) => whereText(table, row)), ["¶3", "¶3–5", "caption", ""]);
});

test("an address leads to a passage by its words, and stays as it is without", () => {
  assert.equal(passageAddress("https://one.example/a#top", ["x & y"]), "https://one.example/a#top:~:text=x%20%26%20y");
  assert.equal(passageAddress("https://one.example/a", [null, undefined]), "https://one.example/a");
  assert.equal(passageAddress(null, ["x"]), null);
});

test("stepping goes round", () => {
  assert.deepEqual([stepped(0, 1, 3), stepped(2, 1, 3), stepped(0, -1, 3), stepped(0, 1, 1)], [1, 0, 2, 0]);
});

test("mentions stand article by article, and by use", () => {
  const mentions = {article: [1, 0, 1, 0], use: ["literal", "literal", "associative", "literal"]};
  const app = {data: {mentions, mentionsAt: new Index([0, 0, 0, 0], 1)}, view: {mentions: [1, 1, 1, 0]}};
  assert.deepEqual(mentionsOf(app, 0), [1, 0, 2]);
  assert.deepEqual(mentionsOf(app, 0, "literal"), [1, 0]);
  assert.deepEqual(mentionsOf(app, 0, "associative"), [2]);
});

/** Articles with these facts, one a row. */
function articlesOf(rows) {
  const columns = ["id", "short", "publisher", "title", "label", "published_text"];
  return {articles: Object.fromEntries(columns.map((column) => [column, rows.map((row) => row[column] ?? null)]))};
}

for (const [why, rows, names] of [
  ["each publisher's own", [{id: "a", publisher: "Post"}, {id: "b", short: "TV"}, {id: "c"}], ["Post", "TV", "c"]],
  ["by their titles", [{id: "a", publisher: "Post", title: "Rain"}, {id: "b", publisher: "Post", label: "Snow"}, {id: "c", short: "TV"}], ["Rain · Post", "[Snow] · Post", "TV"]],
  ["by the beginnings of long titles", ["Four hurt, one killed by a gunman at a factory in the south", `Shots${"x".repeat(90)}`].map((title, n) => ({id: String(n), publisher: "Post", title})), ["Four hurt, one killed by a gunman at… · Post", `Shots${"x".repeat(31)}… · Post`]],
  ["by their dates where titles are alike", [{id: "a", publisher: "Post", title: "Live", published_text: "1 May"}, {id: "b", publisher: "post ", title: "live", published_text: "2 May"}], ["1 May · Post", "2 May · post "]],
  ["by their dates where titles differ at their ends alone", ["1", "2"].map((n) => ({id: n, publisher: "Post", title: `${"The storm in the north of the country, day ".repeat(2)}${n}`, published_text: `${n} May`})), ["1 May · Post", "2 May · Post"]],
  ["by their ids where nothing else differs", [{id: "a", publisher: "Post", title: "Live"}, {id: "b", publisher: "Post", title: "Live"}], ["a · Post", "b · Post"]],
  ["by their ids where some have no title", [{id: "a", publisher: "Post", title: "Live"}, {id: "b", publisher: "Post"}], ["a · Post", "b · Post"]],
]) {
  test(`articles are told apart ${why}`, () => {
    const data = articlesOf(rows);
    assert.deepEqual(rows.map((_, a) => articleName(data, a)), names);
    assert.equal(new Set(names).size, names.length);
  });
}
