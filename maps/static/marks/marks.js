/**
 * The marks on the map: one canvas for all of them with its own hit test, and over it a focusable button for each mark
 * in sight as long as they are few.
 */
import {outlineRings} from "../basemap/topology.js";
import {isOutlined} from "../model/data.js";
import {ringsOf, unrolledRings, worldX, worldY} from "../model/ground.js";
import {createClusterList} from "./clusterlist.js";
import {paintClusters} from "./clusterpainter.js";
import {cellOf, countAll} from "./clusters.js";
import {createButtons} from "./markbuttons.js";
import {FEW_MARKS, boxesIn, labelLayout, layoutMarks, markUnder} from "./marklayout.js";
import {everyMark, markTable} from "./marktable.js";
import {labelFont, paintCircle, paintLabel, paintMark, paintRings} from "./painter.js";
import {getState, layerOn, setState} from "../model/state.js";
import {el} from "../dom/text.js";
import {atRest} from "../dom/rest.js";
import {onThemeChange, pixelRatio} from "../dom/theme.js";

const REACH = 22;
/** How many widths of labels are kept. */
const MANY_WIDTHS = 4000;

/**
 * @typedef {{
 *   refresh: () => void, relayout: () => void, repaint: () => void, boxes: () => import("./layout.js").Box[],
 *   layout: () => import("./marklayout.js").Layout,
 * }} Marks
 * refresh: the visible rows have changed; relayout: another place is selected; repaint: another is under the pointer;
 * boxes: what other labels must keep off
 */

/**
 * @param {import("../model/app.js").App} app
 * @param {(place: number) => void} choose called with the place whose mark was clicked
 * @param {(layout: import("./marklayout.js").Layout, table: import("./marktable.js").MarkTable) =>
 *   import("./layout.js").Box[]} wallsFor called with what is laid out, but for labels: the controls that now stand over
 *   the map; of a crowd once the map rests
 * @returns {Marks}
 */
