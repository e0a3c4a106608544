/**
 * The layers of the map's layer control. They draw nothing themselves: switching one writes to the one state, and the
 * state switches them. Online tiles are ordinary layers, watched for failure.
 */
import {addKnown, getState, setLayer, subscribe} from "../model/state.js";
import {el} from "../dom/text.js";

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

/** Let the map's layers follow the state. @param {L.Map} map */
export function bindLayers(map) {
  subscribe((state, changed) => {
    if (!changed.has("layers")) return;
    for (const [name, layer] of layersByKey) {
      const on = state.layers.has(name);
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

/** Whether the basemap in the page is shown. */
export function ownBasemapOn() {
  const {known, layers} = getState();
  return !known.has("basemap/natural-earth") || layers.has("basemap/natural-earth");
}
