/**
 * What a cluster holds: a small window over the map with its events, or its places where there are no events, and the
 * way closer.
 */
import {heldEvents} from "./clusters.js";
import {chronological} from "../model/data.js";
import {createList} from "../dom/list.js";
import {clusterName} from "./marktable.js";
import {eventRow, placeRow} from "../panel/rows.js";
import {sheetCover} from "../ui/sheet.js";
import {subscribe} from "../model/state.js";
import {el, plural} from "../dom/text.js";

/** What of the state may change while the window stays open. */
const HARMLESS = new Set(["lit", "tab", "sheet", "known"]);
const APART = 12;
const LEAST_ROOM = 8;
const ROOM_TO_PART = 60;

/**
 * @param {import("../model/app.js").App} app
 * @param {HTMLElement} marks holds the buttons of the marks
 * @returns {{open: (cluster: import("./clusters.js").Cluster, opener: HTMLElement) => void, close: () => void}}
 */
export function createClusterList(app, marks) {
  const {map} = app;
  const stage = map.getContainer();
  const title = el("h2", {class: "cluster-title", tabindex: "-1"});
  const closer = button("Close", () => close(true));
  /** @type {L.LatLngBounds|null} */
  let reach = null;
  const nearer = button("Zoom in", () => {
    const to = reach;
    close(true);
    if (to) map.fitBounds(to, {padding: [ROOM_TO_PART, ROOM_TO_PART], maxZoom: map.getMaxZoom(), animate: false});
  });
  const scroller = el("div", {class: "cluster-rows", tabindex: "-1"});
  const events = createList(scroller, (/** @type {number} */ event) => eventRow(app, event), "Events here");
  const places = createList(scroller, (/** @type {number} */ place) => placeRow(app, place), "Places here");
  const bar = el("div", {class: "cluster-bar"}, title, nearer, closer);
  const box = el("div", {class: "cluster-list", role: "dialog", hidden: true}, bar, scroller);
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  stage.append(box);
  /** @type {HTMLElement|null} */
  let opened = null;

  /** The window covers marks: while it is open none of them can be reached under it. @param {boolean} open */
  function show(open) {
    box.hidden = !open;
    marks.inert = open;
  }

  /** @param {boolean} back whether the focus goes back to where it came from */
  function close(back) {
    if (box.hidden) return;
    show(false);
    if (back) (opened?.isConnected ? opened : stage).focus({preventScroll: true});
    opened = null;
  }

  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close(true);
  });
  map.on("zoomstart click", () => close(false));
  subscribe((_, changed) => {
    if (![...changed].every((key) => HARMLESS.has(key))) close(false);
  });

  return {
    close: () => close(false),
    open(cluster, opener) {
      opened = opener;
      const held = eventsIn(app, cluster);
      title.textContent = held.length ? plural(held.length, "event") : plural(cluster.places.length, "place");
      box.setAttribute("aria-label", clusterName(cluster));
      reach = extentOf(app, cluster);
      nearer.hidden = !reach;
      show(true);
      scroller.replaceChildren((held.length ? events : places).element);
      scroller.scrollTop = 0;
      if (held.length) events.show(held);
      else places.show([...cluster.places]);
      const desk = /** @type {HTMLElement|null} */ (stage.closest(".desk"));
      stand(box, cluster, map.getSize().subtract([0, desk ? sheetCover(desk) : 0]));
      title.focus({preventScroll: true});
    },
  };
}

/** @param {string} text @param {() => void} act */
function button(text, act) {
  return el("button", {class: "plain", type: "button", text, on: {click: act}});
}

/** @param {import("../model/app.js").App} app @param {import("./clusters.js").Cluster} cluster */
function eventsIn({data, view}, cluster) {
  const held = new Set(heldEvents(data, view, cluster.places));
  return held.size ? [...chronological(data)].filter((event) => held.has(event)) : [];
}

/**
 * The box around what a cluster holds, null where zooming in does not part it.
 * @param {import("../model/app.js").App} app
 * @param {import("./clusters.js").Cluster} cluster
 */
function extentOf({map, data}, {places}) {
  const box = L.latLngBounds([...places].map((place) => L.latLng(data.lat[place], data.lon[place])));
  return map.getZoom() >= map.getMaxZoom() || box.getNorthEast().equals(box.getSouthWest()) ? null : box;
}

/**
 * Put the window beside its cluster, inside the view.
 * @param {HTMLElement} box
 * @param {import("./clusters.js").Cluster} cluster
 * @param {L.Point} size of what is seen of the map
 */
function stand(box, {px, py, radius}, size) {
  const {offsetWidth: width, offsetHeight: height} = box;
  const right = px + radius + APART;
  const left = right + width < size.x ? right : px - radius - APART - width;
  box.style.left = `${Math.max(LEAST_ROOM, Math.min(left, size.x - width - LEAST_ROOM))}px`;
  box.style.top = `${Math.max(LEAST_ROOM, Math.min(py - height / 2, size.y - height - LEAST_ROOM))}px`;
}
