/**
 * What is declared in `geo/vocabulary`, as the page was given it: the kinds of event that are in the corpus, the facets
 * and the columns of the exports.
 */

/**
 * @typedef {{key: string, label: string, plural: string, path: string}} Kind
 * @typedef {[name: string, outcome: string, example: string]} Rule
 * @typedef {{
 *   kinds: Kind[], facets: {[name: string]: string}, inferences: {[key: string]: [string, string]}, columns: {[layer: string]: [string, string|null][]},
 *   proposing: {[rule: string]: string},
 *   terms: [key: string, label: string, meaning: string][], rules: Rule[], courses: Rule[],
 * }} Vocabulary
 * kinds: path is that of the mark, in a box of 24 units around the middle (12, 12); facets: what each is called where it
 * is set; inferences: what is called so that is inferred of a claim, and what that means; columns: of each export, the name, and the table and column of the page's data that hold it, or null where the
 * page works it out; proposing: what the rules say by which something is proposed; terms: the words for evidence and what they mean; rules, courses: those of `geo/disagreement.py`.
 */

/** @type {Vocabulary} */
let current = {kinds: [], facets: {}, inferences: {}, columns: {}, proposing: {}, terms: [], rules: [], courses: []};

/** @param {Vocabulary} given */
export function setVocabulary(given) {
  current = given;
}

/** @returns {Vocabulary} */
export function vocabulary() {
  return current;
}

/** What the page calls a relation of values, or another thing that it explains. @param {string} key of a term */
export function termLabel(key) {
  return current.terms.find(([known]) => known === key)?.[1] ?? key;
}

/** What the rule says by which an event or a claim is proposed. @param {import("./data.js").Table} table @param {number} row */
export function proposedBecause({proposed_by: rule}, row) {
  return `Found by a rule: ${current.proposing[rule[row]] ?? rule[row]}`;
}

/** Names of GeoNames feature classes. @type {{[code: string]: string}} */
export const FEATURE_CLASSES = {
  A: "country or region",
  H: "water",
  L: "area",
  P: "town",
  R: "road",
  S: "site",
  T: "terrain",
  U: "undersea",
  V: "vegetation",
};
