/**
 * The disagreements, event by event: each question with its values side by side, who says them, and the rule that made
 * it a conflict.
 */
import {ruleList, shortTable} from "./claims.js";
import {evidenceOf, topicOf} from "./evidence.js";
import {placesOf} from "./filters.js";
import {kindMark} from "./shapes.js";
import {select} from "./state.js";
import {bdi, capital, el, number, plural} from "./text.js";

const AT_ONCE = 60;

/**
 * @param {import("./main.js").App} app
 */
export function createDisputeList(app) {
  const summary = el("p", {class: "soft disputes-summary"});
  const list = el("div", {role: "list", "aria-label": "Disagreements"});
  const more = el("button", {class: "plain more-disputes", type: "button", on: {click: () => showMore(true)}});
  const element = el("div", {class: "disputes"}, summary, list, more);
  /** @type {[number, number[]][]} */
  let events = [];

  /** @param {boolean} focus on the first that is new */
  function showMore(focus) {
    const shown = list.children.length;
    const next = events.slice(shown, shown + AT_ONCE).map(([event, groups]) => eventBlock(app, event, groups));
    list.append(...next);
    const left = events.length - list.children.length;
    more.hidden = !left;
    more.textContent = `Show ${number(Math.min(left, AT_ONCE))} more of ${number(left)} events`;
    if (focus) next[0].querySelector("button")?.focus();
  }

  return {
    element,
    update() {
      events = disputedEvents(app);
      summary.textContent = summaryText(app, events.length);
      list.replaceChildren();
      showMore(false);
    },
  };
}

/**
 * Events with their disputed groups, in the order of the corpus.
 * @param {import("./main.js").App} app
 * @returns {[number, number[]][]}
 */
function disputedEvents({data, view}) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (let g = 0; g < data.size.groups; g++) {
    if (!view.disputed[g]) continue;
    const event = data.groups.event[g];
    found.set(event, [...(found.get(event) ?? []), g]);
  }
  return [...found];
}

/** @param {import("./main.js").App} app @param {number} events */
function summaryText({data, view}, events) {
  if (!data.size.claims) return "Nothing to compare: these articles come without recorded claims.";
  const {disputes} = view.counts;
  if (!disputes && view.byArticle) return "No disagreement among the chosen articles.";
  if (!disputes) return "No disagreement among the events shown.";
  const scope = view.byArticle ? " among the chosen articles" : "";
  return `${plural(disputes, "question")} in ${plural(events, "event")} on which accounts disagree${scope}. Choose a speaker to read what is said.`;
}

/**
 * @param {import("./main.js").App} app
 * @param {number} event
 * @param {number[]} groups
 */
function eventBlock({data, view}, event, groups) {
  const [at] = placesOf(data, view, event).sort((a, b) => Number(b.main) - Number(a.main));
  const open = () => select(event, at ? at.place : null);
  const head = el(
    "button",
    {class: "dispute-head", type: "button", on: {click: open}},
    kindMark(data.kinds[event]),
    el(
      "span",
      {class: "row-text"},
      bdi(data.events.title[event], {class: "row-title"}),
      bdi(capital(data.events.date_text[event] || "date not known"), {class: "row-detail"}),
    ),
  );
  head.dataset.event = data.events.id[event];
  return el(
    "section",
    {class: "item disputed-event", role: "listitem"},
    el("h3", {}, head),
    ...groups.map((group) => question(data, view, group)),
  );
}

/**
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {number} group
 */
function question(data, view, group) {
  const evidence = evidenceOf(data, view, group);
  return el(
    "div",
    {class: "dispute"},
    el(
      "h4",
      {class: "dispute-topic"},
      el("span", {class: "unequal", "aria-hidden": "true", text: "≠"}),
      bdi(capital(topicOf(data, group))),
    ),
    evidence ? shortTable(data, evidence) : null,
    evidence ? ruleList(evidence, "conflict") : null,
  );
}
