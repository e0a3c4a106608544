/**
 * The disagreements: event, topic, and the values side by side by speaker, with the rule that made each a conflict.
 */
import {evidenceTable, ruleList} from "./claims.js";
import {evidenceOf, topicOf} from "./evidence.js";
import {placesOf} from "./filters.js";
import {createList} from "./list.js";
import {kindMark} from "./shapes.js";
import {select} from "./state.js";
import {bdi, capital, el} from "./text.js";

/**
 * @param {import("./main.js").App} app
 * @param {HTMLElement} scroller
 */
export function createDisputeList(app, scroller) {
  const list = createList(scroller, (/** @type {number} */ group) => disputeRow(app, group), "Disagreements");
  const none = el("p", {class: "empty", text: "No two accounts shown here disagree."});
  const element = el("div", {class: "disputes"}, none, list.element);
  return {
    element,
    update() {
      const groups = [];
      for (let g = 0; g < app.data.size.groups; g++) if (app.view.disputed[g]) groups.push(g);
      none.hidden = groups.length > 0;
      list.show(groups);
    },
  };
}

/**
 * @param {import("./main.js").App} app
 * @param {number} group
 */
function disputeRow({data, view}, group) {
  const event = data.groups.event[group];
  const [at] = placesOf(data, view, event).sort((a, b) => Number(b.main) - Number(a.main));
  const evidence = evidenceOf(data, view, group);
  const open = () => select(event, at ? at.place : null);
  const head = el(
    "button",
    {class: "dispute-head", type: "button", on: {click: open}},
    kindMark(data.kinds[event]),
    bdi(data.events.title[event], {class: "row-title"}),
  );
  return el(
    "div",
    {class: "item dispute", role: "listitem"},
    el("h3", {}, head),
    el(
      "p",
      {class: "dispute-topic"},
      el("span", {class: "unequal", "aria-hidden": "true", text: "≠"}),
      bdi(capital(topicOf(data, group))),
    ),
    evidence ? evidenceTable(data, evidence) : null,
    evidence ? ruleList(evidence, "conflict") : null,
  );
}
