/**
 * The head of the page: name, title, how much is visible, and the export.
 */
import {bdi, el, number, plural} from "../dom/text.js";

/**
 * @param {import("../model/app.js").App} app
 * @param {{element: HTMLElement, update: () => void}} menu the export
 */
export function createHeader(app, menu) {
  const counts = el("p", {class: "counts", role: "status", "aria-live": "polite"});
  const element = el(
    "header",
    {class: "top"},
    el("p", {class: "brand", text: "Dateline"}),
    el("h1", {title: app.data.corpus.title}, bdi(app.data.corpus.title)),
    counts,
    menu.element,
  );
  return {
    element,
    update() {
      const {view, data} = app;
      counts.replaceChildren(
        ...(data.size.events
          ? of(view.counts.events, data.size.events, "event")
          : of(view.counts.places, data.size.places, "place")),
        el("span", {class: "between", text: " · "}),
        ...of(view.counts.articles, data.size.articles, "article"),
      );
      menu.update();
    },
  };
}

/** "29 of 36 events". @param {number} n @param {number} all @param {string} noun */
function of(n, all, noun) {
  return [el("b", {text: number(n)}), ` of ${plural(all, noun)}`];
}
