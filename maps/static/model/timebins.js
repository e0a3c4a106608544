/**
 * The arithmetic of time: days as numbers, what a date may mean, and the bins of the time strip.
 *
 * The axis is made of pieces. Dates that lie close to each other share a run, drawn day by day; what lies between runs
 * is cut only where a coarse date begins or ends, and a stretch in which nothing can have happened is a break.
 */

/**
 * @typedef {readonly [string, string]} Range first and last day, both included, ISO 8601
 * @typedef {{size: {events: number}, dates: {[column: string]: any[]}, events: {[column: string]: any[]}}} Dated
 * @typedef {{first: Int32Array, last: Int32Array, sort: Uint8Array, spans: [number, number][]}} Times
 * @typedef {{name: string, reach: number, days: number, floor: (day: number) => number, next: (start: number) => number}} TimeUnit
 * @typedef {{
 *   count: number, unit: string, starts: Int32Array, ends: Int32Array, fine: Uint8Array, gaps: Uint8Array,
 *   from: Int32Array, to: Int32Array,
 * }} Bins
 * Dated: events and the dates that they share, by row. Times: day numbers by event, how well it is dated (DATED), and the
 * spans of all dates in order of their first day; where a date is open, the day that bounds it. Bins: first and last day of each; fine: it is part of
 * a run; gaps: nothing can have happened in it; from, to: the bins an event may fall in, by event, -1 for none: events
 * whose date is open or missing are in no bin.
 * @typedef {{sure: Int32Array, maybe: Int32Array}} BinCounts
 * By bin: events that lie in it, and those that may lie in it or in others.
 */

const DAY_ZERO = 719468;
const ERA = 146097;
const MOST_BINS = 150;
const BEGINNING = -0x80000000;
const END = 0x7fffffff;
const MONTHS = "January February March April May June July August September October November December".split(" ");

/** How well an event is dated: to a day, to several days, on one side only, not at all. */
export const DATED = {exact: 0, coarse: 1, open: 2, none: 3};

/** Days since 1970-01-01. @param {number} year @param {number} month from 1 @param {number} day */
function dayFrom(year, month, day) {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const inEra = y - era * 400;
  return era * ERA + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + ofYear - DAY_ZERO;
}

/** Year, month and day of a day number. @param {number} day @returns {[number, number, number]} */
function civilOf(day) {
  const shifted = day + DAY_ZERO;
  const era = Math.floor(shifted / ERA);
  const inEra = shifted - era * ERA;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365,
  );
  const ofYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const [m, d] = [month < 10 ? month + 3 : month - 9, ofYear - Math.floor((153 * month + 2) / 5) + 1];
  return [year + era * 400 + (m <= 2 ? 1 : 0), m, d];
}

/** The number of a day, NaN if it is none. @param {string} iso */
export function dayOf(iso) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!parts) return NaN;
  const day = dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const [, month, date] = civilOf(day);
  return month === Number(parts[2]) && date === Number(parts[3]) ? day : NaN;
}

