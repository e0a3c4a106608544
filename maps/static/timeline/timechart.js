/**
 * The chart of the time strip: its axis, its bars, and what is written under them.
 */
import {el, number, plural} from "../dom/text.js";
import {textScale} from "../dom/theme.js";
import {binAt, isoOf, spanText, tickText} from "../model/timebins.js";
import {bindPointer, chosenNow, moveHandle} from "./timerange.js";

/**
 * @typedef {{
 *   edges: Float64Array, total: number, bin: (share: number) => number,
 *   begin: (chosen: import("./timerange.js").Chosen) => number, finish: (chosen: import("./timerange.js").Chosen) => number,
 * }} Axis
 * edges: where bins lie, as shares of the axis; total: its length in days of a run; begin, finish: where the chosen days
 * begin and end; bin: the one at a share of the axis.
 */

/** Widths on the axis: a bin of a run is 1. */
const GAP_WIDTH = 0.9;
const SPAN_WIDTH = 2;
const WIDEST_BIN = 46;
const TICK_LETTER = 6.7;
const TICK_ROOM = 12;
const TICK_STEP = 72;
const TICK_OVERHANG = 34;
const LEAP = 7;
/** From this many bins on, bars are too thin for an outline. */
const DENSE_BINS = 70;

/** @param {import("../model/timebins.js").Bins} bins @returns {Axis} */
export function createAxis({count, starts, ends, fine, gaps}) {
  const edges = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) edges[i + 1] = edges[i] + (fine[i] ? 1 : gaps[i] ? GAP_WIDTH : SPAN_WIDTH);
  const total = edges[count] || 1;
  for (let i = 0; i <= count; i++) edges[i] /= total;
  /** @param {number} bin @param {number} days into it */
  const at = (bin, days) => {
    const part = days / (ends[bin] - starts[bin] + 1);
    return edges[bin] + (edges[bin + 1] - edges[bin]) * Math.min(1, Math.max(0, part));
  };
  return {
    edges,
    total,
    begin: ({a, since}) => at(a, since - starts[a]),
    finish: ({b, until}) => at(b, until - starts[b] + 1),
    bin: (share) => binAt(edges.subarray(0, count), share),
  };
}

/**
 * The bars with the two handles.
 * @param {import("../model/timebins.js").Bins} bins
 * @param {Axis} axis
 * @param {import("../model/timebins.js").BinCounts} whole the counts of all events, which choose the labels
 */
export function createChart(bins, axis, whole) {
  const {count, starts, ends, gaps, unit} = bins;
  const columns = Array.from({length: count}, (_, i) => {
    const sure = el("i", {class: "timeline-sure"});
    const maybe = el("i", {class: "timeline-maybe"});
    const column = el("div", {class: gaps[i] ? "timeline-bin gap" : "timeline-bin"}, sure, maybe);
    column.style.left = share(axis.edges[i]);
    column.style.width = share(axis.edges[i + 1] - axis.edges[i]);
    return {column, sure, maybe};
  });
  const band = el("div", {class: "timeline-band"});
  const handles = {since: handle("since", "Earliest day"), until: handle("until", "Latest day")};
  const bars = el(
    "div",
    {class: count > DENSE_BINS ? "timeline-bars dense" : "timeline-bars", "aria-hidden": "true"},
    band,
    ...columns.map((one) => one.column),
  );
  const track = el("div", {class: "timeline-track"}, bars, handles.since, handles.until);
  const ticks = el("div", {class: "timeline-ticks", "aria-hidden": "true"});
  const summary = el("p", {class: "unseen"});
  const place = el("div", {class: "timeline-place"}, track, ticks);
  place.style.maxWidth = `calc(${Math.ceil(axis.total * WIDEST_BIN)}px + 2 * var(--touch))`;
  const element = el(
    "div",
    {class: "timeline-chart", role: "group", "aria-label": `Events by ${unit}`},
    summary,
    place,
  );
  let drawn = "";
  handles.since.hidden = handles.until.hidden = count < 2;
  /** Of the axis in pixels. */
  let width = 0;
  new ResizeObserver(([{contentRect}]) => {
    width = contentRect.width;
    mark();
  }).observe(ticks);
  bindPointer(bins, axis, track, handles);

  /** @param {"since"|"until"} side @param {string} label */
  function handle(side, label) {
    return el(
      "div",
      {
        class: `timeline-handle ${side}`,
        role: "slider",
        tabindex: "0",
        "aria-label": label,
        "aria-orientation": "horizontal",
        "aria-valuemin": "0",
        "aria-valuemax": String(count - 1),
        on: {
          keydown: (/** @type {KeyboardEvent} */ event) => {
            const {a, b} = chosenNow(bins);
            const at = side === "since" ? a : b;
            const [home, end] = side === "since" ? [0, b] : [a, count - 1];
            /** @type {{[key: string]: number}} */
            const targets = {
              ArrowRight: at + 1,
              ArrowUp: at + 1,
              ArrowLeft: at - 1,
              ArrowDown: at - 1,
              PageUp: at + LEAP,
              PageDown: at - LEAP,
              Home: home,
              End: end,
            };
            if (!(event.key in targets) || event.ctrlKey || event.altKey || event.metaKey) return;
            event.preventDefault();
            moveHandle(bins, side, targets[event.key], targets[event.key] > at ? 1 : -1);
          },
        },
      },
      el("span", {class: "timeline-knob"}),
    );
  }

  /** Write under the axis what there is room for. */
  function mark() {
    width ||= ticks.clientWidth;
    const labels = placeTicks(bins, axis, width, whole.sure);
    const made = JSON.stringify(labels);
    if (made === drawn) return;
    drawn = made;
    ticks.replaceChildren(
      ...labels.map(({x, text}) => {
        const label = el("span", {text});
        label.style.left = `${x}px`;
        return label;
      }),
    );
  }

  return {
    element,
    focus: () => handles.since.focus(),
    /** @param {import("../model/timebins.js").BinCounts} counts @param {import("./timerange.js").Chosen} chosen @param {boolean} filtered */
    update({sure, maybe}, chosen, filtered) {
      let highest = 1;
      let peak = 0;
      for (let i = 0; i < count; i++) {
        highest = Math.max(highest, sure[i] + maybe[i]);
        if (sure[i] > sure[peak]) peak = i;
      }
      columns.forEach((one, i) => {
        const inside = starts[i] <= chosen.until && ends[i] >= chosen.since;
        one.column.classList.toggle("on", inside);
        one.column.title = binText(bins, i, sure[i], maybe[i]);
        one.sure.style.height = height(sure[i] / highest);
        one.maybe.style.bottom = height(sure[i] / highest);
        one.maybe.style.height = height(maybe[i] / highest);
      });
      const [begin, finish] = [axis.begin(chosen), axis.finish(chosen)];
      band.hidden = !filtered;
      band.style.left = share(begin);
      band.style.width = share(finish - begin);
      handles.since.style.left = share(begin);
      handles.until.style.left = share(finish);
      tell(handles.since, chosen.a, `From ${spanText(chosen.since, chosen.since)}`);
      tell(handles.until, chosen.b, `To ${spanText(chosen.until, chosen.until)}`);
      const most = sure[peak] ? `, most ${binText(bins, peak, sure[peak], maybe[peak])}` : "";
      summary.textContent = `Events from ${spanText(starts[0], starts[0])} to ${spanText(ends[count - 1], ends[count - 1])}${most}. Days are local to each event.`;
      mark();
    },
  };
}

