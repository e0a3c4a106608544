/**
 * A window over the whole page, for what needs more room than the panel has.
 */
import {el} from "./text.js";

/**
 * @param {{title: string, note?: string, body: Node[], closes: string, done?: () => void}} about
 *   closes: selector of what leads out of the window, and so closes it; done: called when it is closed
 */
export function openWide({title, note = "", body, closes, done}) {
  const close = () => dialog.close();
  const shut = el("button", {class: "plain close", type: "button", "aria-label": "Close", text: "✕", on: {click: close}});
  const dialog = /** @type {HTMLDialogElement} */ (
    el(
      "dialog",
      {class: "wide", "aria-labelledby": "wide-title"},
      el("div", {class: "wide-head"}, el("h2", {id: "wide-title", tabindex: "-1", autofocus: true, text: title}), el("p", {class: "soft", text: note}), shut),
      ...body,
    )
  );
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(closes)) close();
  }, {capture: true});
  dialog.addEventListener("close", () => {
    dialog.remove();
    done?.();
  });
  document.body.append(dialog);
  dialog.showModal();
}
