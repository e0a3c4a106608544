/**
 * The evidence on one question (an event's topic and scope): its values, who says each, and how they relate.
 */
import {plural} from "../dom/text.js";

/**
 * @typedef {{value: number, text: string, claims: number[], speakers: number[], voices: number}} Said
 * speakers are rows, each once; voices counts the independent ones among them
 * @typedef {"conflict"|"compatible"|"uncompared"|"equal"|"single"} Relation
 * @typedef {{group: number, relation: Relation, values: Said[], voices: number, claims: number,
 *   course: "conflict"|"update"|null, courseRule: string|null,
 *   pairs: {a: number, b: number, relation: string, rule: string}[]}} Evidence
 */

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
  /** @type {Set<number>} */
  const voices = new Set();
  let claims = 0;
  for (const claim of data.claimsIn.of(group)) {
    if (!view.claims[claim]) continue;
    const value = data.claims.value[claim];
    const speaker = data.claims.speaker[claim];
    let entry = said.get(value);
    if (!entry) {
      entry = {value, text: data.groups.labels[group][value], claims: [], speakers: [], voices: 0};
      said.set(value, entry);
    }
    entry.claims.push(claim);
    claims++;
    if (!entry.speakers.includes(speaker)) {
      entry.speakers.push(speaker);
      if (data.speakers.independent[speaker]) {
        entry.voices++;
        voices.add(speaker);
      }
    }
  }
  if (!said.size) return null;
  const pairs = (data.groups.relations[group] ?? [])
    .filter((/** @type {any[]} */ pair) => said.has(pair[0]) && said.has(pair[1]))
    .map((/** @type {any[]} */ [a, b, relation, rule]) => ({a, b, relation, rule}));
  const values = [...said.values()].sort((a, b) => a.value - b.value);
  const [course, courseRule] = data.groups.course[group] ?? [null, null];
  return {group, values, pairs, claims, voices: voices.size, relation: relationOf(values, pairs), course, courseRule};
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
  return values[0].voices > 1 ? "equal" : "single";
}

/** @param {Evidence} evidence */
export function relationText(evidence) {
  switch (evidence.relation) {
    case "conflict":
      return evidence.course === "update" ? "later accounts differ" : "accounts disagree";
    case "compatible":
      return "compatible";
    case "uncompared":
      return "not compared";
    case "equal":
      return `${plural(evidence.voices, "independent speaker")} agree`;
    default:
      if (!evidence.voices) return "no independent speaker";
      return evidence.values[0].speakers.length > 1 ? "one independent speaker" : "one speaker";
  }
}

/**
 * All that is visible on an event, in the order of the corpus, but first where accounts disagree.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @param {number} event
 * @returns {Evidence[]}
 */
export function evidenceOn(data, view, event) {
  const found = [];
  for (const group of data.groupsOf.of(event)) {
    const one = evidenceOf(data, view, group);
    if (one) found.push(one);
  }
  const conflict = (/** @type {Evidence} */ one) => Number(one.relation === "conflict");
  return found.sort((a, b) => conflict(b) - conflict(a));
}

/** A topic with its scope. @param {import("./data.js").Data} data @param {number} group */
export function topicOf(data, group) {
  const {topic, scope} = data.groups;
  return scope[group] ? `${topic[group]} (${scope[group]})` : topic[group];
}
