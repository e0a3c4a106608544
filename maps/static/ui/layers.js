/**
 * The layers of the map's layer control. They draw nothing themselves: switching one writes to the one state, and the
 * state switches them. Online tiles are ordinary layers, watched for failure.
 */
import {addKnown, facetsChanged, getState, layerOn, setLayer, subscribe} from "../model/state.js";
import {vocabulary} from "../model/vocabulary.js";
import {el, escaped} from "../dom/text.js";

const MOST_FAILURES = 4;

/** @type {Map<string, L.Layer>} */
const layersByKey = new Map();

/**
 * A layer for the layer control; shown means on.
 * @param {string} group
 * @param {string} key
 * @returns {L.Layer}
 */
export function stateLayer(group, key) {
  const name = `${group}/${key}`;
  const Switch = L.Layer.extend({
    onAdd() {
      setLayer(name, true);
    },
    onRemove() {
      setLayer(name, false);
    },
  });
  const layer = new Switch();
  layersByKey.set(name, layer);
  addKnown(name);
  return layer;
}

/** @typedef {{layer: string, name: string, overlay: boolean}} Entry of the layer control */
/** @typedef {{entries: Entry[], options: any, layers: {[name: string]: L.Layer}}} Control */

/** @type {Control|null} */
let control = null;

/**
 * What the layer control will hold, once the page knows what the kinds of event are called.
 * @param {Entry[]} entries
 * @param {any} options of Leaflet's
 * @param {{[name: string]: L.Layer}} layers by the names that folium gave them
 */
export function expectControl(entries, options, layers) {
  control = {entries, options, layers};
}

/** Add the layer control. Leaflet reads names as markup. @param {L.Map} map */
export function addControl(map) {
  if (!control) return;
  const made = L.control.layers({}, {}, control.options);
  const kinds = new Map(vocabulary().kinds.map(({key, plural}) => [layersByKey.get(`events/${key}`), plural]));
  for (const {layer: id, name, overlay} of control.entries) {
    const layer = control.layers[id];
    const kind = kinds.get(layer);
    const called = kind === undefined ? name : escaped(`Events: ${kind}`);
    if (overlay) made.addOverlay(layer, called);
    else made.addBaseLayer(layer, called);
  }
  made.addTo(map);
}

/** Let the map's layers follow the state. @param {L.Map} map */
export function bindLayers(map) {
  subscribe((state, changed) => {
    if (!changed.has("layers") && !facetsChanged(changed)) return;
    for (const [name, layer] of layersByKey) {
      const on = layerOn(state, name);
      if (on === map.hasLayer(layer)) continue;
      if (on) map.addLayer(layer);
      else map.removeLayer(layer);
    }
  });
}

/**
 * When an online map cannot be had, say so once and go back to the one in the page.
 * @param {L.Map} map
 */
export function watchTiles(map) {
  const notice = el("div", {class: "notice", role: "status", hidden: true});
  map.getContainer().append(notice);
  const text = el("span", {});
  notice.append(
    text,
    el("button", {
      class: "plain",
      type: "button",
      text: "Close",
      on: {
        click: () => {
          notice.hidden = true;
        },
      },
    }),
  );

  map.on("layeradd", (/** @type {any} */ {layer}) => {
    if (!(layer instanceof L.TileLayer)) return;
    notice.hidden = true;
    let failed = 0;
    let loaded = 0;
    const onLoad = () => {
      loaded++;
    };
    const onError = () => {
      failed++;
      if (loaded || failed < MOST_FAILURES) return;
      text.textContent =
        "The online map could not be loaded: there is no network, or its server refuses pages opened from disk. ";
      notice.hidden = false;
      setTimeout(() => {
        map.removeLayer(layer);
        const own = layersByKey.get("basemap/natural-earth");
        if (own) map.addLayer(own);
      });
    };
    layer.on("tileload", onLoad).on("tileerror", onError);
    layer.once("remove", () => layer.off("tileload", onLoad).off("tileerror", onError));
  });
}

/**
 * The maps that ask another host for pictures, each with what shows it in place of the one in the page.
 * @param {L.Map} map
 * @returns {{name: string, show: () => void}[]}
 */
export function onlineMaps(map) {
  const own = layersByKey.get("basemap/natural-earth");
  return (control?.entries ?? []).flatMap(({layer: id, name, overlay}) => {
    const layer = control?.layers[id];
    if (overlay || !(layer instanceof L.TileLayer)) return [];
    const show = () => {
      if (own) map.removeLayer(own);
      map.addLayer(layer);
    };
    return [{name: name.replace(/ \(online\)$/, ""), show}];
  });
}

/** Whether the basemap in the page is shown. */
export function ownBasemapOn() {
  return layerOn(getState(), "basemap/natural-earth");
}
