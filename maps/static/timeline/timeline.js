/**
 * The time strip: when the visible events were, and the range of days that is chosen among them.
 *
 * A solid bar counts events that lie in its days, a hollow one on top those that may lie there or elsewhere: a coarse
 * date is never moved to a day that no account gives. Days are those of the place of the event.
 */
import {siteOf} from "../model/filters.js";
import {narrow} from "../ui/sheet.js";
import {getState, select, setState} from "../model/state.js";
import {bdi, capital, el, number, plural} from "../dom/text.js";
import {DATED, countBins, spanText, timeBins, timesOf} from "../model/timebins.js";
import {createAxis, createChart} from "./timechart.js";
import {createPlayer} from "./player.js";
import {chosenNow} from "./timerange.js";

const MOST_LISTED = 60;

/**
 * @param {import("../model/app.js").App} app
 */
export function createTimeline(app) {
  const bins = timeBins(app.data);
  const axis = createAxis(bins);
  const all = countBins(bins, app.data, new Uint8Array(app.data.size.events).fill(1));
  const chart = createChart(bins, axis, all);
  const player = createPlayer(bins, all);
  const range = el("p", {class: "timeline-range"});
  const note = el("span", {});
  const unsure = createUnsure(app, bins.unit);
  const reset = el("button", {
    class: "plain",
    type: "button",
    text: "Reset dates",
    on: {
      click: () => {
        setState({dates: null});
        chart.focus();
      },
    },
  });
  const words = el(
    "div",
    {class: "timeline-words"},
    el("div", {role: "status", "aria-live": "polite"}, range, el("p", {class: "soft"}, note)),
    el("p", {class: "timeline-actions"}, unsure.button, player.button, reset),
  );
  const body = el("div", {class: "timeline-body", id: "timeline-body"}, words, chart.element, unsure.element);
  const toggle = el("button", {
    class: "timeline-toggle",
    type: "button",
    "aria-controls": "timeline-body",
    "aria-expanded": "false",
    on: {click: () => open(!element.classList.contains("open"))},
  });
  const element = el("section", {class: "timeline", "aria-label": "Time", hidden: !bins.count}, toggle, body);

  /** Show or hide the chart where there is little room. @param {boolean} wide */
  function open(wide) {
    element.classList.toggle("open", wide);
    toggle.setAttribute("aria-expanded", String(wide));
  }

  return {
    element,
    /**
     * Stand below the map, on a phone in the sheet above the lists.
     * @param {HTMLElement} desk
     * @param {HTMLElement} panel
     */
    mount(desk, panel) {
      const stand = () => {
        const host = narrow() ? panel : desk;
        if (element.parentElement !== host)
          host.insertBefore(element, narrow() ? panel.querySelector(".scroller") : null);
      };
      stand();
      addEventListener("resize", stand);
    },
    update() {
      if (!bins.count) return;
      const chosen = chosenNow(bins);
      const filtered = getState().dates !== null;
      range.textContent = filtered ? spanText(chosen.since, chosen.until) : "All dates";
      note.textContent = countText(unsure.update());
      reset.hidden = !filtered;
      player.update();
      chart.update(app.view.timeCounts ?? countBins(bins, app.data, app.view.events), chosen, filtered);
      toggle.textContent = `Time: ${filtered ? range.textContent : "all dates"}`;
      toggle.classList.toggle("chosen", filtered);
    },
  };
}

/** @param {number[]} tally visible events by how well they are dated */
function countText(tally) {
  const total = tally.reduce((sum, n) => sum + n, 0);
  const vague = tally[DATED.coarse] + tally[DATED.open];
  const parts = [];
  if (vague) parts.push(`${number(vague)} with a coarse or open date`);
  if (tally[DATED.none]) parts.push(`${number(tally[DATED.none])} undated`);
  return plural(total, "event") + (parts.length ? ` · ${parts.join(", ")}` : "");
}

/**
 * The button that tells which of the visible events have no exact day, and their list.
 * @param {import("../model/app.js").App} app
 * @param {string} unit "day"
 */
function createUnsure(app, unit) {
  const {data} = app;
  const {first, last, sort} = timesOf(data);
  const meaning =
    `Solid bars: events of that ${unit}. Hollow bars: events with a coarse date, on every ${unit} that they may be of. ` +
    "Open-ended and undated events are in no bar. Choosing dates leaves out only what cannot have happened then.";
  const list = el("ul", {role: "list"});
  const element = el(
    "div",
    {
      class: "timeline-unsure",
      id: "timeline-unsure",
      role: "region",
      "aria-label": "Events without an exact day",
      hidden: true,
    },
    el("p", {class: "soft", text: meaning}),
    list,
  );
  const button = el("button", {
    class: "plain",
    type: "button",
    "aria-expanded": "false",
    "aria-controls": "timeline-unsure",
    "aria-label": "Which events have no exact day",
    text: "Which?",
    on: {click: () => show(Boolean(element.hidden))},
  });

  /** @param {boolean} wide */
  function show(wide) {
    element.hidden = !wide;
    button.setAttribute("aria-expanded", String(wide));
    if (!wide) return;
    fill();
    if (narrow()) setState({sheet: "full"});
  }

  function fill() {
    const found = [];
    for (let e = 0; e < data.size.events; e++) if (app.view.events[e] && sort[e] !== DATED.exact) found.push(e);
    const undated = (/** @type {number} */ e) => (sort[e] === DATED.none ? 1 : 0);
    found.sort((d, e) => undated(d) - undated(e) || first[d] - first[e] || last[d] - last[e] || d - e);
    const more = found.length - MOST_LISTED;
    list.replaceChildren(
      ...found
        .slice(0, MOST_LISTED)
        .map((event) =>
          el(
            "li",
            {},
            el(
              "button",
              {type: "button", on: {click: () => open(event)}},
              bdi(data.events.title[event]),
              el("span", {class: "soft"}, bdi(capital(data.events.date_text[event] || "date not known"))),
            ),
          ),
        ),
      ...(more > 0 ? [el("li", {class: "soft", text: `and ${plural(more, "more event")}`})] : []),
    );
  }

  /** @param {number} event */
  function open(event) {
    show(false);
    select(event, siteOf(app, event));
  }

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || element.hidden) return;
    event.stopPropagation();
    show(false);
  });
  return {
    element,
    button,
    close: () => show(false),
    /** The visible events counted by how well they are dated. */
    update() {
      const tally = [0, 0, 0, 0];
      for (let e = 0; e < data.size.events; e++) if (app.view.events[e]) tally[sort[e]]++;
      button.hidden = tally[DATED.coarse] + tally[DATED.open] + tally[DATED.none] === 0;
      if (button.hidden) show(false);
      else if (!element.hidden) fill();
      return tally;
    },
  };
}
