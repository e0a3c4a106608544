/**
 * The lists of the panel's tabs: events, places, and the rows of both.
 */
import {isArea, titleSays} from "../model/data.js";
import {siteOf} from "../model/filters.js";
import {createList} from "../dom/list.js";
import {eventMark} from "../ui/kindmark.js";
import {ORDERS, listedEvents, tellers} from "../model/order.js";
import {getState, select, setState, subscribe} from "../model/state.js";
import {bdi, capital, el, number, plural} from "../dom/text.js";
import {marked} from "../ui/marked.js";
import {createUses} from "../ui/uses.js";
import {createFindings, foundClaims} from "./findings.js";

/** So many events are listed with the claims that were found; the rows of more are all alike. */
const FEW_EVENTS = 300;

/**
 * @typedef {{day: string, count: number}|number} EventItem a heading or an event
 */

/**
 * Events in the order that the reader chose; by day, each day under its heading.
 * @param {import("../model/app.js").App} app
 * @param {HTMLElement} scroller
 */
export function createEventList(app, scroller) {
  const list = createList(
    scroller,
    (/** @type {EventItem} */ item) => (typeof item === "number" ? eventRow(app, item, getState().order !== "day") : dayRow(item)),
    "Events",
  );
  const none = el("p", {class: "empty"});
  const order = createOrder();
  const findings = createFindings(app, "events");
  return {
    element: el("div", {}, order.element, findings.element, none, list.element),
    update() {
      const {counts} = app.view;
      order.element.hidden = counts.events < 2;
      order.update();
      none.hidden = findings.update() || counts.events > 0;
      none.textContent = app.data.size.events
        ? "No event fits what is chosen. Take a filter away, or reset them all."
        : "These articles come without recorded events. The places they name are under Places and on the map.";
      const events = listedEvents(app, getState().order);
      list.show(getState().order === "day" ? dayItems(app.data, events) : events);
    },
  };
}

