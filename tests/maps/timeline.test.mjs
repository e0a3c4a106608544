// Days, ranges and the bins of the time strip.
import assert from "node:assert/strict";
import {test} from "node:test";
import {
  DATED,
  binAt,
  countBins,
  dayOf,
  isoOf,
  rangeFlags,
  readRange,
  spanText,
  tickText,
  timeBins,
  timesOf,
} from "./model/timebins.js";

/** A corpus of dates: "2020-01-03" or ["2020-01-03", "2020-01-07"], null for open. */
function corpus(...dates) {
  const pairs = dates.map((date) => (Array.isArray(date) ? date : [date, date]));
  return {
    size: {events: pairs.length},
    dates: {first: pairs.map(([day]) => day), last: pairs.map(([, day]) => day)},
    events: {when: pairs.map((_, row) => row)},
  };
}

const all = (data) => new Uint8Array(data.size.events).fill(1);
const pieces = ({starts, ends, gaps}) => Array.from(starts, (day, i) => (gaps[i] ? "| " : "") + spanText(day, ends[i]));

test("days count as the calendar does", () => {
  assert.equal(dayOf("1970-01-01"), 0);
  for (const iso of ["0001-01-01", "0099-12-31", "1582-10-15", "1900-02-28", "2000-02-29", "2020-12-31", "9999-12-31"]) {
    assert.equal(isoOf(dayOf(iso)), iso);
  }
  const base = Date.UTC(1890, 0, 1) / 864e5;
  for (let day = base; day < base + 80000; day += 13) {
    assert.equal(isoOf(day), new Date(day * 864e5).toISOString().slice(0, 10));
  }
  for (const none of ["2019-02-29", "2020-13-01", "2020-1-1", "2020-01-01T00:00", ""]) assert.ok(Number.isNaN(dayOf(none)));
});

const range = ["2020-01-03", "2020-01-08"];
const happened = [
  ["2020-01-03", "2020-01-03", true],
  ["2020-01-08", "2020-01-08", true],
  ["2020-01-02", "2020-01-02", false],
  ["2020-01-09", "2020-01-09", false],
  ["2019-12-21", "2020-01-03", true],
  ["2019-01-01", "2020-12-31", true],
  ["2019-01-01", "2019-12-31", false],
  [null, null, true],
  [null, "2020-01-03", true],
  [null, "2020-01-02", false],
  ["2020-01-08", null, true],
  ["2020-01-09", null, false],
];
for (const [first, last, kept] of happened) {
  test(`${first ?? ""}/${last ?? ""} is ${kept ? "kept" : "left out"}`, () => {
    assert.deepEqual([...rangeFlags(corpus([first, last]), range)], [kept ? 1 : 0]);
  });
}

test("a range reads back, and what is none is null", () => {
  assert.deepEqual(readRange("2020-01-03..2020-01-08"), range);
  assert.deepEqual(readRange("2020-01-03..2020-01-03"), ["2020-01-03", "2020-01-03"]);
  for (const none of [null, undefined, "", "2020-01-03", "..", "2020-01-08..2020-01-03", "2020-02-30..2020-03-01"]) {
    assert.equal(readRange(none), null);
  }
  assert.equal(readRange("2020-01-03..2020-01-08..2020-01-09"), null);
});

test("how well an event is dated", () => {
  const data = corpus("2020-01-03", ["2020-01-03", "2020-01-04"], [null, "2020-01-04"], ["2020-01-04", null], null);
  const {exact, coarse, open, none} = DATED;
  assert.deepEqual([...timesOf(data).sort], [exact, coarse, open, open, none]);
});

test("near days share a run, and years between runs are one break", () => {
  const data = corpus("2014-12-29", "2020-01-03", "2020-01-05", "2020-01-03");
  const bins = timeBins(data);
  assert.deepEqual(pieces(bins), [
    "29 December 2014",
    "| 30 December 2014 to 2 January 2020",
    "3 January 2020",
    "4 January 2020",
    "5 January 2020",
  ]);
  assert.deepEqual([...countBins(bins, data, all(data)).sure], [1, 0, 2, 0, 1]);
});

test("days two weeks apart share a run, and those further apart do not", () => {
  assert.equal(timeBins(corpus("2020-01-01", "2020-01-15")).count, 15);
  assert.deepEqual(pieces(timeBins(corpus("2020-01-01", "2020-01-16"))), [
    "1 January 2020",
    "| 2–15 January 2020",
    "16 January 2020",
  ]);
});

