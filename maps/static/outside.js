/**
 * What lies outside the view of the map, named and one click away; and the way home.
 */
import {groundDistance} from "./ground.js";
import {isArea} from "./data.js";
import {bdi, calm, el, number, plural} from "./text.js";

const MOST_REGIONS = 4;
const MANY_REGIONS = 60;
const NEAR_M = 60000;

/**
 * @typedef {{name: string, events: Set<number>, mentions: number, count: number, points: [number, number][]}} Region
 * count: of events, or of mentions where there are no events; points: [lat, lon]
 */

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
            on: {click: () => view.go(L.latLngBounds(region.points))},
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
            on: {click: () => view.go(L.latLngBounds(regions.flatMap((region) => region.points)))},
          }),
        ),
      );
    }
    chips.replaceChildren(...rows);
  }

  app.map.on("moveend resize", update);
  return {update};
}

/**
 * Places with visible events (or, where there are none at all, named places) that are out of sight, gathered under the outermost place below a country.
 * @param {import("./main.js").App} app
 * @param {L.LatLngBounds} bounds
 * @returns {Region[]} most events first
 */
function regionsOutside({data, view}, bounds) {
  const {places} = data;
  /** @type {Map<number, Region>} */
  const regions = new Map();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  for (let p = 0; p < data.size.places; p++) {
    const [lon, lat] = [data.lon[p], data.lat[p]];
    const events = data.size.events > 0;
    if (Number.isNaN(lon) || (events ? !view.placeMain[p] : !view.placeMentions[p] || isArea(data, p))) continue;
    if (lon >= west && lon <= east && lat >= south && lat <= north) continue;
    const root = regionOf(data, p);
    let region = regions.get(root);
    if (!region) {
      region = {name: places.name[p], events: new Set(), count: 0, mentions: 0, points: []};
      regions.set(root, region);
    }
    if (region.points.length) region.name = places.name[root];
    region.points.push([lat, lon]);
    if (!events) region.mentions += view.placeMentions[p];
    for (const l of data.linksAt.of(p)) if (view.main[l]) region.events.add(data.links.event[l]);
  }
  const sorted = [...regions.values()].sort((a, b) => b.events.size - a.events.size || (a.name < b.name ? -1 : 1));
  const merged = sorted.length > MANY_REGIONS ? sorted : mergeNear(sorted);
  for (const region of merged) region.count = region.events.size || region.mentions;
  return merged.sort((a, b) => b.count - a.count);
}

/** Regions that a reader would go to together become one, under the name of the larger. @param {Region[]} regions */
function mergeNear(regions) {
  /** @type {Region[]} */
  const kept = [];
  for (const region of regions) {
    const [lat, lon] = region.points[0];
    const near = kept.find((one) => groundDistance(one.points[0][1], one.points[0][0], lon, lat) < NEAR_M);
    if (!near) kept.push(region);
    else {
      near.points.push(...region.points);
      for (const event of region.events) near.events.add(event);
      near.mentions += region.mentions;
    }
  }
  return kept;
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
