/**
 * How far one can zoom in: as far as the map in the page has something to show. There the online maps are offered, and
 * nothing is asked of a network unless the reader takes one.
 */
import {el} from "../dom/text.js";
import {onlineMaps, ownBasemapOn} from "../ui/layers.js";

/** The closest zoom beside a mark, where the map in the page is drawn finely, and elsewhere. */
const BESIDE = 13;
const FINE = 10;
const COARSE = 8;
/** Degrees about a mark that are beside it; and that are drawn finely outside of the opening view: REACH in maps/basemap.py. */
const NEAR = 0.5;
const REACH = 2.5;

/** @param {import("../model/app.js").App} app */
export function stopZoom({map, data}) {
  const most = map.options.maxZoom ?? 18;
  const [west, south, east, north] = data.corpus.extent;
  const box = L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
  const text = el("span", {text: "The map in this page shows nothing closer here. Online, from another host: "});
  const choices = el("span", {});
  const notice = el("div", {class: "notice zoom-end", role: "status", hidden: true}, text, choices);
  map.getContainer().append(notice);

  /** @param {L.LatLng} at @param {number} degrees */
  const marked = ({lat, lng}, degrees) =>
    data.lon.some((lon, p) => Math.abs(lon - lng) <= degrees && Math.abs(data.lat[p] - lat) <= degrees);
  const own = () => {
    const at = map.getCenter();
    if (marked(at, NEAR)) return BESIDE;
    return box.contains(at) || marked(at, REACH) ? FINE : COARSE;
  };

  function follow() {
    const limit = ownBasemapOn() ? own() : most;
    const at = map.getZoom();
    const closest = Math.max(limit, Math.min(at, most));
    if (map.options.maxZoom !== closest) {
      map.options.maxZoom = closest;
      map.fire("zoomlevelschange");
    }
    const ended = ownBasemapOn() && at >= closest;
    if (ended === notice.hidden) {
      choices.replaceChildren(
        ...(ended ? onlineMaps(map) : []).map(({name, show}) => el("button", {class: "plain", type: "button", text: name, on: {click: show}})),
      );
      notice.hidden = !ended;
    }
  }
  // A view that is asked for may lie where the map is drawn finely, whatever is in sight now.
  for (const name of ["fitBounds", "flyToBounds", "flyTo"]) {
    const move = /** @type {any} */ (map)[name];
    /** @type {any} */ (map)[name] = (/** @type {any[]} */ ...where) => {
      map.options.maxZoom = most;
      return move.apply(map, where);
    };
  }
  map.on("moveend layeradd layerremove", follow);
  follow();
}
