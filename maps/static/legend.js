/**
 * The legend: what the marks mean. The kinds of event in it are switches for the same layers as in the layer control.
 */
import {FEW_MARKS} from "./marklayout.js";
import {KINDS, kindMark, svg} from "./shapes.js";
import {layerOn, getState, setLayer} from "./state.js";
import {el, number} from "./text.js";

/**
 * @param {import("./main.js").App} app
 */
export function createLegend(app) {
  const {map} = app;
  const kinds = KINDS.map((kind, k) => {
    const count = el("span", {class: "soft legend-count"});
    const button = el(
      "button",
      {
        class: "legend-row",
        type: "button",
        on: {click: () => setLayer(`events/${kind.key}`, !layerOn(getState(), `events/${kind.key}`))},
      },
      kindMark(k),
      el("span", {text: kind.label}),
      count,
    );
    return {kind, button, count, item: el("li", {}, button)};
  });
  const body = el(
    "div",
    {class: "legend-body", id: "legend-body"},
    el("ul", {role: "list"}, ...kinds.map((one) => one.item)),
    el(
      "ul",
      {role: "list", class: "legend-signs"},
      sign(hollowSign(), "somewhere in this area"),
      sign(circleSign(), "could be anywhere in here"),
      sign(el("span", {class: "unequal", text: "≠"}), "accounts disagree"),
      sign(el("span", {class: "count-sign", text: "4"}), "events at one place"),
      sign(el("span", {class: "place-dot"}), "place without event"),
    ),
    el("p", {
      class: "soft crowd-note",
      hidden: true,
      text: `More than ${FEW_MARKS} marks in view: plain dots. Zoom in to tell them apart.`,
    }),
  );
  const toggle = el("button", {
    class: "legend-toggle",
    type: "button",
    "aria-controls": "legend-body",
    text: "Legend",
    on: {click: () => open(Boolean(body.hidden))},
  });
  const container = el("section", {class: "legend", "aria-label": "Legend"}, toggle, body);

  /** @param {boolean} wide */
  function open(wide) {
    body.hidden = !wide;
    toggle.setAttribute("aria-expanded", String(wide));
  }
  open(matchMedia("(min-width: 761px) and (min-height: 560px)").matches);

  const control = new L.Control({position: "topright"});
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(container);
    L.DomEvent.disableScrollPropagation(container);
    return container;
  };
  control.addTo(map);
  return {
    /** @param {boolean} dense whether marks are plain dots now */
    update(dense) {
      const present = new Set(app.data.kinds);
      kinds.forEach(({kind, button, count, item}, k) => {
        const on = layerOn(getState(), `events/${kind.key}`);
        item.hidden = !present.has(k);
        button.setAttribute("aria-pressed", String(on));
        const n = app.view.eventsByKind[k];
        count.textContent = number(n);
      });
      const note = /** @type {HTMLElement} */ (body.querySelector(".crowd-note"));
      note.hidden = !dense;
    },
  };
}

/** @param {Node} mark @param {string} text */
function sign(mark, text) {
  return el("li", {class: "legend-row"}, el("span", {class: "sign", "aria-hidden": "true"}, mark), text);
}

function circleSign() {
  return svg(
    "svg",
    {class: "mark-icon circle-sign", viewBox: "0 0 24 24"},
    svg("circle", {cx: "12", cy: "12", r: "9"}),
  );
}

function hollowSign() {
  return kindMark(0, true);
}
