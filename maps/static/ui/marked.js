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
 * @returns {(Node|string)[]}
 */
export function marked(data, text) {
  if (!text) return [];
  const starts = (data.search(getState().words)?.terms ?? []).flat().flatMap((one) => one.split(" "));
  if (!starts.length) return [text];
  /** @type {(Node|string)[]} */
  const nodes = [];
  let done = 0;
  for (const match of text.matchAll(WORD)) {
    const folded = foldText(match[0]);
    if (!starts.some((start) => folded.startsWith(start))) continue;
    nodes.push(text.slice(done, match.index), el("mark", {text: match[0]}));
    done = match.index + match[0].length;
  }
  nodes.push(text.slice(done));
  return nodes;
}
