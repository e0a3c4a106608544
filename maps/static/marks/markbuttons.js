/**
 * The focusable buttons over the marks and clusters in sight.
 */
import {overlap, squareAt} from "./layout.js";
import {reachable} from "./markroom.js";
import {clusterName, markName} from "./marktable.js";
import {el} from "../dom/text.js";

/** Half the height that a name needs to be a target. */
const NAME_TARGET = 13;
/** Places of a cluster beyond which its button does not name them. */
const MANY_PLACES = 50;

/** @typedef {{place: number, cluster?: undefined}|{cluster: import("./clusters.js").Cluster, place?: undefined}} Target */

/**
 * What of a region's name can be clicked.
 * @param {import("./layout.js").Label} label
 * @returns {import("./layout.js").Box}
 */
function targetOn({left, right, top, bottom}) {
  const middle = (top + bottom) / 2;
  return {left, right, top: middle - NAME_TARGET, bottom: middle + NAME_TARGET};
}

/**
 * @param {HTMLElement} pane
 * @param {L.Map} map
 * @param {{choose: (target: Target, button: HTMLElement) => void, light: (target: Target|null) => void,
 *   hit: (event: MouseEvent) => Target|null}} act hit: what is nearest to the pointer
 */
export function createButtons(pane, map, act) {
  /** By place, or by cell in a text of its own. @type {Map<number|string, HTMLElement>} */
  const byKey = new Map();
  /** @type {Map<EventTarget, Target>} */
  const targets = new Map();

  /** What stands on each button; what is there already is not written again. @type {WeakMap<HTMLElement, {name: string, size: number}>} */
  const written = new WeakMap();

  /** @param {number|string} key @param {Target} target @param {string} name */
  function buttonFor(key, target, name) {
    let button = byKey.get(key);
    if (!button) {
      button = el("button", {class: "mark", type: "button"});
      written.set(button, {name: "", size: 0});
      byKey.set(key, button);
      pane.append(button);
    }
    targets.set(button, target);
    const on = /** @type {{name: string, size: number}} */ (written.get(button));
    if (on.name !== name) {
      on.name = name;
      button.setAttribute("aria-label", name);
      button.title = name;
    }
    return button;
  }

  /** @param {HTMLElement} button @param {number} size 0 for none of its own */
  function square(button, size) {
    const on = /** @type {{name: string, size: number}} */ (written.get(button));
    if (on.size === size) return;
    on.size = size;
    button.style.width = button.style.height = size ? `${size}px` : "";
    button.style.margin = size ? `${-size / 2}px` : "";
  }

  /** Not by a transform, with which each would be a layer of its own. @param {HTMLElement} button @param {L.Point} at */
  function stand(button, {x, y}) {
    button.style.left = `${x}px`;
    button.style.top = `${y}px`;
  }

  /** @param {import("../model/app.js").App} app @param {import("./marklayout.js").Mark} mark */
  function placeMark(app, mark) {
    const button = buttonFor(mark.place, {place: mark.place}, markName(app.data, app.view, mark.place));
    button.classList.toggle("small", mark.kind < 0);
    button.dataset.place = app.data.places.id[mark.place];
    button.setAttribute("aria-pressed", String(mark.selected));
    const over = mark.region ? mark.label : null;
    button.classList.toggle("region", Boolean(over));
    square(button, over ? 0 : mark.target);
    if (over) button.style.width = `${over.right - over.left}px`;
    const corner = map.containerPointToLayerPoint(over ? [over.left, over.top] : [mark.px, mark.py]);
    stand(button, corner.round());
  }

  /** @param {import("../model/app.js").App} app @param {import("./clusters.js").Cluster} cluster */
  function placeCluster({data}, cluster) {
    const named = cluster.selected < 0 ? cluster.lead : cluster.selected;
    const name = named < 0 ? "" : `${data.places.name[named]} and near: `;
    const button = buttonFor(`cell ${cluster.key}`, {cluster}, name + clusterName(cluster));
    button.classList.add("cluster");
    button.setAttribute("aria-pressed", String(cluster.selected >= 0));
    if (cluster.places.length > MANY_PLACES) delete button.dataset.places;
    else button.dataset.places = Array.from(cluster.places, (place) => data.places.id[place]).join(" ");
    if (cluster.selected < 0) delete button.dataset.place;
    else button.dataset.place = data.places.id[cluster.selected];
    button.dataset.events = String(cluster.events);
    button.setAttribute("aria-haspopup", "dialog");
    square(button, 2 * cluster.radius);
    stand(button, map.containerPointToLayerPoint([cluster.px, cluster.py]).round());
  }

  /**
   * Let clusters that are new have the buttons of those that are gone, one after the other: it takes a browser less time
   * than making them.
   * @param {string[]} wanted keys of clusters
   */
  function handOn(wanted) {
    const stay = new Set(wanted);
    const spare = [...byKey].filter(([key, button]) => typeof key === "string" && !stay.has(key) && button !== document.activeElement);
    const fresh = wanted.filter((key) => !byKey.has(key));
    spare.slice(0, fresh.length).forEach(([key, button], i) => {
      byKey.delete(key);
      byKey.set(fresh[i], button);
    });
  }

  /** @param {Set<number|string>} gone */
  function drop(gone) {
    for (const key of gone) {
      const button = byKey.get(key);
      byKey.delete(key); // first: what loses the focus makes the marks anew
      if (!button) continue;
      targets.delete(button);
      if (button === document.activeElement) map.getContainer().focus({preventScroll: true});
      button.remove();
    }
  }

  pane.addEventListener("click", (event) => {
    const own = event.target && targets.get(event.target);
    if (!own) return;
    event.stopPropagation();
    act.choose(event.detail ? (act.hit(event) ?? own) : own, /** @type {HTMLElement} */ (event.target));
  });
  pane.addEventListener("focusin", (event) => act.light((event.target && targets.get(event.target)) ?? null));
  pane.addEventListener("focusout", () => act.light(null));

  return {
    /**
     * @param {import("../model/app.js").App} app
     * @param {import("./marklayout.js").Layout} layout
     * @param {import("./layout.js").Box[]} walls controls of the map; what is under one is listed as out of sight
     */
    sync(app, {marks, clusters, frame}, walls) {
      const inside = (/** @type {{px: number, py: number}} */ one) => reachable(one, frame, walls);
      const gathered = clusters.filter(inside);
      handOn(gathered.map(({key}) => `cell ${key}`));
      const gone = new Set(byKey.keys());
      for (const cluster of gathered) {
        placeCluster(app, cluster);
        gone.delete(`cell ${cluster.key}`);
      }
      const taken = marks.filter((mark) => !mark.region).map((mark) => squareAt(mark.px, mark.py, mark.target / 2));
      for (const mark of marks.filter(inside)) {
        if (mark.region && mark.label) {
          const target = targetOn(mark.label);
          if (taken.some((box) => overlap(box, target))) continue; // too near to others to be hit; it is in the list
          taken.push(target);
        }
        placeMark(app, mark);
        gone.delete(mark.place);
      }
      drop(gone);
    },
  };
}