/** In which order events are listed. */
function createOrder() {
  const choice = /** @type {HTMLSelectElement} */ (
    el("select", {class: "order-choice", on: {change: () => setState({order: /** @type {any} */ (choice.value)})}})
  );
  choice.append(...ORDERS.map(({key, label}) => el("option", {value: key, text: label})));
  return {
    element: el("label", {class: "order soft"}, "Order ", choice),
    update() {
      choice.value = getState().order;
    },
  };
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {number[]} events in order of time
 * @returns {EventItem[]}
 */
function dayItems(data, events) {
  /** @type {EventItem[]} */
  const items = [];
  /** @type {{day: string, count: number}|null} */
  let heading = null;
  for (const event of events) {
    const day = dayOf(data, event);
    if (!heading || heading.day !== day) {
      heading = {day, count: 0};
      items.push(heading);
    }
    heading.count++;
    items.push(event);
  }
  return items;
}

/** @param {import("../model/data.js").Data} data @param {number} event */
function dayOf(data, event) {
  return data.events.date_text[event] || "Date not known";
}

/** @param {{day: string, count: number}} item */
function dayRow({day, count}) {
  return el(
    "div",
    {class: "day", role: "listitem"},
    el("h3", {}, bdi(capital(day))),
    el("span", {class: "soft", text: number(count)}),
  );
}

/**
 * @param {import("../model/app.js").App} app
 * @param {number} event
 * @param {boolean} [dated] whether the row says the day, which no heading does; what the title of a proposal says already
 *   is not said again
 */
export function eventRow(app, event, dated = false) {
  const {data, view} = app;
  const place = siteOf(app, event);
  const day = dated && !titleSays(data, event, dayOf(data, event)) ? bdi(capital(dayOf(data, event))) : null;
  const where = place === null ? "No place given" : titleSays(data, event, data.places.name[place]) ? null : bdi(data.places.name[place]);
  const button = el(
    "button",
    {
      class: "row",
      type: "button",
      "aria-current": String(getState().selected?.event === event),
      on: {click: () => select(event, place), ...lighting(place)},
    },
    eventMark(data, event, place),
    el(
      "span",
      {class: "row-text"},
      el("bdi", {class: "row-title"}, ...marked(data, data.events.title[event])),
      dated && (day || where) ? el("span", {class: "row-detail"}, day ?? "", day && where ? " · " : "", where ?? "") : null,
      el("span", {class: "row-detail"}, ...(dated || !where ? [] : [where, " · "]), toldText(app, event), data.events.proposed[event] ? " · proposed" : ""),
    ),
    view.eventDisputes[event]
      ? el(
          "span",
          {class: "unequal", title: "Accounts disagree"},
          el("span", {class: "neq", "aria-hidden": "true", text: "≠"}),
          el("span", {class: "unseen", text: "accounts disagree"}),
        )
      : null,
  );
  button.dataset.event = data.events.id[event];
  if (place !== null) button.dataset.at = String(place);
  return el("div", {role: "listitem", class: "item"}, button, view.counts.events <= FEW_EVENTS ? foundClaims(app, event, place) : null);
}

/** "3 of 5 articles · 12 claims". @param {import("../model/app.js").App} app @param {number} event */
function toldText({data, view}, event) {
  if (!view.eventClaims[event]) return "no claims";
  const told = `${number(tellers(data, view)[event])} of ${plural(view.counts.articles, "article")}`;
  const claims = plural(view.eventClaims[event], "claim");
  return view.counts.articles > 1 ? `${told} · ${claims}` : claims;
}

/** Light the mark of a place while what names it is pointed at. @param {number|null} place */
export function lighting(place) {
  return {mouseenter: () => setState({lit: place}), mouseleave: () => setState({lit: null})};
}

/**
 * Light the rows of a place while its mark is pointed at.
 * @param {HTMLElement} scroller
 */
export function lightRows(scroller) {
  subscribe((state, changed) => {
    if (!changed.has("lit")) return;
    for (const row of scroller.querySelectorAll(".row.lit")) row.classList.remove("lit");
    if (state.lit === null) return;
    for (const row of scroller.querySelectorAll(`.row[data-at="${state.lit}"]`)) row.classList.add("lit");
  });
}

/**
 * Places, those with most events first, then those most often named.
 * @param {import("../model/app.js").App} app
 * @param {HTMLElement} scroller
 */
export function createPlaceList(app, scroller) {
  const list = createList(scroller, (/** @type {number} */ place) => placeRow(app, place), "Places");
  const none = el("p", {class: "empty"});
  const uses = createUses(app);
  const findings = createFindings(app, "places");
  let bare = false;
  const count = el("span", {class: "chip-count"});
  const bareChip = el(
    "button",
    {
      class: "chip",
      type: "button",
      "aria-pressed": "false",
      title: "Only the list: the map shows what it showed",
      on: {
        click: () => {
          bare = !bare;
          bareChip.setAttribute("aria-pressed", String(bare));
          update();
        },
      },
    },
    "Named without an event ",
    count,
  );
  uses.element.append(bareChip);
  function update() {
    uses.update();
    const {view, data} = app;
    const all = [];
    for (let p = 0; p < data.size.places; p++) if (view.places[p]) all.push(p);
    const without = all.filter((p) => !view.placeEvents[p]);
    count.textContent = number(without.length);
    bareChip.hidden = !data.size.events;
    const rows = bare && data.size.events ? without : all;
    rows.sort(
      (a, b) => view.placeEvents[b] - view.placeEvents[a] || view.placeMentions[b] - view.placeMentions[a] || a - b,
    );
    none.hidden = findings.update() || rows.length > 0;
    none.textContent = data.size.places
      ? "No place fits what is chosen. Take a filter away, or reset them all."
      : "No place of the gazetteer is named in these articles.";
    list.show(rows);
  }
  return {element: el("div", {}, uses.element, findings.element, none, list.element), update};
}

/**
 * @param {import("../model/app.js").App} app
 * @param {number} place
 */
export function placeRow({data, view}, place) {
  const lead = view.placeLead[place];
  const counts = [];
  if (view.placeEvents[place]) counts.push(plural(view.placeEvents[place], "event"));
  if (view.placeMentions[place]) counts.push(plural(view.placeMentions[place], "mention"));
  else if (!view.filtered) counts.push("not mentioned");
  if (data.places.lon[place] === null) counts.push("not on the map");
  const where = data.places.within_names[place] ?? [];
  const title = el("bdi", {class: "row-title"}, ...marked(data, data.places.name[place]));
  const button = el(
    "button",
    {
      class: "row",
      type: "button",
      "aria-current": String(getState().selected?.event === null && getState().selected?.place === place),
      on: {click: () => select(null, place), ...lighting(place)},
    },
    lead >= 0
      ? eventMark(data, lead, place)
      : el("span", {class: data.size.events || isArea(data, place) ? "place-dot" : "place-dot solid", "aria-hidden": "true"}),
    el(
      "span",
      {class: "row-text"},
      title,
      el(
        "span",
        {class: "row-detail"},
        where.length ? bdi(where.join(", ")) : bdi(data.places.kind[place]),
        ` · ${counts.join(" · ")}`,
      ),
    ),
  );
  button.dataset.place = data.places.id[place];
  button.dataset.at = String(place);
  return el("div", {role: "listitem", class: "item"}, button);
}
