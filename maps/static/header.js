/**
 * The head of the page: name, title, how much is visible, and the export.
 */
import {whenRead} from "./data.js";
import {download, exportText} from "./export.js";
import {bdi, el, number, plural} from "./text.js";

/** @type {{key: import("./export.js").Layer, label: string}[]} */
const EXPORTS = [
  {key: "events", label: "Events"},
  {key: "places", label: "Places"},
  {key: "mentions", label: "Mentions"},
  {key: "claims", label: "Claims"},
];

/**
 * @param {import("./main.js").App} app
 */
export function createHeader(app) {
  const counts = el("p", {class: "counts", role: "status", "aria-live": "polite"});
  const menu = createMenu(app);
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

/** The export button with its menu. @param {import("./main.js").App} app */
function createMenu(app) {
  const counts = EXPORTS.map(() => el("span", {class: "soft"}));
  const items = EXPORTS.map(({key, label}, i) =>
    el(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: "-1",
        on: {
          click: () => {
            whenRead(() => download(exportText(app.data, app.view, key), `dateline-${key}.geojson`));
            close(true);
          },
        },
      },
      label,
      counts[i],
    ),
  );
  const list = el(
    "div",
    {class: "menu", role: "menu", id: "export-menu", "aria-label": "Export what is visible as GeoJSON", hidden: true},
    el("p", {class: "soft", role: "presentation", text: "Download what is shown, as GeoJSON"}),
    ...items,
  );
  const button = el("button", {
    class: "primary",
    type: "button",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-controls": "export-menu",
    text: "Export",
    on: {click: () => (list.hidden ? open() : close(true))},
  });
  const element = el("div", {class: "export"}, button, list);

  function open() {
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items[0].focus();
  }

  /** @param {boolean} back whether the focus goes back to the button */
  function close(back) {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  }

  list.addEventListener("keydown", (event) => {
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[event.key];
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length].focus();
    }
  });
  element.addEventListener("focusout", (event) => {
    if (!element.contains(/** @type {Node|null} */ (event.relatedTarget))) close(false);
  });
  return {
    element,
    update() {
      const {counts: visible} = app.view;
      EXPORTS.forEach(({key}, i) => {
        const all = app.data.size[key];
        counts[i].textContent = visible[key] === all ? `all ${number(all)}` : `${number(visible[key])} of ${number(all)}`;
      });
    },
  };
}
