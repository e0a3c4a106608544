/**
 * The card of an event: what happened, when and where, and the evidence.
 */
import {evidenceBlock} from "./claims.js";
import {isArea} from "./data.js";
import {evidenceOn} from "./evidence.js";
import {eventsAt, placesOf} from "./filters.js";
import {spellingTable} from "./placecard.js";
import {kindMark} from "./shapes.js";
import {select} from "./state.js";
import {bdi, capital, el, plural, precisionText, zoneText} from "./text.js";

/**
 * @param {import("./main.js").App} app
 * @param {number} event
 * @param {number|null} place the place at which it was opened
 */
export function eventCard(app, event, place) {
  const {data, view} = app;
  const {events} = data;
  const links = placesOf(data, view, event);
  const site = place ?? links.find((one) => one.main)?.place ?? links[0]?.place ?? null;
  const evidence = evidenceOn(data, view, event);
  return el(
    "article",
    {class: "card", "aria-labelledby": "card-title"},
    el(
      "div",
      {class: "card-title"},
      kindMark(data.kinds[event]),
      el("h2", {id: "card-title", tabindex: "-1"}, bdi(events.title[event])),
    ),
    el("p", {class: "when"}, whenText(data, event)),
    placeLines(app, links),
    events.date_reasoning[event]
      ? el("p", {class: "soft reasoning"}, "On the date: ", bdi(events.date_reasoning[event]))
      : null,
    events.summary[event] ? el("p", {class: "summary", dir: "auto", text: events.summary[event]}) : null,
    evidence.length ? el("h3", {class: "unseen", text: "Evidence"}) : null,
    ...evidence.map((one) => evidenceBlock(data, one)),
    hiddenLine(app, event),
    site === null ? null : spellings(app, site),
  );
}

/** @param {import("./data.js").Data} data @param {number} event */
function whenText({events}, event) {
  const parts = [bdi(capital(events.date_text[event] || "date not known"))];
  const line = el("span", {}, ...parts);
  if (events.time_text[event]) line.append(", ", bdi(events.time_text[event]));
  const zone = zoneText(events.timezone[event], events.first[event]);
  if (zone) line.append(" ", bdi(zone, {class: "soft"}));
  return line;
}

/**
 * Where it happened, each place with its role, what it lies in, and how well it is known.
 * @param {import("./main.js").App} app
 * @param {{place: number, role: string, main: boolean}[]} links
 */
function placeLines({data}, links) {
  if (!links.length) return el("p", {class: "where soft", text: "No article shown here says where."});
  const main = links.filter((one) => one.main);
  const also = links.filter((one) => !one.main);
  const list = el(
    "ul",
    {class: "where", role: "list"},
    ...main.map(({place, role}) => {
      const within = (data.places.within_names[place] ?? []).join(", ");
      const precision = isArea(data, place) ? "somewhere in it" : precisionText(data.places.precision_m[place]);
      return el(
        "li",
        {},
        role === "site" || role === "venue" ? null : el("span", {class: "role", text: `${capital(role)}: `}),
        placeButton(data, place),
        within ? el("span", {}, ", ", bdi(within)) : null,
        precision ? el("span", {class: "soft", text: ` · ${precision}`}) : null,
        data.places.unplaced[place]
          ? el("span", {class: "soft"}, " · not on the map: ", bdi(data.places.unplaced[place]))
          : null,
      );
    }),
  );
  if (also.length) {
    list.append(
      el(
        "li",
        {class: "also"},
        ...also.flatMap(({place, role}, i) => [
          i ? " · " : null,
          el("span", {class: "role", text: `${i ? role : capital(role)}: `}),
          placeButton(data, place),
        ]),
      ),
    );
  }
  return list;
}

/** @param {import("./data.js").Data} data @param {number} place */
function placeButton(data, place) {
  return el(
    "button",
    {class: "plain", type: "button", on: {click: () => select(null, place)}},
    bdi(data.places.name[place]),
  );
}

/** @param {import("./main.js").App} app @param {number} event */
function hiddenLine({data, view}, event) {
  const hidden = data.claimsOf.count(event) - view.eventClaims[event];
  if (!hidden) return null;
  return el("p", {class: "hidden-claims soft", text: `${plural(hidden, "more claim")} in articles you have hidden`});
}

/** @param {import("./main.js").App} app @param {number} place */
function spellings(app, place) {
  const table = spellingTable(app, place);
  if (!table) return null;
  return el(
    "section",
    {class: "topic"},
    el("div", {class: "topic-head"}, el("h3", {}, "How each article names ", bdi(app.data.places.name[place]))),
    table,
  );
}

/**
 * "1 of 4 at this place ‹ ›", null where there is but one.
 * @param {import("./main.js").App} app
 * @param {number} event
 * @param {number} place
 */
export function stackLine({data, view}, event, place) {
  const stack = eventsAt(data, view, place, true);
  const at = stack.indexOf(event);
  if (stack.length < 2 || at < 0) return null;
  /** @param {number} step @param {string} text @param {string} name */
  const button = (step, text, name) =>
    el("button", {
      class: "step",
      type: "button",
      "aria-label": name,
      text,
      on: {click: () => select(stack[(at + step + stack.length) % stack.length], place)},
    });
  const where = isArea(data, place) ? ["in ", bdi(data.places.name[place])] : ["at this place"];
  return el(
    "div",
    {class: "stack"},
    el("span", {}, `${at + 1} of ${stack.length} `, ...where),
    button(-1, "‹", "Previous event here"),
    button(1, "›", "Next event here"),
  );
}
