/**
 * The legend: what the marks mean. The kinds of event in it filter, as their layers in the layer control do.
 */
import {bdi, el, number, svg} from "../dom/text.js";
import {getState, kindOn, layerOn, setKind} from "../model/state.js";
import {CLAIMED} from "../model/data.js";
import {vocabulary} from "../model/vocabulary.js";
import {kindMark} from "./kindmark.js";
import {narrow} from "./sheet.js";

/**
 * @param {import("../model/app.js").App} app
 * @param {() => void} resized called when the reader opened or closed it
 */
export function createLegend(app, resized) {
  const {map} = app;
  const kinds = vocabulary().kinds.map(({key, label}, k) => {
    const count = el("span", {class: "soft legend-count"});
    const button = el(
      "button",
      {
        class: "legend-row",
        type: "button",
        on: {click: () => setKind(key, !kindOn(getState(), key))},
      },
      kindMark(k),
      bdi(label, {class: "legend-name"}),
      count,
    );
    return {key, button, count, item: el("li", {}, button)};
  });
  const signs = fittingSigns(app).map(({mark, text, now = () => true}) => ({item: sign(mark(), text), now}));
  const note = el("p", {
    class: "soft cluster-note",
    hidden: true,
    text: hasEvents(app)
      ? "A ring with a number: so many events, at places too close to be shown one by one, and their kinds. Beside it: how many places. Choose it to see them, or zoom in."
      : "A ring with a number: so many places, too close to be shown one by one. Choose it to see them, or zoom in.",
  });
  const body = el(
    "div",
    {class: "legend-body", id: "legend-body"},
    el("ul", {role: "list", "aria-label": "Kinds of event"}, ...kinds.map((one) => one.item)),
    el("ul", {role: "list", class: "legend-signs", "aria-label": "Signs"}, ...signs.map((one) => one.item)),
    note,
  );
  const toggle = el("button", {
    class: "legend-toggle",
    type: "button",
    "aria-controls": "legend-body",
    text: "Legend",
    on: {
      click: () => {
        wanted = true;
        open(Boolean(body.hidden));
        resized();
      },
    },
  });
  /** Whether the reader opened or closed it: then it no longer gives way. */
  let wanted = false;
  const container = el("section", {class: "legend", "aria-label": "Legend"}, toggle, body);

  /** @param {boolean} wide */
  function open(wide) {
    body.hidden = !wide;
    toggle.setAttribute("aria-expanded", String(wide));
  }
  open(matchMedia("(min-width: 1000px) and (min-height: 640px)").matches);

  function close() {
    if (body.hidden) return;
    open(false);
    resized();
  }

  /** Show what there is to explain. */
  function choose() {
    for (const {item, now} of signs) item.hidden = !now();
  }
  choose();
  // On a phone it covers the map: what is touched beside it puts it away, and so does Escape.
  document.addEventListener("pointerdown", ({target}) => narrow() && !container.contains(/** @type {Node} */ (target)) && close(), true);
  container.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || body.hidden) return;
    event.stopPropagation();
    close();
    toggle.focus();
  });
  const control = new L.Control({position: "topright"});
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(container);
    L.DomEvent.disableScrollPropagation(container);
    return container;
  };
  control.addTo(map);
  /** Whether it stands over a control on the other side of the map. */
  const blocks = () => {
    const own = container.getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-top.leaflet-left > .leaflet-control")].some((one) => {
      const {left, right, top, bottom} = one.getBoundingClientRect();
      return own.left < right && own.right > left && own.top < bottom && own.bottom > top;
    });
  };
  map.on("resize", () => {
    if (!body.hidden && blocks()) open(false);
  });
  return {
    /**
     * @param {boolean} clustered whether there are clusters now
     * @param {(boxes: DOMRect) => boolean} covers whether a mark lies under a box; the legend gives way to it
     */
    update(clustered, covers) {
      choose();
      kinds.forEach(({key, button, count}, k) => {
        button.setAttribute("aria-pressed", String(kindOn(getState(), key)));
        const n = number(app.view.eventsByKind[k]);
        if (count.textContent !== n) count.textContent = n;
      });
      note.hidden = !clustered;
      if (!body.hidden && !wanted && covers(container.getBoundingClientRect())) open(false);
    },
  };
}

/** @typedef {Omit<import("./paintedmark.js").Look, "kind">} SignLook */

/**
 * Signs other than the kinds; eventful: only where there are events; when: whether the corpus has something that they
 * explain; now: whether it is shown; look: that of a mark which they explain.
 * @type {{mark: () => Node, text: string, eventful?: boolean, when?: (app: import("../model/app.js").App) => boolean, now?: () => boolean, look?: SignLook}[]}
 */
const SIGNS = [
  {...looking({area: true}), text: "Hollow: somewhere in this area", eventful: true},
  {
    ...looking({proposed: true}),
    text: "Dashed: proposed by rules, not checked by a person",
    eventful: true,
    when: ({data}) => data.events.proposed.includes(true),
  },
  {...looking({claimed: true}), text: "Pale: claimed to have happened here", eventful: true, when: hasClaimed},
  {...looking({alone: true}), text: "Dot: one article alone puts it here", eventful: true, when: ({data}) => data.size.articles > 1},
  {mark: circleSign, text: "Could be anywhere in this circle, drawn to scale", eventful: true},
  {mark: () => el("span", {class: "unequal neq", text: "≠"}), text: "Accounts disagree", when: ({data}) => data.size.claims > 0},
  {mark: () => el("span", {class: "count-sign", text: "4"}), text: "Number of events here", eventful: true},
  {mark: () => el("span", {class: "place-dot"}), text: "Named, no event here", eventful: true},
  {mark: () => el("span", {class: "place-dot solid"}), text: "Place named, larger the more often", when: (app) => !hasEvents(app)},
  {
    mark: () => el("span", {class: "place-dot doubt-dot", text: "?"}),
    text: "Too close to call: another place of this name may be meant",
    when: ({data}) => data.places.doubtful.some(Boolean),
  },
  {mark: () => el("i", {class: "area-sign", text: "Abc"}), text: "Country or region named"},
  {
    mark: () => el("span", {class: "place-dot soft-dot"}),
    text: "Dashed or dotted: named only in another sense, as in “US troops”",
    now: () => layerOn(getState(), "uses/associative"),
  },
];

/** Those for which the corpus has something. @param {import("../model/app.js").App} app */
export function fittingSigns(app) {
  return SIGNS.filter(({eventful, when = () => true}) => (!eventful || hasEvents(app)) && when(app));
}

/** @param {import("../model/app.js").App} app */
function hasEvents({data}) {
  return data.size.events > 0;
}

/** @param {Node} mark @param {string} text */
function sign(mark, text) {
  return el("li", {class: "legend-row"}, el("span", {class: "sign", "aria-hidden": "true"}, mark), text);
}

/** @param {import("../model/app.js").App} app */
function hasClaimed({data: {links}}) {
  return links.role.some((role, link) => links.here[link] && CLAIMED.test(role));
}

/** A look of marks, and a mark that has it. @param {SignLook} look */
function looking(look) {
  const mark = () => {
    const made = kindMark(0, look.area, look.proposed);
    if (look.claimed) made.classList.add("claimed");
    if (look.alone) made.append(svg("circle", {class: "alone-dot", cx: "12", cy: "13", r: "3"}));
    return made;
  };
  return {look, mark};
}

function circleSign() {
  return svg(
    "svg",
    {class: "mark-icon circle-sign", viewBox: "0 0 24 24"},
    svg("circle", {cx: "12", cy: "12", r: "9"}),
  );
}
