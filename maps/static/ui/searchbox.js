/**
 * The search field: in the head of a wide page, above the lists of a narrow one.
 */
import {whenRead} from "../model/data.js";
import {narrow} from "./sheet.js";
import {getState, setState} from "../model/state.js";
import {el} from "../dom/text.js";

/** What leads to a card of this page, as a sender copied it: the end of an address. */
const LEADING = /^\s*(?:\S+)?#(\S+=\S*)\s*$/;

export function createSearchBox() {
  function typed() {
    const leading = LEADING.exec(field.value);
    if (leading) location.hash = leading[1];
    else setState({words: field.value, selected: null, claim: null, reading: null});
  }
  const field = /** @type {HTMLInputElement} */ (
    el("input", {
      type: "search",
      class: "search",
      "aria-label": "Search places, events, claims",
      placeholder: "Search places, events, claims",
      autocomplete: "off",
      spellcheck: "false",
      on: {input: () => whenRead(typed)},
    })
  );
  const element = el("div", {class: "search-box", role: "search"}, field);
  return {
    /**
     * @param {HTMLElement} head
     * @param {HTMLElement} panel
     */
    mount(head, panel) {
      const stand = () => {
        const next = narrow() ? panel.querySelector(".chips") : head.querySelector(".tour-open");
        if (!next || element.nextElementSibling === next) return;
        const focused = document.activeElement === field;
        next.before(element);
        if (focused) field.focus();
      };
      stand();
      addEventListener("resize", stand);
    },
    update() {
      const {words} = getState();
      if (field.value !== words) field.value = words;
    },
  };
}
