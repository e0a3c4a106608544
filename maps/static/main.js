/**
 * Builds the page around the map that folium made, and keeps everything in step with the one state.
 */
import {bindAddress, firstTab} from "./model/address.js";
import {createBasemap} from "./basemap/basemap.js";
import {createCamera} from "./sight/camera.js";
import {createWalls} from "./sight/walls.js";
import {attachDetails, expectDetails, indexData} from "./model/data.js";
import {derive, eventsAt} from "./model/filters.js";
import {expectHost} from "./model/host.js";
import {dressForFrame} from "./files/embedding.js";
import {createExportMenu} from "./files/exportmenu.js";
import {createHeader} from "./ui/header.js";
import {addControl, bindLayers, expectControl, ownBasemapOn, stateLayer, watchTiles} from "./ui/layers.js";
import {createLegend} from "./ui/legend.js";
import {createNotice} from "./ui/notice.js";
import {createMarks} from "./marks/marks.js";
import {addHome, createOutside} from "./sight/outside.js";
import {eventCard} from "./panel/card.js";
import {createPanel} from "./panel/panel.js";
import {addMeasure} from "./sight/measure.js";
import {bindPrint} from "./files/print.js";
import {createSheet} from "./ui/sheet.js";
import {createSearchBox} from "./ui/searchbox.js";
import {facetsChanged, getState, read, select, setState, subscribe} from "./model/state.js";
import {calm, el, escaped} from "./dom/text.js";
import {onThemeChange} from "./dom/theme.js";
import {createTimeline} from "./timeline/timeline.js";
import {createTour} from "./sight/tour.js";
import {stopZoom} from "./sight/zoomstop.js";
import {TooOld, readBlock} from "./model/unpack.js";

const ZOOM_STEP = 0.25;

/** Read the data, build the page, and then read the details. @param {L.Map} map */
async function start(map) {
  expectHost();
  try {
    const [tables, own] = await Promise.all([readBlock("dateline-data"), readBlock("dateline-basemap")]);
    expectDetails(tables);
    build(map, tables, own);
    if (document.readyState === "loading")
      await new Promise((done) => document.addEventListener("DOMContentLoaded", done, {once: true}));
    attachDetails(tables, await readBlock("dateline-details"));
  } catch (error) {
    if (!(error instanceof TooOld)) throw error;
    document.body.prepend(el("p", {class: "refusal", role: "alert", text: error.message}));
  }
}

