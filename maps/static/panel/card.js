/**
 * The card of an event: what happened, when and where, and the evidence.
 */
import {eventActions} from "./actions.js";
import {readerTime, readerZone} from "../evidence/clock.js";
import {isArea} from "../model/data.js";
import {eventsAt, placesOf} from "../model/filters.js";
import {lighting} from "./rows.js";
import {eventMark} from "../ui/kindmark.js";
import {mentionsOf, spellingTable} from "../evidence/spellings.js";
import {select} from "../model/state.js";
import {topicSection} from "./topics.js";
import {proposedBecause} from "../model/vocabulary.js";
import {bdi, capital, el, plural, precisionText, sureText, zoneText} from "../dom/text.js";

/**
 * @param {import("../model/app.js").App} app
 * @param {number} event
 * @param {number|null} place the place at which it was opened
 * @param {boolean} [paper] whether it goes on paper, where nothing can be opened
 */
export function eventCard(app, event, place, paper = false) {
  const {data, view} = app;
  const {events} = data;
  const links = placesOf(data, view, event);
  const site = place ?? links.find((one) => one.main)?.place ?? links[0]?.place ?? null;
  return el(
    "article",
    {class: "card", "aria-labelledby": "card-title"},
    el(
      "div",
      {class: "card-title"},
      eventMark(data, event, site),
      el("h2", {id: "card-title", tabindex: "-1"}, bdi(events.title[event])),
    ),
    whenLines(data, event, paper),
    placeLines(app, links),
    proposalLine(data, event),
    events.summary[event] ? el("p", {class: "summary", dir: "auto", text: events.summary[event]}) : null,
    wholeLine(data, view, event),
    relatedEvents(app, event, paper),
    paper ? null : eventActions(app, event),
    topicSection(app, event, paper),
    hiddenLine(app, event),
    site === null ? null : spellings(app, site),
  );
}

/**
 * That the words about an event are about the whole corpus, where a part of it is hidden or is not in the page.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} event
 */
function wholeLine({corpus, claimsOf, events}, view, event) {
  const part = Object.keys(corpus.filters).length > 0 || claimsOf.count(event) > view.eventClaims[event];
  if (!part || !(events.summary[event] || events.date_reasoning[event])) return null;
  return el("p", {class: "soft whole", text: "Title, date and summary are about the whole corpus, not only about what is shown."});
}

/** So many related events stand open; more are folded, since they come before what the accounts say. */
const RELATED_OPEN = 3;

/**
 * Other events that bear on it, as far as they are shown.
 * @param {import("../model/app.js").App} app
 * @param {number} event
 * @param {boolean} whole whether all stand open
 */
function relatedEvents({data, view}, event, whole) {
  const rows = (data.events.related[event] ?? [])
    .map((/** @type {string} */ id) => data.events.id.indexOf(id))
    .filter((/** @type {number} */ row) => row >= 0 && view.events[row]);
  if (!rows.length) return null;
  const items = rows.map((/** @type {number} */ row) =>
    el("li", {}, el("button", {class: "plain", type: "button", on: {click: () => select(row, null)}}, bdi(data.events.title[row]))),
  );
  const open = whole || rows.length <= RELATED_OPEN;
  return el("details", {class: "related", open}, el("summary", {text: plural(rows.length, "related event")}), el("ul", {}, ...items));
}

/** That no person has checked an event that rules propose. @param {import("../model/data.js").Data} data @param {number} event */
function proposalLine({events}, event) {
  if (!events.proposed[event]) return null;
  return el(
    "p",
    {class: "proposal"},
    el("b", {text: "Proposed"}),
    ` from the text, ${sureText(events.proposed_confidence[event])}. No person has checked it. `,
    bdi(proposedBecause(events, event)),
  );
}

/**
 * The date and time as people say it, the zone, and on demand what that is on the reader's own clock and how it is known.
 * @param {import("../model/data.js").Data} data
 * @param {number} event
 * @param {boolean} paper
 */