/** @param {number} day */
export function isoOf(day) {
  const [year, month, date] = civilOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/**
 * The events that can have happened within a range. An undated one can; an open date bounds on one side only.
 * @param {Dated} data
 * @param {Range} range
 * @returns {Uint8Array} flags
 */
export function rangeFlags(data, range) {
  const {first, last} = timesOf(data);
  const [since, until] = range.map(dayOf);
  const flags = new Uint8Array(first.length);
  for (let e = 0; e < flags.length; e++) flags[e] = first[e] <= until && last[e] >= since ? 1 : 0;
  return flags;
}

/** The range written as `2020-01-03..2020-01-08`, null if it is none. @param {string|null|undefined} text @returns {Range|null} */
export function readRange(text) {
  const [since, until, more] = (text ?? "").split("..");
  if (more !== undefined || until === undefined) return null;
  return dayOf(since) <= dayOf(until) ? [since, until] : null;
}

/** @type {WeakMap<object, Times>} */
const knownTimes = new WeakMap();

/** What the dates of the events mean, read once. @param {Dated} data @returns {Times} */
export function timesOf(data) {
  const times = knownTimes.get(data.events);
  if (times) return times;
  const {dates, events, size} = data;
  const rows = dates.first.length;
  const [from, to, how] = [new Int32Array(rows), new Int32Array(rows), new Uint8Array(rows)];
  /** @type {[number, number][]} */
  const spans = [];
  /** @type {Map<string|null, number>} */
  const known = new Map([[null, NaN]]);
  /** @param {string|null} iso */
  const read = (iso) => {
    let day = known.get(iso);
    if (day === undefined) known.set(iso, (day = dayOf(String(iso))));
    return day;
  };
  for (let row = 0; row < rows; row++) {
    const [begin, finish] = [read(dates.first[row]), read(dates.last[row])];
    from[row] = Number.isNaN(begin) ? BEGINNING : begin;
    to[row] = Number.isNaN(finish) ? END : finish;
    const open = Number(from[row] === BEGINNING) + Number(to[row] === END);
    how[row] = open ? (open === 2 ? DATED.none : DATED.open) : begin === finish ? DATED.exact : DATED.coarse;
    if (open < 2) spans.push([Number.isNaN(begin) ? finish : begin, Number.isNaN(finish) ? begin : finish]);
  }
  spans.sort((p, q) => p[0] - q[0]);
  const first = new Int32Array(size.events);
  const last = new Int32Array(size.events);
  const sort = new Uint8Array(size.events);
  for (let e = 0; e < size.events; e++) {
    const row = events.when[e];
    first[e] = from[row];
    last[e] = to[row];
    sort[e] = how[row];
  }
  const made = {first, last, sort, spans};
  knownTimes.set(events, made);
  return made;
}

/**
 * From fine to coarse. reach: how many days apart dates may be and still share a run; days: how long a bin is at most.
 * @type {TimeUnit[]}
 */
const TIME_UNITS = [
  {name: "day", reach: 14, days: 1, floor: (day) => day, next: (start) => start + 1},
  {name: "week", reach: 56, days: 7, floor: (day) => day - ((((day + 3) % 7) + 7) % 7), next: (start) => start + 7},
  {name: "month", reach: 366, days: 31, floor: (day) => floorMonth(day), next: (start) => floorMonth(start + 31)},
  yearUnit("year", 1, 3653),
  yearUnit("decade", 10, 36525),
  yearUnit("century", 100, Infinity),
];

/** @param {number} day */
function floorMonth(day) {
  const [year, month] = civilOf(day);
  return dayFrom(year, month, 1);
}

/** @param {string} name @param {number} years @param {number} reach @returns {TimeUnit} */
function yearUnit(name, years, reach) {
  /** @param {number} day */
  const begin = (day) => Math.floor(civilOf(day)[0] / years) * years;
  return {
    name,
    reach,
    days: years * 366,
    floor: (day) => dayFrom(begin(day), 1, 1),
    next: (start) => dayFrom(begin(start) + years, 1, 1),
  };
}

/** @type {WeakMap<object, Bins>} */
const knownBins = new WeakMap();

/**
 * The bins of a corpus, made once: as fine as they can be and not be too many.
 * @param {Dated} data
 * @returns {Bins}
 */
export function timeBins(data) {
  const known = knownBins.get(data.events);
  if (known) return known;
  const times = timesOf(data);
  const {spans} = times;
  let pieces = null;
  let unit = TIME_UNITS[0];
  for (unit of TIME_UNITS) {
    pieces = cutAxis(spans, unit, unit.reach < Infinity ? MOST_BINS : Infinity);
    if (pieces) break;
  }
  const bins = binsOf(pieces ?? {starts: [], fine: [], end: 0}, unit.name, times);
  knownBins.set(data.events, bins);
  return bins;
}

/**
 * Where bins begin, and which belong to a run.
 * @param {[number, number][]} spans
 * @param {TimeUnit} unit
 * @param {number} most
 * @returns {{starts: number[], fine: boolean[], end: number}|null} null if there would be more than `most`
 */
function cutAxis(spans, unit, most) {
  /** @type {[number, number][]} */
  const runs = [];
  /** @type {Set<number>} */
  const edges = new Set();
  for (const [from, to] of spans) {
    if (to - from >= unit.reach) continue;
    const run = runs[runs.length - 1];
    if (run && from - run[1] <= unit.reach) run[1] = Math.max(run[1], to);
    else runs.push([from, to]);
  }
  if (runs.reduce((bins, [from, to]) => bins + Math.floor((to - from) / unit.days), 0) > most) return null;
  for (const run of runs) {
    run[0] = unit.floor(run[0]);
    run[1] = unit.next(unit.floor(run[1]));
    edges.add(run[0]).add(run[1]);
  }
  for (const [from, to] of spans) {
    if (to - from >= unit.reach) edges.add(unit.floor(from)).add(unit.next(unit.floor(to)));
  }
  const cuts = Float64Array.from(edges).sort();
  const starts = [];
  const fine = [];
  let r = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    while (r < runs.length && runs[r][1] <= cuts[i]) r++;
    const inRun = r < runs.length && runs[r][0] <= cuts[i];
    for (let at = cuts[i]; at < cuts[i + 1]; at = inRun ? unit.next(at) : cuts[i + 1]) {
      starts.push(at);
      fine.push(inRun);
      if (starts.length > most) return null;
    }
  }
  return {starts, fine, end: cuts.length ? cuts[cuts.length - 1] : 0};
}

