/**
 * A list that shows a bounded number of its items at a time, and more when asked.
 */
import {el, number} from "./text.js";

const AT_ONCE = 60;

/**
 * @template Item
 * @param {(item: Item) => HTMLElement} make gives the element of an item
 * @param {{name: string, noun: string, list?: HTMLElement}} about name: of the list, for screen readers; noun: of many
 *   items; list: what holds them, where it is no list
 */
export function createPaged(make, {name, noun, list = el("div", {role: "list", "aria-label": name})}) {
  const more = el("button", {class: "plain show-more", type: "button", hidden: true, on: {click: () => showMore(true)}});
  /** @type {Item[]} */
  let items = [];
  let shown = 0;

  /** @param {boolean} focus on the first that is new */
  function showMore(focus) {
    const next = items.slice(shown, shown + AT_ONCE).map(make);
    shown += next.length;
    list.append(...next);
    const left = items.length - shown;
    more.hidden = !left;
    more.textContent = `Show ${number(Math.min(left, AT_ONCE))} more of ${number(left)} ${noun}`;
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
