/**
 * A list that shows a bounded number of its items at a time, and more when asked.
 */
import {el, number, plural} from "./text.js";

const AT_ONCE = 60;
/** The same of items that are as large as a screen. */
export const FEW_AT_ONCE = 20;

/**
 * @template Item
 * @param {(item: Item) => HTMLElement} make gives the element of an item
 * @param {{name: string, noun: string, first?: number, atOnce?: number, list?: HTMLElement}} about name: of the list, for screen
 *   readers; noun: of one item; first, atOnce: how many are shown at first, and more at a time; list: what holds them,
 *   where it is no list
 */
export function createPaged(make, {name, noun, atOnce = AT_ONCE, first = atOnce, list = el("div", {role: "list", "aria-label": name})}) {
  const more = el("button", {class: "plain show-more", type: "button", hidden: true, on: {click: () => showMore(true)}});
  /** @type {Item[]} */
  let items = [];
  let shown = 0;

  /** @param {boolean} focus on the first that is new */
  function showMore(focus) {
    const next = items.slice(shown, shown + (shown ? atOnce : first)).map(make);
    shown += next.length;
    list.append(...next);
    const left = items.length - shown;
    more.hidden = !left;
    more.textContent = `Show ${left > atOnce ? `${number(atOnce)} of ` : ""}${plural(left, `more ${noun}`)}`;
    if (focus) next[0].querySelector("button")?.focus();
  }

  return {
    list,
    more,
    /** @param {Item[]} next */
    show(next) {
      items = next;
      shown = 0;
      list.replaceChildren();
      showMore(false);
    },
  };
}