/**
 * @param {{starts: number[], fine: boolean[], end: number}} pieces
 * @param {string} unit
 * @param {Times} times
 * @returns {Bins}
 */
function binsOf(pieces, unit, {first, last, sort, spans}) {
  const count = pieces.starts.length;
  const starts = Int32Array.from(pieces.starts);
  const ends = Int32Array.from(starts, (_, i) => (i + 1 < count ? starts[i + 1] : pieces.end) - 1);
  const fine = Uint8Array.from(pieces.fine, Number);
  const held = new Int32Array(count + 1);
  for (const [from, to] of spans) {
    held[binAt(starts, from)]++;
    held[binAt(starts, to) + 1]--;
  }
  const gaps = new Uint8Array(count);
  for (let i = 0, inside = 0; i < count; i++) {
    inside += held[i];
    gaps[i] = inside || fine[i] ? 0 : 1;
  }
  const from = new Int32Array(sort.length).fill(-1);
  const to = new Int32Array(sort.length).fill(-1);
  for (let e = 0; e < sort.length; e++) {
    if (sort[e] > DATED.coarse) continue;
    from[e] = binAt(starts, first[e]);
    to[e] = first[e] === last[e] ? from[e] : binAt(starts, last[e]);
  }
  return {count, unit, starts, ends, fine, gaps, from, to};
}

/** The bin of a day; the nearest for a day beyond the axis. @param {ArrayLike<number>} starts @param {number} day */
export function binAt(starts, day) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * How many events are in each bin, surely and perhaps.
 * @param {Bins} bins
 * @param {Dated} data
 * @param {ArrayLike<number>} flags the events that count
 * @returns {BinCounts}
 */
export function countBins(bins, data, flags) {
  const {count, from, to} = bins;
  const sure = new Int32Array(count);
  const maybe = new Int32Array(count + 1);
  for (let e = 0; e < data.size.events; e++) {
    if (!flags[e] || from[e] < 0) continue;
    if (from[e] === to[e]) sure[from[e]]++;
    else {
      maybe[from[e]]++;
      maybe[to[e] + 1]--;
    }
  }
  for (let i = 1; i < count; i++) maybe[i] += maybe[i - 1];
  return {sure, maybe: maybe.subarray(0, count)};
}

/** "3–8 January 2020", "February 2019", "2018 to 2020". @param {number} from @param {number} to */
export function spanText(from, to) {
  const [year, month, day] = civilOf(from);
  const [lastYear, lastMonth, lastDay] = civilOf(to);
  if (from === to) return `${day} ${MONTHS[month - 1]} ${year}`;
  const months = day === 1 && civilOf(to + 1)[2] === 1;
  if (months && month === 1 && lastMonth === 12) return year === lastYear ? `${year}` : `${year} to ${lastYear}`;
  const same = year === lastYear && month === lastMonth;
  if (same && months) return `${MONTHS[month - 1]} ${year}`;
  if (same) return `${day}–${lastDay} ${MONTHS[month - 1]} ${year}`;
  /** @param {number} d @param {number} m */
  const named = (d, m) => `${months ? "" : `${d} `}${MONTHS[m - 1]}`;
  return `${named(day, month)}${year === lastYear ? "" : ` ${year}`} to ${named(lastDay, lastMonth)} ${lastYear}`;
}

/**
 * What stands under a bin: "8 Jan", with the year "8 Jan 2020"; "Feb 2019", "2018", "Mar–Dec 2019".
 * @param {number} from
 * @param {number} to
 * @param {boolean} fine whether the bin is one of many in a run, so that its beginning says enough
 * @param {boolean} dated whether the year is to be named
 */
export function tickText(from, to, fine, dated) {
  const [year, month, day] = civilOf(from);
  const [lastYear, lastMonth, lastDay] = civilOf(to);
  const name = MONTHS[month - 1].slice(0, 3);
  const months = day === 1 && civilOf(to + 1)[2] === 1;
  if (months && month === 1 && lastMonth === 12) return year === lastYear || fine ? `${year}` : `${year}–${lastYear}`;
  if (year !== lastYear && !fine) return `${year}–${lastYear}`;
  const same = month === lastMonth && year === lastYear;
  let text = `${day} ${name}`;
  if (months) text = same ? name : `${name}–${MONTHS[lastMonth - 1].slice(0, 3)}`;
  else if (!fine && from !== to)
    text = same ? `${day}–${lastDay} ${name}` : `${name}–${MONTHS[lastMonth - 1].slice(0, 3)}`;
  return dated ? `${text} ${year}` : text;
}
