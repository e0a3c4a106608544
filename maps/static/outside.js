/**
 * What lies outside the view of the map, named and one click away; and the way home.
 */
import {heldEvents} from "./clusters.js";
import {groundDistance} from "./ground.js";
import {isArea} from "./data.js";
import {bdi, calm, el, number, plural} from "./text.js";

const MOST_REGIONS = 4;
const MANY_REGIONS = 60;
const NEAR_M = 60000;

/** @typedef {{name: string, root: number, places: number[], count: number}} Region count: of events, or of mentions where there are no events */

/**
 * @param {import("./main.js").App} app
 * @param {{bounds: () => L.LatLngBounds, go: (bounds: L.LatLngBounds) => void}} view
 */
export function createOutside(app, view) {
  const chips = el("ul", {class: "outside-chips", role: "list"});
  const container = el(
    "nav",
    {class: "outside", "aria-label": "Outside this view"},
    el("span", {class: "outside-title", text: "Outside this view"}),
    chips,
  );
  L.DomEvent.disableClickPropagation(container);
  L.DomEvent.disableScrollPropagation(container);
  const control = new L.Control({position: "bottomleft"});
  control.onAdd = () => container;
  control.addTo(app.map);

  const noun = app.data.size.events ? "event" : "mention";

  function update() {
    const regions = regionsOutside(app, view.bounds());
    container.hidden = !regions.length;
    const rest = regions.slice(MOST_REGIONS);
    const rows = regions.slice(0, MOST_REGIONS).map((region) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            class: "chip small",
            type: "button",
            on: {click: () => view.go(boxOver(app, [region]))},
          },
          el("span", {class: "unseen", text: "Go to "}),
          bdi(region.name),
          " ",
          el("span", {class: "chip-count", text: number(region.count)}),
          el("span", {class: "unseen", text: region.count === 1 ? ` ${noun}` : ` ${noun}s`}),
        ),
      ),
    );
    if (rest.length) {
      rows.push(
        el(
          "li",
          {},
          el("button", {
            class: "chip small",
            type: "button",
            text: `${plural(rest.length, "more area")}`,
            on: {click: () => view.go(boxOver(app, regions))},
          }),
        ),
      );
    }
    chips.replaceChildren(...rows);
  }

  app.map.on("moveend resize", update);
  return {update};
}

/** @param {import("./main.js").App} app @param {Region[]} regions */
function boxOver({data}, regions) {
  return L.latLngBounds(regions.flatMap(({places}) => places.map((p) => L.latLng(data.lat[p], data.lon[p]))));
}

/**
 * Places with visible events (or, where there are none at all, named places) that are out of sight, gathered under the outermost place below a country.
 * @param {import("./main.js").App} app
 * @param {L.LatLngBounds} bounds
 * @returns {Region[]} most events first
 */
function regionsOutside({data, view}, bounds) {
  /** @type {Map<number, Region>} */
  const regions = new Map();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const events = data.size.events > 0;
  for (let p = 0; p < data.size.places; p++) {
    if (events ? !view.placeMain[p] : !view.placeMentions[p]) continue;
    const [lon, lat] = [data.lon[p], data.lat[p]];
    if (Number.isNaN(lon) || (lon >= west && lon <= east && lat >= south && lat <= north)) continue;
    if (!events && isArea(data, p)) continue;
    const root = regionOf(data, p);
    const region = regions.get(root);
    if (region) region.places.push(p);
    else regions.set(root, {name: "", root, places: [p], count: 0});
  }
  const found = [...regions.values()];
  for (const region of found) measureRegion(region, data, view);
  found.sort((a, b) => b.count - a.count || a.places[0] - b.places[0]);
  const merged = found.length > MANY_REGIONS ? found : mergeNear(found, data, view);
  for (const region of merged.slice(0, MOST_REGIONS)) region.name = data.places.name[region.root];
  return merged;
}

/**
 * Count what a region holds; one of a single place has the name of that place.
 * @param {Region} region
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
function measureRegion(region, data, view) {
  const {places} = region;
  if (places.length === 1) region.root = places[0];
  if (!data.size.events) region.count = places.reduce((sum, p) => sum + view.placeMentions[p], 0);
  else region.count = places.length === 1 ? view.placeMain[places[0]] : heldEvents(data, view, places).length;
}

/**
 * Regions that a reader would go to together become one, under the name of the larger.
 * @param {Region[]} regions
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
function mergeNear(regions, data, view) {
  /** @type {Region[]} */
  const kept = [];
  for (const region of regions) {
    const [p] = region.places;
    const near = kept.find(
      ({places: [q]}) => groundDistance(data.lon[q], data.lat[q], data.lon[p], data.lat[p]) < NEAR_M,
    );
    if (near) near.places.push(...region.places);
    else kept.push(region);
  }
  for (const region of kept) if (region.places.length > 1) measureRegion(region, data, view);
  return kept.sort((a, b) => b.count - a.count);
}

/** @param {import("./data.js").Data} data @param {number} place */
function regionOf({places}, place) {
  let at = place;
  for (let steps = 0; steps < 8; steps++) {
    const outer = places.within[at];
    if (outer === null || outer === undefined || places.outline[outer] || places.lon[outer] === null) return at;
    at = outer;
  }
  return at;
}

/**
 * The button back to the opening view.
 * @param {L.Map} map
 * @param {() => void} home
 */
export function addHome(map, home) {
  const button = el("button", {
    class: "home",
    type: "button",
    title: "Back to the opening view",
    text: "Home",
    on: {click: home},
  });
  const container = el("div", {class: "leaflet-bar home-bar"}, button);
  L.DomEvent.disableClickPropagation(container);
  const control = new L.Control({position: "topleft"});
  control.onAdd = () => container;
  control.addTo(map);
}

/** How the map moves: at once where movement is unwelcome. */
export function pace() {
  return calm() ? {animate: false} : {duration: 0.6};
}
