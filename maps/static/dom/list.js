/**
 * A list that keeps only what is in sight in the document once it is long. Short lists flow freely; in long ones every
 * row has the same height.
 */
import {el} from "./text.js";

const SHORT = 400;
const BEYOND = 8;

/** Of a row in a long list, in pixels: it grows with the size of the reader's text. */
function rowHeight() {
  const style = getComputedStyle(document.documentElement);
  return Math.round(parseFloat(style.getPropertyValue("--row-height")) * parseFloat(style.fontSize));
}

/**
 * @template Item
 * @typedef {{element: HTMLElement, show: (items: Item[]) => void, redraw: () => void}} List
 */

/**
 * @template Item
 * @param {HTMLElement} scroller the element that scrolls
 * @param {(item: Item, index: number) => HTMLElement} row makes the row of an item
 * @param {string} name of the list, for screen readers
 * @returns {List<Item>}
 */
export function createList(scroller, row, name) {
  const element = el("div", {class: "list", role: "list", "aria-label": name});
  /** @type {Item[]} */
  let items = [];
  /** Of a row in a long list; 0 before it is asked for. */
  let height = 0;
  let first = -1;
  let last = -1;

  function drawAll() {
    element.classList.remove("long");
    element.style.removeProperty("height");
    element.replaceChildren(...items.map(row));
  }

  function drawWindow() {
    if (!element.offsetParent) return;
    const top = Math.max(0, scroller.scrollTop - offsetIn(scroller, element));
    const from = Math.max(0, Math.floor(top / height) - BEYOND);
    const to = Math.min(items.length, Math.ceil((top + scroller.clientHeight) / height) + BEYOND);
    if (from === first && to === last) return;
    first = from;
    last = to;
    const held = document.activeElement;
    const place = held && element.contains(held) ? held.closest("[data-index]")?.getAttribute("data-index") : null;
    const rows = [];
    for (let i = from; i < to; i++) {
      const node = row(items[i], i);
      node.dataset.index = String(i);
      node.setAttribute("aria-setsize", String(items.length));
      node.setAttribute("aria-posinset", String(i + 1));
      node.style.transform = `translateY(${i * height}px)`;
      rows.push(node);
    }
    element.replaceChildren(...rows);
    if (place)
      /** @type {HTMLElement|null} */ (element.querySelector(`[data-index="${place}"] button`))?.focus({
        preventScroll: true,
      });
  }

  function drawLong() {
    element.classList.add("long");
    height ||= rowHeight();
    element.style.height = `${items.length * height}px`;
    first = last = -1;
    drawWindow();
  }

  function redraw() {
    if (items.length <= SHORT) drawAll();
    else drawLong();
  }

  scroller.addEventListener(
    "scroll",
    () => {
      if (items.length > SHORT) drawWindow();
    },
    {passive: true},
  );
  addEventListener("resize", () => {
    height = 0;
    if (items.length > SHORT) drawLong();
  });
  return {
    element,
    redraw,
    show(next) {
      items = next;
      redraw();
    },
  };
}

/** @param {HTMLElement} scroller @param {HTMLElement} node */
function offsetIn(scroller, node) {
  return node.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
