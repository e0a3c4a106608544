/**
 * Putting text on the reader's clipboard, with a word that says so. Where the browser refuses, the text is shown and
 * selected, so that the keyboard can copy it.
 */
import {el} from "./text.js";

export function createCopier() {
  const status = el("span", {class: "copy-status", role: "status"});
  const slot = el("div", {class: "copy-slot"});
  const element = el("div", {class: "copier"}, status, slot);
  return {
    element,
    /** @param {string} text @param {string} done */
    async copy(text, done) {
      slot.replaceChildren();
      for (const told of element.querySelectorAll(".elsewhere")) told.remove();
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = done;
      } catch {
        const area = /** @type {HTMLTextAreaElement} */ (
          el("textarea", {class: "copy-text", readonly: true, rows: 3, "aria-label": "Text to copy"})
        );
        area.value = text;
        slot.replaceChildren(area);
        area.focus();
        area.select();
        status.textContent = "The browser does not allow copying here. The text is selected: copy it with the keyboard.";
      }
    },
  };
}
