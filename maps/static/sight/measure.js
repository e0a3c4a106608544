/**
 * Measuring a distance: points chosen on the map, with the way from each to the next. A point near a mark is the mark's.
 */
import {groundDistance} from "../model/ground.js";
import {bdi, distanceText, el} from "../dom/text.js";
import {theme} from "../dom/theme.js";

/** Pixels around a place within which it is meant. */
const REACH = 16;

/** @typedef {{at: L.LatLng, name: string}} Point */

/** @param {import("../model/app.js").App} app */
export function addMeasure(app) {
  const {map} = app;
  const container = map.getContainer();
  const told = el("span", {role: "status"});
  const note = el("p", {class: "measure-note"}, told, el("button", {class: "plain", type: "button", text: "Done", on: {click: () => turn(false)}}));
  L.DomEvent.disableClickPropagation(note);
  const button = el("button", {class: "home measure", type: "button", "aria-pressed": "false", title: "Measure a distance", text: "Measure", "aria-label": "Measure a distance", on: {click: () => turn(!on)}});
  const bar = el("div", {class: "leaflet-bar home-bar"}, button);
  L.DomEvent.disableClickPropagation(bar);
  const control = new L.Control({position: "topleft"});
  control.onAdd = () => bar;
  control.addTo(map);
  const cross = el("span", {class: "measure-cross", "aria-hidden": "true"});
  let on = false;
  /** @type {Point[]} */
  let points = [];
  /** @type {L.Polyline|null} */
  let line = null;

  /** @param {boolean} next */
  function turn(next) {
    on = next;
    points = [];
    button.setAttribute("aria-pressed", String(on));
    container.classList.toggle("measuring", on);
    if (on) {
      container.append(cross, note);
      container.focus({preventScroll: true});
    } else {
      cross.remove();
      note.remove();
      if ([container, document.body].includes(/** @type {HTMLElement} */ (document.activeElement))) button.focus();
    }
    draw();
  }

  /** @param {L.LatLng} at */
  function add(at) {
    points.push(pointAt(app, at));
    draw();
  }

  function draw() {
    line?.remove();
    line = points.length ? L.polyline(points.map((one) => one.at), {color: theme().accent, weight: 3, interactive: false}).addTo(map) : null;
    told.replaceChildren(...(on ? words(points) : []));
  }

  map.on("click", (event) => {
    if (on) add(event.latlng);
  });
  container.addEventListener("keydown", (event) => {
    if (!on || event.target !== container) return;
    if (event.key === "Enter") add(map.getCenter());
    else if (event.key === "Escape") turn(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The point that a reader means: that of the nearest visible place, or where they pointed. @param {import("../model/app.js").App} app @param {L.LatLng} at @returns {Point} */
function pointAt({map, data, view}, at) {
  const here = map.latLngToContainerPoint(at);
  let [best, least] = [-1, REACH];
  for (let p = 0; p < data.size.places; p++) {
    if (!view.places[p] || Number.isNaN(data.lon[p])) continue;
    const far = map.latLngToContainerPoint([data.lat[p], data.lon[p]]).distanceTo(here);
    if (far < least) [best, least] = [p, far];
  }
  return best < 0 ? {at, name: `${at.lat.toFixed(3)}, ${at.wrap().lng.toFixed(3)}`} : {at: L.latLng(data.lat[best], data.lon[best]), name: data.places.name[best]};
}

/** @param {Point[]} points @returns {(Node|string)[]} */
function words(points) {
  const hint = el("span", {class: "keys", text: " Escape ends."});
  if (!points.length) return ["Choose two places on the map", el("span", {class: "keys", text: ", or move it with the arrow keys and press Enter at the cross"}), ".", hint];
  if (points.length < 2) return ["From ", bdi(points[0].name), ": choose where to.", hint];
  const way = points.slice(1).reduce((sum, {at}, i) => sum + groundDistance(points[i].at.lng, points[i].at.lat, at.lng, at.lat), 0);
  const names = points.flatMap(({name}, i) => [i ? " → " : "", bdi(name)]);
  return [...names, ": about ", el("b", {text: distanceText(way)}), " as the crow flies.", hint];
}
