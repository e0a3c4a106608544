/**
 * What a reader can do with the item of a card: take its link or a citation along, see it on the map, export it.
 */
import {articlesOn, openCompare} from "../accounts/compare.js";
import {citationText} from "../evidence/citation.js";
import {createCopier} from "../dom/copying.js";
import {exportOne} from "../files/export.js";
import {placesOf} from "../model/filters.js";
import {filterPlace, getState, setState} from "../model/state.js";
import {giveLink} from "../ui/linking.js";
import {el} from "../dom/text.js";

/** How much of the surroundings of an exact place is shown, in metres. */
const NEAR = 4000;

/** @param {string} text @param {() => void} act */
function action(text, act) {
  return el("button", {class: "action", type: "button", text, on: {click: act}});
}

/** @param {ReturnType<typeof createCopier>} copier */
function linkAction(copier) {
  return action("Copy link", () => giveLink(copier, location.href));
}

/**
 * @param {import("../model/app.js").App} app
 * @param {number} event
 */
export function eventActions(app, event) {
  const {data} = app;
  const copier = createCopier();
  const links = placesOf(data, app.view, event).filter(({place}) => !Number.isNaN(data.lon[place]));
  const main = links.filter((one) => one.main);
  const places = (main.length ? main : links).map((one) => one.place);
  return el(
    "div",
    {class: "actions", role: "group", "aria-label": "This event"},
    linkAction(copier),
    action("Copy citation", () => copier.copy(citationText(data, app.view, event, location.href), "Citation copied.")),
    places.length ? action("Zoom to", () => zoomTo(app, places)) : null,
    action("Export this", () => exportOne(event)),
    articlesOn(app, event).length > 1 ? action("Side by side", () => openCompare(app, event)) : null,
    action("Print", () => window.print()),
    copier.element,
  );
}

/**
 * @param {import("../model/app.js").App} app
 * @param {number} place
 */
export function placeActions(app, place) {
  const copier = createCopier();
  const only = getState().place === place;
  return el(
    "div",
    {class: "actions", role: "group", "aria-label": "This place"},
    linkAction(copier),
    Number.isNaN(app.data.lon[place]) ? null : action("Zoom to", () => zoomTo(app, [place])),
    action(only ? "All places" : "Only this place", () => filterPlace(only ? null : place)),
    copier.element,
  );
}

/**
 * Show places on the map, each with the surroundings in which it could be.
 * @param {import("../model/app.js").App} app
 * @param {number[]} places
 */
function zoomTo({data, camera}, places) {
  const bounds = L.latLngBounds([]);
  for (const place of places) {
    const reach = Math.max(NEAR, data.places.precision_m[place] ?? 0);
    const around = L.latLng(data.lat[place], data.lon[place]).toBounds(2 * reach);
    if (around.isValid()) bounds.extend(around);
  }
  if (getState().sheet === "full") setState({sheet: "half"});
  camera.go(bounds);
}