function whenLines({events}, event, paper) {
  const zone = zoneText(events.timezone[event], events.first[event]);
  const line = el("p", {class: "when"}, bdi(capital(events.date_text[event] || "date not known")));
  const time = events.time_text[event];
  if (time) line.append(", ", bdi(time));
  if (zone) line.append(time ? " local time " : " ", bdi(time ? `(${zone.replace(" time,", ",")})` : zone, {class: "soft"}));
  const own = readerTime(
    {
      first: events.first[event],
      last: events.last[event],
      time: events.time?.[event] ?? null,
      approximate: Boolean(events.time_approximate?.[event]),
      zone: events.timezone[event],
    },
    readerZone(),
  );
  const why = events.date_reasoning[event];
  const answers = [
    ...(own && !paper ? onDemand(line, "In your time", el("p", {class: "soft own-time", text: own}), false) : []),
    ...(why ? onDemand(line, "Why this date?", el("p", {class: "soft reasoning"}, "On the date: ", bdi(why)), paper) : []),
  ];
  return el("div", {}, line, ...answers);
}

/**
 * A button at the end of a line that opens what answers it.
 * @param {HTMLElement} line
 * @param {string} text
 * @param {HTMLElement} answer
 * @param {boolean} open at once, without a button
 */
function onDemand(line, text, answer, open) {
  if (open) return [answer];
  answer.hidden = true;
  const button = el("button", {class: "plain", type: "button", "aria-expanded": "false", text});
  button.addEventListener("click", () => {
    answer.hidden = !answer.hidden;
    button.setAttribute("aria-expanded", String(!answer.hidden));
  });
  line.append(" ", button);
  return [answer];
}

/**
 * Where it happened and what else it concerns: each place with its role, what it lies in, and how well it is known.
 * @param {import("../model/app.js").App} app
 * @param {{place: number, role: string, main: boolean}[]} links
 */
function placeLines({data}, links) {
  if (!links.length) return el("p", {class: "where soft", text: "No article shown here says where."});
  const order = [...links].sort((a, b) => Number(b.main) - Number(a.main));
  return el("ul", {class: "where", role: "list"}, ...order.map((one) => placeLine(data, one)));
}

/** @param {import("../model/data.js").Data} data @param {{place: number, role: string, main: boolean}} link */
function placeLine(data, {place, role, main}) {
  const within = main ? (data.places.within_names[place] ?? []).join(", ") : "";
  const precision = isArea(data, place) ? "somewhere in it" : precisionText(data.places.precision_m[place]);
  return el(
    "li",
    {class: main ? null : "also"},
    el("span", {class: "role"}, bdi(capital(role)), ": "),
    placeButton(data, place),
    within ? el("span", {}, ", ", bdi(within)) : null,
    precision && (main || !isArea(data, place)) ? el("span", {class: "soft", text: ` · ${precision}`}) : null,
    data.places.unplaced[place]
      ? el("span", {class: "soft"}, " · not on the map: ", bdi(data.places.unplaced[place]))
      : null,
  );
}

/** @param {import("../model/data.js").Data} data @param {number} place */
function placeButton(data, place) {
  return el(
    "button",
    {class: "plain", type: "button", on: {click: () => select(null, place), ...lighting(place)}},
    bdi(data.places.name[place]),
  );
}

/** @param {import("../model/app.js").App} app @param {number} event */
function hiddenLine({data, view}, event) {
  const hidden = data.claimsOf.count(event) - view.eventClaims[event];
  if (!hidden) return null;
  return el("p", {class: "hidden-claims soft", text: `${plural(hidden, "more claim")} in articles ${view.bySpeaker ? "or by speakers " : ""}you have hidden`});
}

/** @param {import("../model/app.js").App} app @param {number} place */
function spellings(app, place) {
  const table = spellingTable(app.data, mentionsOf(app, place));
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
 * @param {import("../model/app.js").App} app
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
