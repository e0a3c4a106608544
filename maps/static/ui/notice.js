/**
 * A word to the reader above the lists, until it is put away.
 */
import {el} from "../dom/text.js";

/**
 * @param {HTMLElement} panel
 * @returns {(text: string) => void} says it; nothing puts it away
 */
export function createNotice(panel) {
  const words = el("span", {});
  const away = el("button", {class: "plain", type: "button", text: "OK", on: {click: () => say("")}});
  const element = el("div", {class: "link-notice", role: "status"}, words, away);
  /** @param {string} text */
  function say(text) {
    words.textContent = text;
    away.hidden = !text;
    element.classList.toggle("said", Boolean(text));
  }
  say("");
  panel.querySelector(".scroller")?.before(element);
  return say;
}