/** @param {L.Map} map @param {import("./model/data.js").Tables} tables @param {any} own the page's own basemap, or null */
function build(map, tables, own) {
  const data = indexData(tables, own?.countries);
  const app = /** @type {import("./model/app.js").App} */ ({map, data, view: derive(data, getState()), basemap: own});
  setState({tab: firstTab(data)});
  const desk = el("main", {class: "desk"});
  const stage = el("section", {class: "stage", "aria-label": "Map"});
  const header = createHeader(app, createExportMenu(app));
  const panel = createPanel(app);
  const timeline = createTimeline(app);
  const tour = createTour(app);
  const search = createSearchBox();
  desk.append(panel.element, stage);
  timeline.mount(desk, panel.element);
  tour.mount(header.element, panel.element);
  search.mount(header.element, panel.element);
  stage.append(map.getContainer());
  document.body.prepend(el("a", {class: "skip", href: "#panel", text: "Skip to the lists"}), header.element, desk);
  document.body.classList.add("dateline");
  dressForFrame(header.element);
  createSheet(desk, panel.element);

  const camera = createCamera(app, desk);
  app.camera = camera;
  map.options.zoomSnap = ZOOM_STEP;
  if (calm()) map.options.zoomAnimationThreshold = -1; // no step is so small that it glides
  zoomAboutSelected(map, data);
  map.invalidateSize({animate: false});
  camera.home(false);
  addHome(map, () => camera.home(true));
  addMeasure(app);
  L.control.scale({imperial: false, maxWidth: 110}).addTo(map);
  map.attributionControl?.setPrefix(false);
  addControl(map);
  if (app.basemap) stopZoom(app); // before the marks, which measure what stands over the map
  const legend = createLegend(app, () => {
    marks.relayout();
    basemap?.relabel();
  });
  const outside = createOutside(app, camera);
  const walls = createWalls(map, desk);
  const marks = createMarks(app, choose, (layout, table) => {
    legend.update(layout.clusters.length > 0, (box) => walls.covers(layout, box));
    outside.update(layout, table, walls.now);
    return walls.now();
  });
  /** @type {[number, number, number][][]} */
  const labels = own ? own.countries.label : [];
  /** Whether a dot bears the name of a country, so that the basemap need not. @param {string} id */
  const named = (id) =>
    Boolean(id) &&
    marks.layout().marks.some((mark) => mark.kind < 0 && mark.label && data.places.outline[mark.place] === id);
  const basemap = app.basemap
    ? createBasemap(map, app.basemap, {
        turns: data.seam === -180 ? 1 : 2,
        obstacles: () => {
          app.basemap.countries.label = labels.map((spots, row) => (named(app.basemap.countries.id[row]) ? [] : spots));
          return marks.boxes().map(({left, top, right, bottom}) => [left, top, right, bottom]);
        },
      })
    : null;
  if (basemap) basemap.getAttribution = () => escaped(app.basemap.credits);
  bindLayers(map);
  watchTiles(map);
  showBasemap();

  /** A mark was clicked. @param {number} place */
  function choose(place) {
    const [first] = eventsAt(data, app.view, place, true);
    select(first === undefined ? null : first, place);
  }

  function showBasemap() {
    if (!basemap) return;
    if (ownBasemapOn()) basemap.addTo(map);
    else basemap.remove();
  }

  subscribe((state, changed) => {
    const filtered = facetsChanged(changed);
    if (filtered) {
      app.view = derive(data, state);
      header.update();
      search.update();
      timeline.update();
      dropHidden();
    }
    const listed = filtered || changed.has("selected") || changed.has("reading") || changed.has("tab") || changed.has("order");
    if (listed && !changed.has("selected")) panel.update(changed); // before the marks, which measure the page
    if (filtered || changed.has("layers")) {
      marks.refresh();
      showBasemap();
    } else if (changed.has("selected") || changed.has("sheet")) marks.relayout();
    else if (changed.has("lit")) marks.repaint();
    if (filtered || changed.has("selected") || changed.has("sheet")) basemap?.relabel();
    if (listed && changed.has("selected")) panel.update(changed);
    if (changed.has("selected") && state.selected?.place != null) camera.reveal(state.selected.place);
    if (filtered || changed.has("stop")) tour.update(changed);
  });

  /** What is selected but no longer visible is let go. */
  function dropHidden() {
    const {selected} = getState();
    if (!selected) return;
    const gone =
      selected.event !== null
        ? !app.view.events[selected.event]
        : !app.view.places[/** @type {number} */ (selected.place)];
    if (gone) select(null, null);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (getState().selected) select(null, null);
    else if (getState().reading) read(null);
  });
  // The controls above a sheet glide with it.
  map.getContainer().addEventListener("transitionend", (event) => {
    if (/** @type {Element} */ (event.target).matches(".leaflet-bottom.leaflet-left")) marks.relayout();
  });
  onThemeChange(() => basemap?.refresh());
  header.update();
  timeline.update();
  panel.update(new Set(["articles", "layers", "tab"]));
  marks.refresh();
  basemap?.relabel();
  bindPrint(app, (event, place) => eventCard(app, event, place, true));
  bindAddress(app, createNotice(panel.element));
  document.documentElement.dataset.ready = "true";
  performance.mark("dateline-ready");
}

/**
 * Let the zoom buttons keep the selected place where it is, when it is in sight.
 * @param {L.Map} map
 * @param {import("./model/data.js").Data} data
 */
function zoomAboutSelected(map, data) {
  /** @param {number} sign */
  const zoom = (sign) => (/** @type {number|undefined} */ delta) => {
    const place = getState().selected?.place ?? null;
    const to = map.getZoom() + sign * (delta ?? map.options.zoomDelta ?? 1);
    const spot = place === null || Number.isNaN(data.lon[place]) ? null : L.latLng(data.lat[place], data.lon[place]);
    return spot && map.getBounds().contains(spot) ? map.setZoomAround(spot, to) : map.setZoom(to);
  };
  map.zoomIn = zoom(1);
  map.zoomOut = zoom(-1);
}

/** @type {any} */ (window).dateline = {layer: stateLayer, control: expectControl, start};
