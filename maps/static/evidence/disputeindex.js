/**
 * The index of the disagreements: event by event the questions in dispute, each of which leads to its table.
 */
import {topicOf} from "../model/evidence.js";
import {bdi, capital, el} from "../dom/text.js";

/** Fewer questions need no index, and more events none that is read. */
const FEW = 3;
const MANY = 60;

/**
 * @param {import("../model/data.js").Data} data
 * @param {(group: number) => void} reach
 */
export function createDisputeIndex(data, reach) {
  const list = el("ul", {role: "list"});
  const element = el("nav", {class: "dispute-index", "aria-label": "Index of disagreements", hidden: true}, list);
  /** @param {number} group */
  const entry = (group) => el("li", {}, el("button", {class: "plain", type: "button", on: {click: () => reach(group)}}, bdi(capital(topicOf(data, group)))));
  return {
    element,
    /** @param {[event: number, groups: number[]][]} events */
    show(events) {
      element.hidden = events.length > MANY || events.reduce((sum, [, groups]) => sum + groups.length, 0) < FEW;
      list.replaceChildren(
        ...(element.hidden ? [] : events.map(([event, groups]) => el("li", {}, bdi(data.events.title[event]), el("ul", {role: "list"}, ...groups.map(entry))))),
      );
    },
  };
}
