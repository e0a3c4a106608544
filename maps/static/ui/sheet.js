/**
 * On a phone the panel is a sheet over the map with three stops, drawn with a finger, a click or the arrow keys.
 */
import {getState, setState, subscribe} from "../model/state.js";
import {el} from "../dom/text.js";

/** @type {import("../model/state.js").Stop[]} */
const STOPS = ["peek", "half", "full"];
const NARROW = "(max-width: 35em), (max-width: 47.5em) and (orientation: portrait)";
const STILL = 6;

/** Whether the panel is a sheet now. */
export function narrow() {
  return matchMedia(NARROW).matches;
}

/** How much of the map's lower edge the sheet covers, in pixels. @param {HTMLElement} desk */
export function sheetCover(desk) {
  return narrow() ? stopHeight(desk, getState().sheet === "full" ? "half" : getState().sheet) : 0;
}

/** @param {HTMLElement} desk @param {import("../model/state.js").Stop} stop */
function stopHeight(desk, stop) {
  const room = desk.clientHeight;
  return Math.round({peek: Math.min(128, room / 2), half: room * 0.56, full: room - 12}[stop]);
}

/**
 * @param {HTMLElement} desk holds the map and the panel
 * @param {HTMLElement} panel
 */
export function createSheet(desk, panel) {
  const grip = el(
    "button",
    {class: "grip", type: "button", "aria-controls": "panel"},
    el("span", {class: "grip-bar", "aria-hidden": "true"}),
  );
  panel.prepend(grip);
  /** @type {{y: number, height: number, moved: boolean}|null} */
  let drag = null;

  function settle() {
    const {sheet} = getState();
    desk.style.setProperty("--sheet", `${stopHeight(desk, sheet)}px`);
    desk.style.setProperty("--sheet-cover", `${sheetCover(desk)}px`);
    desk.dataset.sheet = sheet;
    grip.setAttribute("aria-label", `Panel: ${sheet}. Arrow keys make it taller or lower`);
  }

  /** @param {number} step */
  function move(step) {
    const to = STOPS.indexOf(getState().sheet) + step;
    if (to >= 0 && to < STOPS.length) setState({sheet: STOPS[to]});
  }

  grip.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp") move(1);
    else if (event.key === "ArrowDown") move(-1);
    else return;
    event.preventDefault();
  });
  grip.addEventListener("pointerdown", (event) => {
    drag = {y: event.clientY, height: panel.clientHeight, moved: false};
    grip.setPointerCapture(event.pointerId);
    desk.classList.add("dragging");
  });
  grip.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const by = drag.y - event.clientY;
    if (Math.abs(by) > STILL) drag.moved = true;
    desk.style.setProperty("--sheet", `${Math.max(60, Math.min(desk.clientHeight - 12, drag.height + by))}px`);
  });
  const release = () => {
    if (!drag) return;
    desk.classList.remove("dragging");
    if (drag.moved) {
      const height = panel.clientHeight;
      const nearest = [...STOPS].sort(
        (a, b) => Math.abs(stopHeight(desk, a) - height) - Math.abs(stopHeight(desk, b) - height),
      )[0];
      setState({sheet: nearest});
      settle();
    }
  };
  grip.addEventListener("pointerup", release);
  grip.addEventListener("pointercancel", release);
  grip.addEventListener("click", () => {
    if (!drag?.moved) setState({sheet: STOPS[(STOPS.indexOf(getState().sheet) + 1) % STOPS.length]});
    drag = null;
  });
  subscribe((state, changed) => {
    if (changed.has("selected") && state.selected && state.sheet === "peek") setState({sheet: "half"});
    if (changed.has("tab") && state.sheet === "peek") setState({sheet: "half"});
    if (changed.has("sheet")) settle();
  });
  addEventListener("resize", settle);
  settle();
}
