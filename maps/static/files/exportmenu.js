/**
 * The export button with its menu: every table in every format, of what is shown or of one event, and the map as seen.
 */
import {whenRead} from "../model/data.js";
import {download, exportText, fileStem, onExportOne} from "./export.js";
import {derive} from "../model/filters.js";
import {openEmbedding} from "./embedding.js";
import {keepPicture} from "./picture.js";
import {getState} from "../model/state.js";
import {bdi, capital, el, number} from "../dom/text.js";

/** @type {import("./export.js").Layer[]} */
const EXPORTED = ["events", "places", "mentions", "claims", "disagreements"];

/** How far a key goes among the items: across the formats, or to the next table. @type {{[key: string]: number}} */
const MENU_STEPS = {ArrowRight: 1, ArrowDown: 2, ArrowLeft: -1, ArrowUp: -2};

/** @param {import("../model/app.js").App} app */
export function createExportMenu(app) {
  const {data} = app;
  const heading = el("p", {class: "soft", role: "presentation"});
  const counts = EXPORTED.map(() => el("span", {class: "soft"}));
  const list = el(
    "div",
    {class: "menu", role: "menu", id: "export-menu", "aria-label": "Export", hidden: true},
    heading,
    ...EXPORTED.map((layer, i) =>
      menuRow(capital(layer), counts[i], [
        item("GeoJSON", `${capital(layer)} as GeoJSON`, () => save(layer, "geojson")),
        item("CSV", `${capital(layer)} as CSV`, () => save(layer, "csv")),
      ]),
    ),
    menuRow("What was chosen", null, [item("JSON", "What was chosen as JSON", () => save("events", "manifest"))]),
    menuRow("The map as seen", null, [item("PNG", "The map as a picture, PNG", () => act(() => keepPicture(app)))]),
    menuRow("This view in another page", null, [item("Embed", "Embed this view in another page", () => act(() => openEmbedding(data.corpus.title)))]),
    menuRow("List and map on paper", null, [item("Print", "Print the list and the map", () => act(() => window.print()))]),
  );
  const button = el("button", {
    class: "primary",
    type: "button",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-controls": "export-menu",
    text: "Export",
    on: {click: () => (list.hidden ? offer(null) : menu.close(true))},
  });
  const element = el("div", {class: "export"}, button, list);
  const menu = bindMenu(element, button, list, () => update());
  /** @type {number|null} the event that alone is exported */
  let only = null;

  /** @param {number|null} event the one to export, null for all that is shown */
  function offer(event) {
    only = event;
    menu.open();
  }

  function exported() {
    return only === null ? app.view : derive(data, {...getState(), event: only});
  }

  /** @param {() => void} work */
  function act(work) {
    menu.close(true);
    whenRead(work);
  }

  /** @param {import("./export.js").Layer} layer @param {import("./export.js").Format} format */
  function save(layer, format) {
    const what = format === "manifest" ? format : layer;
    const name = `${fileStem(data, exported(), what)}.${format === "manifest" ? "json" : format}`;
    act(() => download(exportText(data, exported(), layer, format), name, format));
  }

  function update() {
    if (list.hidden) return;
    const visible = exported().counts;
    heading.replaceChildren(only === null ? "Download what is shown" : "Download this event: ");
    if (only !== null) heading.append(bdi(data.events.title[only]));
    EXPORTED.forEach((layer, i) => {
      if (layer === "disagreements") {
        counts[i].textContent = number(visible.disputes);
        return;
      }
      const all = data.size[layer];
      counts[i].textContent = visible[layer] === all ? `all ${number(all)}` : `${number(visible[layer])} of ${number(all)}`;
    });
  }

  onExportOne(offer);
  return {element, update};
}

/** @param {string} label @param {Node|null} count @param {HTMLElement[]} items */
function menuRow(label, count, items) {
  return el("div", {class: "menu-row", role: "group", "aria-label": label}, el("span", {}, label, " ", count), ...items);
}

/** @param {string} text @param {string} name for screen readers @param {() => void} act */
function item(text, name, act) {
  return el("button", {type: "button", role: "menuitem", tabindex: "-1", "aria-label": name, text, on: {click: act}});
}

/**
 * Open and close a menu, and walk through it with the arrow keys.
 * @param {HTMLElement} element holds both of the next
 * @param {HTMLElement} button
 * @param {HTMLElement} list
 * @param {() => void} changed
 */
function bindMenu(element, button, list, changed) {
  const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=menuitem]")]);
  /** @type {Element|null} */
  let opener = null;

  /** The menu covers part of the page: while it is open nothing under it can be reached. @param {boolean} shown */
  function show(shown) {
    list.hidden = !shown;
    for (const desk of document.getElementsByTagName("main")) desk.inert = shown;
  }

  function open() {
    opener = document.activeElement;
    show(true);
    button.setAttribute("aria-expanded", "true");
    changed();
    items[0].focus();
  }

  /** @param {boolean} back whether the focus goes back to what opened the menu */
  function close(back) {
    if (list.hidden) return;
    show(false);
    const known = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
    if (back) /** @type {HTMLElement} */ (known ? opener : button).focus();
    button.setAttribute("aria-expanded", "false");
  }

  list.addEventListener("keydown", (event) => {
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = MENU_STEPS[event.key];
    const to = {Home: 0, End: items.length - 1}[event.key] ?? (step && (at + step + items.length) % items.length);
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (to !== undefined) {
      event.preventDefault();
      items[to].focus();
    }
  });
  element.addEventListener("focusout", (event) => {
    if (!element.contains(/** @type {Node|null} */ (event.relatedTarget))) close(false);
  });
  return {open, close};
}
