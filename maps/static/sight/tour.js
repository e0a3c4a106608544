/**
 * The tour: the corpus told stop by stop. Each stop selects its item and moves the map; the text stands at the head of
 * the panel, where it covers no mark. Which stop is on is part of the state.
 */
import {siteOf} from "../model/filters.js";
import {unrolled} from "../model/ground.js";
import {pace} from "./outside.js";
import {sheetCover} from "../ui/sheet.js";
import {getState, resetFilters, setState} from "../model/state.js";
import {bdi, el, plural} from "../dom/text.js";

const MARGIN = 40;

/**
 * @param {import("../model/app.js").App} app
 */
export function createTour(app) {
  /** @type {import("../model/data.js").Story|null} */
  const story = app.data.story ?? null;
  const stops = story?.stops ?? [];
  const name = el("h2", {class: "tour-title", tabindex: "-1"});
  const text = el("p", {class: "tour-text", dir: "auto"});
  const note = el("p", {class: "soft", hidden: !story?.left_out, text: leftOut(story?.left_out ?? 0)});
  const hidden = el("p", {class: "tour-hidden", role: "status"});
  const count = el("span", {class: "tour-count soft"});
  const back = step("‹ Back", -1);
  const next = step("Next ›", 1);
  const shut = el("button", {class: "plain close", type: "button", "aria-label": "End the tour", text: "✕", on: {click: () => end()}});
  const element = el(
    "section",
    {class: "tour", "aria-label": "Tour", hidden: true},
    el("div", {class: "tour-head"}, el("span", {class: "soft"}, bdi(story?.title || "Tour")), shut),
    el("div", {class: "tour-body", "aria-live": "polite", "aria-atomic": "true"}, name, text, note),
    hidden,
    el("div", {class: "tour-steps"}, back, count, next),
  );
  const button = el("button", {
    class: "tour-open",
    type: "button",
    "aria-pressed": "false",
    hidden: !stops.length,
    text: "Tour",
    on: {click: () => (getState().stop === null ? begin() : end())},
  });

  /** @param {string} label @param {number} by */
  function step(label, by) {
    return el("button", {class: "tour-step", type: "button", text: label, on: {click: () => go(by)}});
  }

  /** @param {number} by */
  function go(by) {
    const {stop} = getState();
    if (stop !== null && stops[stop + by]) showStop(app, stop + by);
  }

  function begin() {
    showStop(app, 0);
    name.focus({preventScroll: true});
  }

  function end() {
    setState({stop: null});
    button.focus();
  }

  element.addEventListener("keydown", (event) => {
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(by);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || getState().stop === null || event.defaultPrevented) return;
    event.stopImmediatePropagation();
    end();
  });

  /** Whether the filters hide what the stop shows, and the way out. @param {import("../model/data.js").TourStop} at @param {number} row */
  function sayHidden(at, row) {
    const gone = isHidden(app, at);
    const reset = () => {
      resetFilters();
      showStop(app, row);
      name.focus({preventScroll: true});
    };
    const way = el("button", {class: "plain", type: "button", text: "Reset the filters and show it", on: {click: reset}});
    const what = at.event === null ? "place" : "event";
    hidden.replaceChildren(...(gone ? [`The filters hide this ${what}. `, way] : []));
    hidden.hidden = !gone;
  }

  return {
    /** @param {HTMLElement} header @param {HTMLElement} panel */
    mount(header, panel) {
      header.querySelector(".export")?.before(button);
      panel.insertBefore(element, panel.querySelector(".tabs"));
    },
    /** @param {Set<string>} changed */
    update(changed) {
      const {stop} = getState();
      const at = stop === null ? undefined : stops[stop];
      element.hidden = !at;
      element.parentElement?.classList.toggle("touring", Boolean(at));
      button.setAttribute("aria-pressed", String(Boolean(at)));
      if (stop === null || !at) return;
      sayHidden(at, stop);
      if (!changed.has("stop")) return;
      name.replaceChildren(bdi(at.title));
      text.textContent = at.text;
      count.textContent = `${stop + 1} of ${stops.length}`;
      setEnabled(back, stop > 0);
      setEnabled(next, stop < stops.length - 1);
      if (at.view && !isHidden(app, at)) look(app, at.view, element);
    },
  };
}

/** A button that leads nowhere stays where it is, and keeps the focus. @param {HTMLElement} button @param {boolean} on */
function setEnabled(button, on) {
  if (on) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}

/** @param {number} count */
function leftOut(count) {
  const stops = plural(count, "stop of the tour is", "stops of the tour are");
  return `${stops} left out: the articles of this page do not speak of what they show.`;
}

/** @param {import("../model/app.js").App} app @param {import("../model/data.js").TourStop} at */
function isHidden({view}, at) {
  return at.event === null ? !view.places[at.place ?? -1] : !view.events[at.event];
}

/**
 * Go to a stop and select what it shows, unless the filters hide that.
 * @param {import("../model/app.js").App} app
 * @param {number} stop
 */
function showStop(app, stop) {
  const at = app.data.story?.stops[stop];
  if (!at) return;
  const {sheet} = getState();
  setState({
    stop,
    selected: isHidden(app, at) ? null : {event: at.event, place: at.place ?? (at.event === null ? null : siteOf(app, at.event))},
    claim: null,
    sheet: sheet === "full" ? "half" : sheet,
  });
}

/**
 * Move the map to the view of a stop, beside what the sheet covers.
 * @param {import("../model/app.js").App} app
 * @param {import("../model/data.js").StopView} view
 * @param {HTMLElement} inside something in the desk
 */
function look({map, data}, {extent, center, zoom}, inside) {
  const desk = /** @type {HTMLElement} */ (inside.closest(".desk"));
  const cover = sheetCover(desk);
  if (extent) {
    const [west, south, east, north] = extent;
    const [left, right] = [unrolled(west, data.seam), unrolled(east, data.seam)];
    map.flyToBounds(L.latLngBounds([south, left], [north, right < left ? right + 360 : right]), {
      paddingTopLeft: [MARGIN, MARGIN],
      paddingBottomRight: [MARGIN, MARGIN + cover],
      ...pace(),
    });
  } else if (center && zoom !== null) {
    const middle = map.project([center[1], unrolled(center[0], data.seam)], zoom).add([0, cover / 2]);
    map.flyTo(map.unproject(middle, zoom), zoom, pace());
  }
}
