/**
 * The evidence on one question (an event's topic and scope): its values, who says each, and how they relate.
 */
import {plural} from "../dom/text.js";
import {sideOf} from "./data.js";
import {termLabel} from "./vocabulary.js";

/**
 * @typedef {{value: number, text: string, claims: number[], speakers: number[], voices: number, sides: number}} Said
 * speakers are rows, each once; voices counts the independent ones among them, and sides those for whom these speak
 * @typedef {"conflict"|"compatible"|"uncompared"|"equal"|"single"} Relation
 * @typedef {{group: number, relation: Relation, values: Said[], voices: number, sides: number, claims: number,
 *   within: number|null, withinSide: number|null, events: number[], course: "conflict"|"update"|null, courseRule: string|null,
 *   pairs: {a: number, b: number, relation: string, rule: string}[]}} Evidence
 */

/** What the counts of speakers and sides mean, for the reader. */
export const COUNTED =
  "A speaker counts once, however many articles quote them; a side is all who speak for one government or agency. Only another side confirms what one says.";

/**
 * What the visible claims of a group say; null when none is visible.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {number} group
 * @returns {Evidence|null}
 */
export function evidenceOf(data, view, group) {
  /** @type {Map<number, Said>} */
  const said = new Map();
  let claims = 0;
  for (const claim of data.claimsIn.of(group)) {
    if (!view.claims[claim]) continue;
    const value = data.valueIn(group, claim);
    const speaker = data.claims.speaker[claim];
    let entry = said.get(value);
    if (!entry) {
      entry = {value, text: data.groups.labels[group][value], claims: [], speakers: [], voices: 0, sides: 0};
      said.set(value, entry);
    }
    entry.claims.push(claim);
    claims++;
    if (!entry.speakers.includes(speaker)) entry.speakers.push(speaker);
  }
  if (!said.size) return null;
  const pairs = (data.groups.relations[group] ?? [])
    .filter((/** @type {any[]} */ pair) => said.has(pair[0]) && said.has(pair[1]))
    .map((/** @type {any[]} */ [a, b, relation, rule]) => ({a, b, relation, rule}));
  const values = [...said.values()].sort((a, b) => a.value - b.value);
  for (const one of values) Object.assign(one, independent(data, one.speakers));
  const counted = independent(data, [...new Set(values.flatMap((one) => one.speakers))]);
  const [course, courseRule] = data.groups.course[group] ?? [null, null];
  const against = conflicting(values, pairs);
  const within = onlyOne(against.map((claim) => data.claims.article[claim]));
  const withinSide = onlyOne(against.map((claim) => data.speakers.side[data.claims.speaker[claim]]));
  const events = [...new Set(values.flatMap((said) => said.claims.map((claim) => data.claims.event[claim])))];
  return {group, values, pairs, claims, within, withinSide, events, ...counted, relation: relationOf(values, pairs), course, courseRule};
}

/**
 * The claims that cannot all be true.
 * @param {Said[]} values
 * @param {{a: number, b: number, relation: string}[]} pairs
 */
function conflicting(values, pairs) {
  const apart = new Set(pairs.flatMap(({a, b, relation}) => (relation === "conflict" ? [a, b] : [])));
  return values.flatMap((said) => (apart.has(said.value) ? said.claims : []));
}

/** The one row that all have, null where there are several or none. @param {(number|null)[]} rows @returns {number|null} */
function onlyOne(rows) {
  return new Set(rows).size === 1 ? rows[0] : null;
}

/**
 * How many of some speakers count, and for how many sides these speak.
 * @param {import("./data.js").Data} data
 * @param {number[]} speakers each once
 */
function independent(data, speakers) {
  const voices = speakers.filter((speaker) => data.speakers.independent[speaker]);
  return {voices: voices.length, sides: new Set(voices.map((speaker) => sideOf(data, speaker))).size};
}

/**
 * "3 speakers, 2 sides", of those that count.
 * @param {{voices: number, sides: number}} counted
 */
export function countText({voices, sides}) {
  if (!voices) return "no independent speaker";
  return voices === 1 ? "1 speaker" : `${plural(voices, "speaker")}, ${plural(sides, "side")}`;
}

/**
 * @param {Said[]} values
 * @param {{relation: string}[]} pairs
 * @returns {Relation}
 */
function relationOf(values, pairs) {
  const found = new Set(pairs.map((pair) => pair.relation));
  if (found.has("conflict")) return "conflict";
  if (found.size) return found.has("compatible") ? "compatible" : "uncompared";
  return values[0].sides > 1 ? "equal" : "single";
}

/** @param {Evidence} evidence */
export function relationText(evidence) {
  switch (evidence.relation) {
    case "conflict":
      return termLabel(evidence.course === "update" ? "update" : "conflict");
    case "equal":
      return `${termLabel("equal")}: ${countText(evidence)}`;
    case "compatible":
    case "uncompared":
      return termLabel(evidence.relation);
    default:
      return countText(evidence);
  }
}

/**
 * All that is visible on an event, in the order of the corpus, but first where accounts disagree. What is gathered from
 * several events or scopes is there where it is disputed; else each claim has its own place.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {number} event
 * @returns {Evidence[]}
 */
export function evidenceOn(data, view, event) {
  const found = [];
  for (const group of data.groupsOf.of(event)) {
    const one = data.gathered.has(group) && !view.disputed[group] ? null : evidenceOf(data, view, group);
    if (one) found.push(one);
  }
  const conflict = (/** @type {Evidence} */ one) => Number(one.relation === "conflict");
  return found.sort((a, b) => conflict(b) - conflict(a));
}

/** A scope that goes on from its topic: "duration in hours", "deaths at the base". */
const GOES_ON = /^(?:in|at|near) /;

/** A topic with its scope. @param {import("./data.js").Data} data @param {number} group */
export function topicOf(data, group) {
  const {topic, scope} = data.groups;
  if (GOES_ON.test(scope[group] ?? "")) return `${topic[group]} ${scope[group]}`;
  return scope[group] ? `${topic[group]} (${scope[group]})` : topic[group];
}
