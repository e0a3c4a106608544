/**
 * The marks of the kinds of event: each told by its shape and its colour together, on canvas and in the panel alike.
 */
import {svg} from "../dom/text.js";
import {isArea, isClaimed} from "../model/data.js";
import {vocabulary} from "../model/vocabulary.js";

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {number} kind its number on the page */
export function kindPath(kind) {
  const {path} = vocabulary().kinds[kind];
  let made = paths.get(path);
  if (!made) paths.set(path, (made = new Path2D(path)));
  return made;
}

/**
 * The mark of a kind, as decoration beside words.
 * @param {number} kind its number on the page
 * @param {boolean} [hollow] for what lies somewhere in an area
 * @param {boolean} [proposed] for what rules propose
 */
export function kindMark(kind, hollow = false, proposed = false) {
  const path = svg("path", {d: vocabulary().kinds[kind].path});
  return svg(
    "svg",
    {class: `mark-icon kind-${kind}${hollow ? " hollow" : ""}${proposed ? " proposed" : ""}`, viewBox: "0 0 24 24", "aria-hidden": "true"},
    path,
  );
}

/**
 * The mark of an event as the map has it at a place: hollow in an area, pale where it is only claimed, dashed if proposed.
 * @param {import("../model/data.js").Data} data
 * @param {number} event
 * @param {number|null} place
 */
export function eventMark(data, event, place) {
  const mark = kindMark(data.kinds[event], place !== null && isArea(data, place), data.events.proposed[event]);
  if (place !== null && isClaimed(data, event, place)) mark.classList.add("claimed");
  return mark;
}