test("a coarse date is surely in a bin of its own, and perhaps in each day that it covers", () => {
  const data = corpus(
    ["2018-01-01", "2018-12-31"],
    ["2019-02-01", "2019-02-28"],
    ["2019-01-01", "2020-01-04"],
    "2020-01-03",
    ["2020-01-04", "2020-01-05"],
  );
  const bins = timeBins(data);
  assert.deepEqual(pieces(bins), [
    "2018",
    "January 2019",
    "February 2019",
    "1 March 2019 to 2 January 2020",
    "3 January 2020",
    "4 January 2020",
    "5 January 2020",
  ]);
  const {sure, maybe} = countBins(bins, data, all(data));
  assert.deepEqual([...sure], [1, 0, 1, 0, 1, 0, 0]);
  assert.deepEqual([...maybe], [0, 1, 1, 1, 1, 2, 1]);
  const chosen = countBins(bins, data, [0, 0, 0, 1, 1]);
  assert.deepEqual([...chosen.sure, ...chosen.maybe], [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
});

test("open and missing dates are in no bin, but the axis reaches as far as they need", () => {
  const data = corpus("2020-01-03", ["2022-01-01", null], null);
  const bins = timeBins(data);
  assert.deepEqual([bins.from[1], bins.from[2]], [-1, -1]);
  assert.equal(pieces(bins).at(-1), "1 January 2022");
  assert.deepEqual([...countBins(bins, data, all(data)).sure], [1, 0, 0]);
});

test("no dates make no bins", () => {
  for (const data of [corpus(), corpus(null, null)]) {
    const bins = timeBins(data);
    assert.equal(bins.count, 0);
    assert.equal(countBins(bins, data, all(data)).sure.length, 0);
  }
});

const lengths = [
  ["day", 100, 1],
  ["week", 700, 1],
  ["month", 3650, 1],
  ["year", 40000, 30],
  ["decade", 400000, 300],
  ["century", 3600000, 365],
];
for (const [unit, days, step] of lengths) {
  test(`${days} days are drawn by ${unit}, and each event is in its bin`, () => {
    const begin = dayOf("0100-01-01");
    const data = corpus(...Array.from({length: Math.floor(days / step)}, (_, i) => isoOf(begin + i * step)));
    const bins = timeBins(data);
    assert.equal(bins.unit, unit);
    assert.ok(bins.count <= 150);
    const {first} = timesOf(data);
    for (let e = 0; e < data.size.events; e += 7) {
      const bin = bins.from[e];
      assert.ok(bins.starts[bin] <= first[e] && first[e] <= bins.ends[bin]);
    }
    const {sure} = countBins(bins, data, all(data));
    assert.equal(sure.reduce((a, b) => a + b), data.size.events);
    for (let i = 1; i < bins.count; i++) assert.equal(bins.starts[i], bins.ends[i - 1] + 1);
  });
}

test("the bin of a day beyond the axis is the nearest", () => {
  const {starts} = timeBins(corpus("2020-01-01", "2020-01-05"));
  assert.equal(binAt(starts, dayOf("1999-01-01")), 0);
  assert.equal(binAt(starts, dayOf("2099-01-01")), 4);
});

const words = [
  ["2020-01-08", "2020-01-08", "8 January 2020", "8 Jan 2020"],
  ["2020-01-03", "2020-01-08", "3–8 January 2020", "3–8 Jan 2020"],
  ["2020-01-03", "2020-02-08", "3 January to 8 February 2020", "Jan–Feb 2020"],
  ["2019-12-28", "2020-01-03", "28 December 2019 to 3 January 2020", "2019–2020"],
  ["2019-02-01", "2019-02-28", "February 2019", "Feb 2019"],
  ["2019-03-01", "2019-11-30", "March to November 2019", "Mar–Nov 2019"],
  ["2019-11-01", "2020-02-29", "November 2019 to February 2020", "2019–2020"],
  ["2018-01-01", "2018-12-31", "2018", "2018"],
  ["2014-01-01", "2018-12-31", "2014 to 2018", "2014–2018"],
];
for (const [from, to, long, short] of words) {
  test(`${from}/${to} is "${long}"`, () => {
    assert.equal(spanText(dayOf(from), dayOf(to)), long);
    assert.equal(tickText(dayOf(from), dayOf(to), false, true), short);
  });
}

test("ten times the events take no more than a few ten times as long to bin", () => {
  const begin = dayOf("1990-01-01");
  const spent = (count) => {
    const dates = Array.from({length: count}, (_, i) => {
      const from = begin + ((i * 7919) % 12000);
      return i % 5 ? isoOf(from) : [isoOf(from), isoOf(from + (i % 60))];
    });
    const data = corpus(...dates);
    const bins = timeBins(data);
    const flags = all(data);
    const taken = Array.from({length: 9}, () => {
      const begun = performance.now();
      countBins(bins, data, flags);
      rangeFlags(data, ["1995-01-01", "2000-12-31"]);
      return performance.now() - begun;
    });
    return Math.min(...taken);
  };
  const few = spent(5000);
  const many = spent(50000);
  assert.ok(many < 40 * few, `${few} and ${many} ms`);
});