export function createMarks(app, choose, wallsFor) {
  const {map, data} = app;
  const pane = map.createPane("dateline-marks");
  const canvas = /** @type {HTMLCanvasElement} */ (
    el("canvas", {class: "marks-canvas leaflet-zoom-animated", "aria-hidden": "true"})
  );
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const buttonPane = map.createPane("dateline-buttons");
  const list = createClusterList(app, buttonPane);
  const buttons = createButtons(buttonPane, map, {
    choose: (target, button) => open(target, button),
    light: (target) => light(target),
    hit: (event) => hit(map.mouseEventToContainerPoint(event)),
  });
  /** What there is before anything is filtered. */
  const whole = {view: app.view, table: everyMark(data)};
  /** The cell of the cluster under the pointer. @type {number|null} */
  let litCell = null;
  pane.append(canvas);
  let table = markTable(data, app.view, getState());
  /** @type {import("./marklayout.js").Layout|null} */
  let layout = null;
  /** Whether everything is gathered in clusters, and where that was decided. */
  let crowd = {table, scale: 0, dense: false};
  /** @type {import("./layout.js").Box[]} */
  let walls = [];
  let drawn = {center: map.getCenter(), zoom: map.getZoom(), corner: L.point(0, 0)};

  function frameNow() {
    const zoom = map.getZoom();
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]).add(map.getPixelOrigin());
    return {
      scale: map.options.crs ? map.options.crs.scale(zoom) : 256 * 2 ** zoom,
      left: corner.x,
      top: corner.y,
      width: size.x,
      height: size.y,
      pad: Math.round(Math.min(240, Math.max(80, size.x / 5))),
    };
  }

  /** Widths of labels, known by whether they are bold. @type {Map<string, number>[]} */
  const widths = [new Map(), new Map()];

  /** @param {string} text @param {boolean} bold */
  function measure(text, bold) {
    const known = widths[Number(bold)];
    let width = known.get(text);
    if (width === undefined) {
      context.font = labelFont(bold, false);
      width = context.measureText(text).width;
      if (known.size > MANY_WIDTHS) known.clear();
      known.set(text, width);
    }
    return width;
  }

  /** @param {boolean} [more] whether the map was moved, and more of that may come */
  function layoutNow(more = false) {
    const frame = frameNow();
    if (!layout || !sameFrame(layout.frame, frame)) {
      const place = getState().selected?.place ?? null;
      const dense = crowd.dense && crowd.table === table && crowd.scale === frame.scale;
      layout = layoutMarks(app, table, frame, place, dense, whole.view);
      crowd = {table, scale: frame.scale, dense: layout.dense};
      if (app.view.counts.events < whole.view.counts.events)
        countAll(data, whole.view, whole.table, layout.clusters, layout.around);
      if (!more || table.count <= FEW_MARKS || !layout.dense || !walls.length) walls = wallsFor(layout, table);
      labelLayout(data, layout, measure, walls);
    }
    return layout;
  }

  const syncButtons = () => buttons.sync(app, layoutNow(), walls);

  /** Whether the buttons of a crowd can wait: there are some, and none is in use. */
  const crowded = () => layoutNow().dense && buttonPane.hasChildNodes() && !buttonPane.contains(document.activeElement);

  /** @param {boolean} [more] whether the map was moved or something filtered, and more of that may come */
  function paint(more = false) {
    const now = layoutNow(more);
    const {frame} = now;
    const ratio = pixelRatio();
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
    const later = more && now.dense;
    context.save();
    if (later) {
      context.beginPath();
      context.rect(0, 0, frame.width, frame.height);
      context.clip();
      atRest(settle);
    }
    paintAll(app, context, now, litCell);
    context.restore();
    // what points hits the drawing; buttons are for keys
    if (more && crowded()) atRest(syncButtons);
    else syncButtons();
  }

  /** What of a crowd waited while the map moved: what it lists as out of sight, and what lies beyond the edges. */
  function settle() {
    const now = layoutNow();
    walls = wallsFor(now, table);
    labelLayout(data, now, measure, walls);
    paint();
  }

  function relayout() {
    layout = null;
    paint();
  }

  function refresh() {
    table = markTable(data, app.view, getState());
    layout = null;
    layoutNow();
    paint(true);
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

  map.on("moveend resize", () => {
    layout = null;
    paint(true);
  });
  map.on("zoomanim", (/** @type {any} */ event) => follow(event.center, event.zoom));
  map.on("zoom", () => follow(map.getCenter(), map.getZoom()));
  map.on("click", (/** @type {L.LeafletMouseEvent} */ event) => {
    if (map.getContainer().classList.contains("measuring")) return; // the point is meant, not what stands there
    const target = hit(event.containerPoint);
    if (target) open(target, map.getContainer());
  });
  map.on("mousemove", (/** @type {L.LeafletMouseEvent} */ event) => {
    const target = hit(event.containerPoint);
    map.getContainer().classList.toggle("on-mark", target !== null);
    light(target);
  });
  map.on("mouseout", () => {
    map.getContainer().classList.remove("on-mark");
    light(null);
  });
  onThemeChange(() => {
    for (const known of widths) known.clear();
    relayout();
  });

  /** @param {L.Point} point of the container @returns {import("./markbuttons.js").Target|null} */
  function hit(point) {
    const found = markUnder(layoutNow(), point.x, point.y, REACH);
    return found && ("places" in found ? {cluster: found} : {place: found.place});
  }

  /** @param {import("./markbuttons.js").Target} target @param {HTMLElement} opener */
  function open({cluster, place}, opener) {
    if (cluster) list.open(cluster, opener);
    else choose(place);
  }

  /** @param {import("./markbuttons.js").Target|null} target */
  function light(target) {
    const cell = target?.cluster?.key ?? null;
    const again = cell !== litCell;
    litCell = cell;
    setState({lit: target?.place ?? null});
    if (again) paint();
  }

  return {
    refresh,
    relayout,
    boxes: () => [...boxesIn(layoutNow()), ...walls],
    layout: layoutNow,
    repaint: () => paint(),
  };
}

/** @param {import("./marklayout.js").Frame} a @param {import("./marklayout.js").Frame} b */
function sameFrame(a, b) {
  return a.scale === b.scale && a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

/**
 * @param {import("../model/app.js").App} app
 * @param {CanvasRenderingContext2D} context
 * @param {import("./marklayout.js").Layout} layout
 * @param {number|null} litCell
 */
function paintAll({data, basemap}, context, layout, litCell) {
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
      paintRings(context, mark, layout.frame, unrolledRings(rings, data.seam));
    } else if (places.precision_m[place] && (wanted || (areas && mark.kind >= 0 && !mark.area))) {
      paintCircle(context, mark, layout.frame, data.lon[place], places.lat[place], places.precision_m[place]);
    }
  }
  const {lit} = state;
  const cell = lit === null ? litCell : cellWith(layout, lit, data);
  paintClusters(context, layout.clusters, cell);
  for (let i = layout.marks.length - 1; i >= 0; i--)
    paintMark(context, layout.marks[i], state.lit === layout.marks[i].place);
  for (const one of [...layout.clusters, ...layout.marks]) paintLabel(context, one);
}

/**
 * The key of the cluster that holds a place.
 * @param {import("./marklayout.js").Layout} layout
 * @param {number} place
 * @param {import("../model/data.js").Data} data
 */
function cellWith({clusters, around, dense}, place, data) {
  if (dense) return cellOf(worldX(data.lon[place]), worldY(data.lat[place]), around);
  return clusters.find(({places}) => places.includes(place))?.key ?? null;
}
