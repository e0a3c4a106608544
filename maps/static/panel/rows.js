/**
 * The lists of the panel's tabs: events by day, places, and the rows of both.
 */
import {chronological, isArea} from "../model/data.js";
import {siteOf} from "../model/filters.js";
import {createList} from "../dom/list.js";
import {kindMark} from "../ui/kindmark.js";
import {getState, select, setState, subscribe} from "../model/state.js";
import {bdi, capital, el, number, plural} from "../dom/text.js";
import {createUses} from "../ui/uses.js";

/**
 * @typedef {{day: string, count: number}|number} EventItem a heading or an event
 */

/**
 * Events in order of time, each day under its heading.
 * @param {import("../model/app.js").App} app
 * @param {HTMLElement} scroller
 */
export function createEventList(app, scroller) {
  /** @type {Int32Array|null} */
  let order = null;
  const list = createList(
    scroller,
    (/** @type {EventItem} */ item) => (typeof item === "number" ? eventRow(app, item) : dayRow(item)),
    "Events",
  );
  const none = el("p", {class: "empty"});
  return {
    element: el("div", {}, none, list.element),
    update() {
      order = order || chronological(app.data);
      none.hidden = app.view.counts.events > 0;
      none.textContent = app.data.size.events
        ? "No event fits what is chosen. Take a filter away, or reset them all."
        : "These articles come without recorded events. The places they name are under Places and on the map.";
      list.show(dayItems(app, order));
    },
  };
}

/**
 * @param {import("../model/app.js").App} app
 * @param {Int32Array} order
 * @returns {EventItem[]}
 */
function dayItems({data, view}, order) {
  /** @type {EventItem[]} */
  const items = [];
  /** @type {{day: string, count: number}|null} */
  let heading = null;
  for (const event of order) {
    if (!view.events[event]) continue;
    const day = data.events.date_text[event] || "Date not known";
    if (!heading || heading.day !== day) {
      heading = {day, count: 0};
      items.push(heading);
    }
    heading.count++;
    items.push(event);
  }
  return items;
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
 */
export function eventRow(app, event) {
  const {data, view} = app;
  const place = siteOf(app, event);
  const detail = el("span", {class: "row-detail"});
  detail.append(
    place === null ? "No place given" : bdi(data.places.name[place]),
    ` · ${plural(view.eventClaims[event], "claim")}`,
    data.events.proposed[event] ? " · proposed" : "",
  );
  const button = el(
    "button",
    {
      class: "row",
      type: "button",
      "aria-current": String(getState().selected?.event === event),
      on: {click: () => select(event, place), ...lighting(place)},
    },
    kindMark(data.kinds[event], place !== null && isArea(data, place), data.events.proposed[event]),
    el("span", {class: "row-text"}, bdi(data.events.title[event], {class: "row-title"}), detail),
    view.eventDisputes[event]
      ? el(
          "span",
          {class: "unequal", title: "Accounts disagree"},
          el("span", {"aria-hidden": "true", text: "≠"}),
          el("span", {class: "unseen", text: "accounts disagree"}),
        )
      : null,
  );
  button.dataset.event = data.events.id[event];
  if (place !== null) button.dataset.at = String(place);
  return el("div", {role: "listitem", class: "item"}, button);
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
  return {
    element: el("div", {}, uses.element, none, list.element),
    update() {
      uses.update();
      const {view, data} = app;
      const rows = [];
      for (let p = 0; p < data.size.places; p++) if (view.places[p]) rows.push(p);
      rows.sort(
        (a, b) => view.placeEvents[b] - view.placeEvents[a] || view.placeMentions[b] - view.placeMentions[a] || a - b,
      );
      none.hidden = rows.length > 0;
      none.textContent = data.size.places
        ? "No place fits what is chosen. Take a filter away, or reset them all."
        : "No place of the gazetteer is named in these articles.";
      list.show(rows);
    },
  };
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
  const title = bdi(data.places.name[place], {class: "row-title"});
  const button = el(
    "button",
    {
      class: "row",
      type: "button",
      "aria-current": String(getState().selected?.event === null && getState().selected?.place === place),
      on: {click: () => select(null, place), ...lighting(place)},
    },
    lead >= 0
      ? kindMark(data.kinds[lead], isArea(data, place), data.events.proposed[lead])
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
