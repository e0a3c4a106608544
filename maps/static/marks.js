/**
 * The marks on the map: one canvas for all of them with its own hit test, and over it a focusable button for each mark
 * in sight as long as they are few.
 */
import {outlineRings} from "./topology.js";
import {isOutlined} from "./data.js";
import {ringsOf} from "./ground.js";
import {overlap, squareAt} from "./layout.js";
import {boxesIn, layoutMarks, markUnder} from "./marklayout.js";
import {markName, markTable} from "./marktable.js";
import {labelFont, paintCircle, paintCrowd, paintLabel, paintLeader, paintMark, paintRings} from "./painter.js";
import {getState, layerOn, setState} from "./state.js";
import {el} from "./text.js";
import {onThemeChange} from "./theme.js";

const REACH = 22;
const CROWD_REACH = 8;
/** Half the height that a name needs to be a target. */
const NAME_TARGET = 13;

/**
 * @typedef {{
 *   refresh: () => void, relayout: () => void, repaint: () => void, boxes: () => import("./layout.js").Box[],
 *   layout: () => import("./marklayout.js").Layout,
 * }} Marks
 * refresh: the visible rows have changed; relayout: another place is selected; repaint: another is under the pointer;
 * boxes: what other labels must keep off
 */

/**
 * @param {import("./main.js").App} app
 * @param {(place: number) => void} choose called with the place whose mark was clicked
 * @returns {Marks}
 */
export function createMarks(app, choose) {
  const {map, data} = app;
  const pane = map.createPane("dateline-marks");
  const canvas = /** @type {HTMLCanvasElement} */ (
    el("canvas", {class: "marks-canvas leaflet-zoom-animated", "aria-hidden": "true"})
  );
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const buttons = createButtons(map.createPane("dateline-buttons"), choose);
  pane.append(canvas);
  let table = markTable(data, app.view, getState());
  /** @type {import("./marklayout.js").Layout|null} */
  let layout = null;
  /** @type {import("./layout.js").Box[]} */
  let walls = [];
  let drawn = {center: map.getCenter(), zoom: map.getZoom(), corner: L.point(0, 0)};

  function frameNow() {
    const zoom = map.getZoom();
    const size = map.getSize();
    const corner = map.project(map.containerPointToLatLng([0, 0]), zoom);
    return {
      scale: map.options.crs ? map.options.crs.scale(zoom) : 256 * 2 ** zoom,
      left: corner.x,
      top: corner.y,
      width: size.x,
      height: size.y,
      pad: Math.round(Math.min(240, Math.max(80, size.x / 5))),
    };
  }

  /** @param {string} text @param {boolean} bold */
  function measure(text, bold) {
    context.font = labelFont(bold, false);
    return context.measureText(text).width;
  }

  function layoutNow() {
    const frame = frameNow();
    if (!layout || !sameFrame(layout.frame, frame)) {
      const place = getState().selected?.place ?? null;
      layout = layoutMarks(app, table, frame, place, measure, () => (walls = controlBoxes(map) || walls));
    }
    return layout;
  }

  function paint() {
    const now = layoutNow();
    const {frame} = now;
    const ratio = window.devicePixelRatio || 1;
    const width = frame.width + 2 * frame.pad;
    const height = frame.height + 2 * frame.pad;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const corner = map.containerPointToLayerPoint([-frame.pad, -frame.pad]);
    L.DomUtil.setPosition(canvas, corner);
    drawn = {center: map.getCenter(), zoom: map.getZoom(), corner: L.point(-frame.pad, -frame.pad)};
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.translate(frame.pad, frame.pad);
    if (now.dense) paintCrowd(context, table, now);
    paintAll(app, context, now);
    buttons.sync(app, now, map);
  }

  function relayout() {
    layout = null;
    paint();
  }

  function refresh() {
    table = markTable(data, app.view, getState());
    relayout();
  }

  /** @param {L.LatLng} center @param {number} zoom */
  function follow(center, zoom) {
    const scale = map.getZoomScale(zoom, drawn.zoom);
    const half = map.getSize().divideBy(2);
    const origin = map
      .project(center, zoom)
      .subtract(half)
      .add(L.DomUtil.getPosition(map.getPane("mapPane") || canvas))
      .round();
    const corner = map.project(drawn.center, drawn.zoom).subtract(half).add(drawn.corner);
    L.DomUtil.setTransform(canvas, corner.multiplyBy(scale).subtract(origin), scale);
  }

  map.on("moveend resize", relayout);
  map.on("zoomanim", (/** @type {any} */ event) => follow(event.center, event.zoom));
  map.on("zoom", () => follow(map.getCenter(), map.getZoom()));
  map.on("click", (/** @type {L.LeafletMouseEvent} */ event) => {
    const place = hit(event.containerPoint);
    if (place !== null) choose(place);
  });
  map.on("mousemove", (/** @type {L.LeafletMouseEvent} */ event) => {
    const place = hit(event.containerPoint);
    map.getContainer().classList.toggle("on-mark", place !== null);
    setState({lit: place});
  });
  map.on("mouseout", () => setState({lit: null}));
  onThemeChange(relayout);

  /** @param {L.Point} point of the container */
  function hit(point) {
    const now = layoutNow();
    return markUnder(now, table, point.x, point.y, now.dense ? CROWD_REACH : REACH);
  }
  buttons.hit = (event) => hit(map.mouseEventToContainerPoint(event));

  return {
    refresh,
    relayout,
    boxes: () => [...boxesIn(layoutNow()), ...walls],
    layout: layoutNow,
    repaint: () => {
      if (!layoutNow().dense) paint();
    },
  };
}

