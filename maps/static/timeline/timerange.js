/**
 * The chosen days, and how the handles of the time strip change them.
 */
import {getState, setState} from "../model/state.js";
import {binAt, dayOf, isoOf} from "../model/timebins.js";

/**
 * @typedef {{since: number, until: number, a: number, b: number}} Chosen first and last day, and the bins they are in
 * @typedef {{mode: "since"|"until"|"move"|"brush", offset: number, from: number, chosen: Chosen}} Drag
 */

/** What is chosen; all days where nothing is. @param {import("../model/timebins.js").Bins} bins @returns {Chosen} */
export function chosenNow({starts, ends, count}) {
  const {dates} = getState();
  const [since, until] = dates ? [dayOf(dates[0]), dayOf(dates[1])] : [starts[0], ends[count - 1]];
  return {since, until, a: binAt(starts, since), b: binAt(starts, until)};
}

/**
 * Choose days; all days of the axis are the same as none.
 * @param {import("../model/timebins.js").Bins} bins
 * @param {number} since
 * @param {number} until
 */
function chooseDays({starts, ends, count}, since, until) {
  const now = getState().dates;
  const all = since <= starts[0] && until >= ends[count - 1];
  const next = all ? null : /** @type {const} */ ([isoOf(since), isoOf(until)]);
  if (now && next && now[0] === next[0] && now[1] === next[1]) return;
  setState({dates: next});
}

/**
 * Move one end of the range to a bin, past breaks, and never past the other end.
 * @param {import("../model/timebins.js").Bins} bins
 * @param {"since"|"until"} side
 * @param {number} bin
 * @param {number} direction 1 or -1: where to go on from a break
 */
export function moveHandle(bins, side, bin, direction) {
  const {starts, ends, gaps, count} = bins;
  const {since, until, a, b} = chosenNow(bins);
  const [least, most] = side === "since" ? [0, b] : [a, count - 1];
  let to = Math.min(most, Math.max(least, bin));
  while (gaps[to] && to + direction >= least && to + direction <= most) to += direction;
  if (gaps[to]) return;
  if (side === "since") chooseDays(bins, starts[to], Math.max(until, starts[to]));
  else chooseDays(bins, Math.min(since, ends[to]), ends[to]);
}

/**
 * Choose whole bins, without breaks at the ends.
 * @param {import("../model/timebins.js").Bins} bins
 * @param {number} from
 * @param {number} to
 */
function chooseBins(bins, from, to) {
  let [a, b] = [from, to];
  while (a < b && bins.gaps[a]) a++;
  while (b > a && bins.gaps[b]) b--;
  if (!bins.gaps[a]) chooseDays(bins, bins.starts[a], bins.ends[b]);
}

/**
 * Drag a handle, drag the chosen days, or draw new ones.
 * @param {import("../model/timebins.js").Bins} bins
 * @param {import("./timechart.js").Axis} axis
 * @param {HTMLElement} track
 * @param {{since: HTMLElement, until: HTMLElement}} handles
 */
export function bindPointer(bins, axis, track, handles) {
  /** @type {Drag|null} */
  let drag = null;
  /** @param {PointerEvent} event */
  const shareOf = (event) => {
    const box = track.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  track.addEventListener("pointerdown", (event) => {
    if (event.button || bins.count < 2) return;
    const at = shareOf(event);
    const chosen = chosenNow(bins);
    const [begin, finish] = [axis.begin(chosen), axis.finish(chosen)];
    const target = /** @type {Node} */ (event.target);
    if (handles.since.contains(target)) drag = {mode: "since", offset: begin - at, from: 0, chosen};
    else if (handles.until.contains(target)) drag = {mode: "until", offset: finish - at, from: 0, chosen};
    else {
      const inside = getState().dates !== null && at >= begin && at <= finish;
      drag = {mode: inside ? "move" : "brush", offset: 0, from: axis.bin(at), chosen};
    }
    track.setPointerCapture(event.pointerId);
    track.classList.add("dragging");
    if (drag.mode === "since" || drag.mode === "until") handles[drag.mode].focus();
    else event.preventDefault();
    if (drag.mode === "brush") chooseBins(bins, drag.from, drag.from);
  });
  track.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const at = Math.min(1, Math.max(0, shareOf(event) + drag.offset));
    const bin = axis.bin(at);
    const late = at - axis.edges[bin] > axis.edges[bin + 1] - at;
    const {mode, from, chosen} = drag;
    if (mode === "since") moveHandle(bins, mode, late ? bin + 1 : bin, 1);
    else if (mode === "until") moveHandle(bins, mode, late ? bin : bin - 1, -1);
    else if (mode === "brush") chooseBins(bins, Math.min(from, bin), Math.max(from, bin));
    else if (bin !== from || chosenNow(bins).a !== chosen.a) {
      const by = Math.min(bins.count - 1 - chosen.b, Math.max(-chosen.a, bin - from));
      chooseBins(bins, chosen.a + by, chosen.b + by);
    }
  });
  const release = () => {
    drag = null;
    track.classList.remove("dragging");
  };
  track.addEventListener("pointerup", release);
  track.addEventListener("pointercancel", release);
}
