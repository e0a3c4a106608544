/**
 * Text in which the words that are searched for are marked.
 */
import {foldText} from "../model/search.js";
import {getState} from "../model/state.js";
import {el} from "../dom/text.js";

/** A word with what does not count in it, as search compares words. */
const WORD = /[\p{L}\p{N}\p{M}\u0640'\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4]+/gu;

/**
 * A text as nodes, with every word marked that begins as one that is searched for.
 * @param {import("../model/data.js").Data} data
 * @param {string|null|undefined} text
 * @param {string[][]} [terms] what is searched for, if not in events and places
 * @returns {(Node|string)[]}
 */
export function marked(data, text, terms = data.search(getState().words)?.terms ?? []) {
  if (!text) return [];
  /** @type {(Node|string)[]} */
  const nodes = [];
  let done = 0;
  for (const match of hits(text, terms)) {
    nodes.push(text.slice(done, match.index), el("mark", {text: match[0]}));
    done = match.index + match[0].length;
  }
  nodes.push(text.slice(done));
  return nodes;
}

/** Where the first word stands that is marked; 0 if none is. @param {string} text @param {string[][]} terms */
export function markedAt(text, terms) {
  return hits(text, terms).next().value?.index ?? 0;
}

/** The words of a text that begin as one of some terms. @param {string} text @param {string[][]} terms */
function* hits(text, terms) {
  const starts = terms.flat().flatMap((one) => one.split(" "));
  if (!starts.length) return;
  for (const match of text.matchAll(WORD)) {
    const folded = foldText(match[0]);
    if (starts.some((start) => folded.startsWith(start))) yield match;
  }
}
