/**
 * Playing through time: day after day that has events, without haste. Where movement is unwelcome it never goes by itself:
 * the button goes on by one day each time.
 */
import {facetsChanged, getState, setState, subscribe} from "../model/state.js";
import {isoOf} from "../model/timebins.js";
import {calm, el} from "../dom/text.js";

/** Milliseconds that a day is shown. */
const PACE = 2000;

/**
 * @param {import("../model/timebins.js").Bins} bins
 * @param {import("../model/timebins.js").BinCounts} counts of all events
 */
export function createPlayer(bins, counts) {
  const {starts, ends, gaps, count} = bins;
  const days = Array.from({length: count}, (_, i) => i).filter((i) => !gaps[i] && counts.sure[i]);
  const button = el("button", {class: "plain play", type: "button", hidden: days.length < 2, on: {click: press}});
  let timer = 0;
  let own = false;

  /** The day that is shown, as a number in the list; -1 for none. */
  function at() {
    const {dates} = getState();
    return dates ? days.findIndex((i) => isoOf(starts[i]) === dates[0] && isoOf(ends[i]) === dates[1]) : -1;
  }

  /** Show the next day; from the last, or from anything that is no day, the first. */
  function next() {
    const day = days[(at() + 1) % days.length];
    own = true;
    setState({dates: [isoOf(starts[day]), isoOf(ends[day])]});
    own = false;
  }

  function press() {
    if (timer) stop();
    else {
      next();
      if (!calm()) timer = window.setInterval(() => (at() === days.length - 1 ? stop() : next()), PACE);
    }
    update();
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    update();
  }

  function update() {
    button.textContent = calm() ? (at() < 0 ? "Day by day" : "Next day") : timer ? "Pause" : "Play";
    button.setAttribute("aria-label", timer ? "Pause playing through time" : calm() ? `${button.textContent}, through time` : "Play through time, day by day");
  }

  subscribe((_, changed) => {
    if (timer && !own && (facetsChanged(changed) || changed.has("selected"))) stop();
  });
  document.addEventListener("visibilitychange", () => {
    if (timer && document.hidden) stop();
  });
  update();
  return {button, update};
}