/** @param {HTMLElement} slider @param {number} value @param {string} text */
function tell(slider, value, text) {
  slider.setAttribute("aria-valuenow", String(value));
  slider.setAttribute("aria-valuetext", text);
}

/** @param {number} part */
function share(part) {
  return `${Math.round(part * 1e5) / 1e3}%`;
}

/** Nothing has no height, and what there is can be seen. @param {number} part */
function height(part) {
  return part ? `max(3px, ${share(part)})` : "0";
}

/**
 * "8 January 2020: 15 events and 6 more that may have been then".
 * @param {import("../model/timebins.js").Bins} bins
 * @param {number} i
 * @param {number} sure
 * @param {number} maybe
 */
function binText({starts, ends}, i, sure, maybe) {
  const when = spanText(starts[i], ends[i]);
  if (!maybe) return `${when}: ${sure ? plural(sure, "event") : "no event"}`;
  if (!sure) return `${when}: ${plural(maybe, "event")} that may have been then`;
  return `${when}: ${plural(sure, "event")} and ${number(maybe)} more that may have been then`;
}

/**
 * The labels of the axis that there is room for, the most telling first.
 * @param {import("../model/timebins.js").Bins} bins
 * @param {Axis} axis
 * @param {number} width in pixels
 * @param {Int32Array} sure events by bin
 * @returns {{x: number, text: string}[]}
 */
function placeTicks({count, starts, ends, fine, gaps}, axis, width, sure) {
  if (!width) return [];
  /** @type {{bin: number, rank: number, text: string}[]} */
  const wanted = [];
  const scale = textScale();
  const step = Math.max(1, Math.ceil((TICK_STEP * scale) / (width / axis.total)));
  const peak = sure.indexOf(sure.reduce((most, n) => Math.max(most, n), 0));
  let begun = 0;
  for (let i = 0; i < count; i++) {
    if (gaps[i]) continue;
    const first = !fine[i] || i === 0 || !fine[i - 1];
    const lone = !fine[i] || (first && (i + 1 === count || !fine[i + 1]));
    const turned = i === 0 || isoOf(starts[i]).slice(0, 4) !== isoOf(starts[i - 1]).slice(0, 4);
    if (first) begun = i;
    let rank = (i - begun) % step === 0 ? 5 : 6;
    if (lone) rank = sure[i] ? 1 : 4;
    else if (first) rank = 0;
    else if (turned) rank = 1;
    else if (i === peak) rank = 2;
    else if (i === count - 1) rank = 3;
    const text = tickText(starts[i], ends[i], fine[i] === 1, first || turned);
    if (rank < 6) wanted.push({bin: i, rank, text: lone && count > 1 ? text.replace(/^\d+ /, "") : text});
  }
  wanted.sort((p, q) => p.rank - q.rank || p.bin - q.bin);
  /** @type {{x: number, half: number, text: string}[]} */
  const placed = [];
  for (const {bin, text} of wanted) {
    const half = (text.length * TICK_LETTER * scale + TICK_ROOM) / 2;
    const middle = ((axis.edges[bin] + axis.edges[bin + 1]) / 2) * width;
    const x = Math.round(Math.min(width + TICK_OVERHANG - half, Math.max(half - TICK_OVERHANG, middle)));
    if (placed.every((other) => Math.abs(other.x - x) >= other.half + half)) placed.push({x, half, text});
  }
  return placed.sort((p, q) => p.x - q.x).map(({x, text}) => ({x, text}));
}
