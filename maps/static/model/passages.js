/**
 * Finding by words in the articles' own texts, where the page has them: paragraph by paragraph. What is found here is
 * shown beside the events and filters none of them, so that exports are those of the command, which reads no page.
 */
import {slipped} from "./query.js";
import {Haystack, foldText} from "./search.js";

/**
 * @typedef {{article: number, paragraph: number, text: string}} Passage paragraph: counted from 0 in the text of the page
 * @typedef {{terms: string[][], passages: Passage[]}} Passages terms: as they were looked for in the texts
 */

/** Of a data's texts: read once. @type {WeakMap<object, {haystack: Haystack, at: (row: number) => Passage}>} */
const known = new WeakMap();

/** @type {WeakMap<import("./search.js").Found, Passages>} */
const latest = new WeakMap();

/** @param {import("./data.js").Data} data */
function paragraphsOf(data) {
  const ready = known.get(data.texts);
  if (ready) return ready;
  const {article, text, paragraphs} = data.texts;
  /** @type {[row: number, paragraph: number][]} */
  const rows = article.flatMap((_, row) => (paragraphs[row] ?? []).map((/** @type {unknown} */ _, /** @type {number} */ n) => [row, n]));
  /** @param {number} at @returns {Passage} */
  const passage = (at) => {
    const [row, paragraph] = rows[at];
    const [start, end] = paragraphs[row][paragraph];
    return {article: article[row], paragraph, text: lettersOf(text[row]).slice(start, end)};
  };
  const made = {haystack: new Haystack(rows.length, (at) => foldText(passage(at).text)), at: passage};
  known.set(data.texts, made);
  return made;
}

/** A text of which a slice counts characters, as Python does, and not halves of them. @param {string} text */
export function lettersOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return text;
  const letters = [...text];
  return {slice: (/** @type {number} */ from, /** @type {number} */ to) => letters.slice(from, to).join("")};
}

/** Read the texts while nothing else is to do. @param {import("./data.js").Data} data @param {number} milliseconds */
export function readPassages(data, milliseconds) {
  return paragraphsOf(data).haystack.read(milliseconds);
}

/** Whether the page has texts of the articles. @param {import("./data.js").Data} data */
export function hasTexts({texts}) {
  return texts.text.some(Boolean);
}

/**
 * The paragraphs in which all that is searched for stands. A word that is in no text is forgiven a letter.
 * @param {import("./data.js").Data} data
 * @param {import("./search.js").Found|null} found what the events and places were searched for
 * @returns {Passages}
 */
export function passagesWith(data, found) {
  if (!found?.terms.length || !hasTexts(data)) return {terms: [], passages: []};
  const before = latest.get(found);
  if (before) return before;
  const {haystack, at} = paragraphsOf(data);
  const terms = found.terms.map((term) => {
    const [word] = term;
    if (!found.slips.includes(word)) return term;
    return haystack.has(word) ? [word] : [...new Set([...term, ...[...haystack.words()].filter((other) => slipped(word, other))])];
  });
  const flags = haystack.having(terms);
  const made = {terms, passages: [...flags.keys()].filter((row) => flags[row]).map(at)};
  latest.set(found, made);
  return made;
}