/** @param {import("./marklayout.js").Frame} a @param {import("./marklayout.js").Frame} b */
function sameFrame(a, b) {
  return a.scale === b.scale && a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

/**
 * @param {import("./main.js").App} app
 * @param {CanvasRenderingContext2D} context
 * @param {import("./marklayout.js").Layout} layout
 */
function paintAll({data, basemap}, context, layout) {
  const state = getState();
  const areas = layerOn(state, "areas/areas");
  const {places} = data;
  for (const mark of layout.marks) {
    const {place} = mark;
    const wanted = mark.selected || state.lit === place;
    if (isOutlined(data, place)) {
      if (!wanted) continue;
      const rings = places.geometry[place]
        ? ringsOf(places.geometry[place])
        : outlineRings(basemap, places.outline[place]);
      paintRings(context, mark, layout.frame, rings);
    } else if (places.precision_m[place] && (wanted || (areas && mark.kind >= 0 && !mark.area))) {
      paintCircle(context, mark, layout.frame, places.lon[place], places.lat[place], places.precision_m[place]);
    }
  }
  for (const mark of layout.marks) paintLeader(context, mark);
  for (let i = layout.marks.length - 1; i >= 0; i--)
    paintMark(context, layout.marks[i], state.lit === layout.marks[i].place);
  for (const mark of layout.marks) paintLabel(context, mark);
}

/**
 * Boxes of the map's controls, in pixels of the container; null while the list of layers is open and moves the others.
 * @param {L.Map} map
 * @returns {import("./layout.js").Box[]|null}
 */
function controlBoxes(map) {
  if (map.getContainer().querySelector(".leaflet-control-layers-expanded")) return null;
  const origin = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => {
    const box = node.getBoundingClientRect();
    return {
      left: box.left - origin.left,
      top: box.top - origin.top,
      right: box.right - origin.left,
      bottom: box.bottom - origin.top,
    };
  });
}

/** What of a region's name can be clicked. @param {import("./layout.js").Label} label @returns {import("./layout.js").Box} */
function targetOn({left, right, top, bottom}) {
  const middle = (top + bottom) / 2;
  return {left, right, top: middle - NAME_TARGET, bottom: middle + NAME_TARGET};
}

/**
 * The focusable buttons over the marks.
 * @param {HTMLElement} pane
 * @param {(place: number) => void} choose
 */
function createButtons(pane, choose) {
  /** @type {Map<number, HTMLElement>} */
  const byPlace = new Map();
  const self = {
    /** @type {(event: MouseEvent) => number|null} */
    hit: () => null,
    /**
     * @param {import("./main.js").App} app
     * @param {import("./marklayout.js").Layout} layout
     * @param {L.Map} map
     */
    sync(app, layout, map) {
      const gone = new Set(byPlace.keys());
      const {width, height} = layout.frame;
      const taken = layout.marks.filter((mark) => !mark.region).map((mark) => squareAt(mark.px, mark.py, mark.target / 2));
      for (const mark of layout.marks) {
        if (mark.px < 0 || mark.py < 0 || mark.px > width || mark.py > height) continue;
        if (mark.region && mark.label) {
          const target = targetOn(mark.label);
          if (taken.some((box) => overlap(box, target))) continue; // too near to others to be hit; it is in the list
          taken.push(target);
        }
        gone.delete(mark.place);
        let button = byPlace.get(mark.place);
        if (!button) {
          button = el("button", {class: "mark", type: "button"});
          byPlace.set(mark.place, button);
          pane.append(button);
        }
        button.classList.toggle("small", mark.kind < 0);
        button.dataset.place = app.data.places.id[mark.place];
        const name = markName(app.data, app.view, mark.place);
        button.setAttribute("aria-label", name);
        button.title = name;
        button.setAttribute("aria-pressed", String(mark.selected));
        const over = mark.region ? mark.label : null;
        button.classList.toggle("region", Boolean(over));
        button.style.width = `${over ? over.right - over.left : mark.target}px`;
        button.style.height = over ? "" : `${mark.target}px`;
        button.style.margin = over ? "" : `${-mark.target / 2}px`;
        L.DomUtil.setPosition(
          button,
          map.containerPointToLayerPoint(over ? [over.left, over.top] : [mark.px, mark.py]).round(),
        );
      }
      for (const place of gone) {
        const button = byPlace.get(place);
        byPlace.delete(place); // first: what loses the focus makes the marks anew
        if (button && button === document.activeElement) map.getContainer().focus({preventScroll: true});
        button?.remove();
      }
    },
  };

  /** @param {EventTarget|null} target */
  const placeOf = (target) => [...byPlace].find(([, button]) => button === target)?.[0] ?? null;
  pane.addEventListener("click", (event) => {
    const own = placeOf(event.target);
    if (own === null) return;
    event.stopPropagation();
    choose(event.detail ? (self.hit(event) ?? own) : own);
  });
  pane.addEventListener("focusin", (event) => setState({lit: placeOf(event.target)}));
  pane.addEventListener("focusout", () => setState({lit: null}));
  return self;
}
