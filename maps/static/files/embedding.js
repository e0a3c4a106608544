/**
 * This page as a part of another: a frame to paste, and how the page looks in it (`?embed`).
 */
import {createCopier} from "../dom/copying.js";
import {bdi, el, escaped} from "../dom/text.js";
import {openWide} from "../dom/wide.js";
import {onDisk} from "../ui/linking.js";

/** Of the frame that is offered, in pixels. */
const WIDTH = 700;
const HEIGHT = 300;

/** What stands in for the address of a page that has none yet. */
const SOMEWHERE = "https://example.org/";

/** Whether the page stands in a frame and shows only what fits there. */
export function embedded() {
  return new URLSearchParams(location.search).has("embed");
}

/** The markup of a frame with what is shown now. @param {string} title */
function frame(title) {
  const file = location.pathname.split("/").pop() ?? "";
  const page = onDisk() ? SOMEWHERE + file : location.origin + location.pathname;
  const parts = {src: `${page}?embed${location.hash}`, width: WIDTH, height: HEIGHT, title, loading: "lazy", style: "border:0"};
  return `<iframe ${Object.entries(parts).map(([name, value]) => `${name}="${escaped(String(value)).replaceAll('"', "&quot;")}"`).join(" ")}></iframe>`;
}

/** @param {string} title of the corpus */
export function openEmbedding(title) {
  const copier = createCopier();
  const text = frame(title);
  const area = /** @type {HTMLTextAreaElement} */ (el("textarea", {class: "copy-text", readonly: true, rows: 5, "aria-label": "Markup of the frame"}));
  area.value = text;
  openWide({
    title: "Embed this view",
    body: [
      el(
        "div",
        {class: "window-body"},
        el("p", {text: "Paste this into a page. The frame shows the map and the card or list as they are now; it loads nothing from elsewhere."}),
        onDisk() ? el("p", {}, "This page is a file on your device. Put it on the web first, and write its address for ", bdi(SOMEWHERE), ".") : null,
        area,
        el("div", {class: "actions"}, el("button", {class: "action", type: "button", text: "Copy", on: {click: () => copier.copy(text, "Copied.")}}), copier.element),
      ),
    ],
    closes: ".close",
  });
}

/** Dress the page for a frame, with ways to the whole. @param {HTMLElement} header */
export function dressForFrame(header) {
  if (parent !== window && document.fullscreenEnabled) header.append(fullScreen());
  if (!embedded()) return;
  document.documentElement.dataset.embed = "";
  const whole = /** @type {HTMLAnchorElement} */ (el("a", {class: "whole", target: "_blank", rel: "noopener", href: location.pathname, text: "Open the whole map"}));
  whole.addEventListener("click", () => {
    whole.href = location.pathname + location.hash;
  });
  header.append(whole);
}

/** A button that lets a framed page fill the screen, and gives it back. */
function fullScreen() {
  const root = document.documentElement;
  const button = el("button", {class: "action fill", type: "button", "aria-pressed": "false", text: "Full screen"});
  button.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  document.addEventListener("fullscreenchange", () => button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement))));
  return button;
}
