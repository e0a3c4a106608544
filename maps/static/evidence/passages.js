/**
 * What stands in an article: the passage itself where the reader gave the originals, and where exactly it stands.
 */
import {articleName, nameOf, titleText} from "../model/articlenames.js";
import {textOf} from "../model/data.js";
import {lettersOf} from "../model/passages.js";
import {read} from "../model/state.js";
import {bdi, el, link} from "../dom/text.js";

/**
 * A passage, what is meant in it marked.
 * @param {[string, string, string]|null|undefined} quote before, marked, after
 * @param {string|null} language BCP 47
 */
export function quotation(quote, language) {
  if (!quote) return null;
  const [before, marked, after] = quote;
  return el(
    "blockquote",
    {class: "quotation", dir: "auto", lang: language},
    before,
    marked ? el("mark", {text: marked}) : null,
    after,
  );
}

/** More letters of a passage are not quoted: the article is one press away. */
const MOST_LETTERS = 500;

/**
 * What a claim cites, as it is quoted, where the page has the article itself and not a digest of it.
 * @param {import("../model/data.js").Data} data
 * @param {number} claim
 * @returns {[string, string, string]|null}
 */
export function citedWords(data, claim) {
  const {texts, claims} = data;
  const row = textOf(data, claims.article[claim]);
  if (row < 0 || !texts.text[row] || texts.digest[row]) return null;
  const [, start, end] = texts.claims[row].find((/** @type {number[]} */ [one]) => one === claim) ?? [claim, 0, 0];
  const words = lettersOf(texts.text[row]).slice(start, end);
  if (!words) return null;
  return [words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words, "", ""];
}

/**
 * Where in its article a claim or a mention stands: "¶8", "¶8–9", "caption"; empty where nobody knows.
 * @param {import("../model/data.js").Table} table
 * @param {number} row
 */
export function whereText({paragraph, last_paragraph: last, part}, row) {
  if (!paragraph[row]) return part[row] ?? "";
  return last[row] ? `¶${paragraph[row]}–${last[row]}` : `¶${paragraph[row]}`;
}

/** "headline, ¶3, 9, caption, ¶12", of several places in one article. @param {string[]} all */
export function listedWheres(all) {
  return all.map((where, i) => (i && all[i - 1].startsWith("¶") ? where.replace(/^¶/, "") : where)).join(", ");
}

/** What is said where the paragraph of the article cannot be told. */
export const NO_PARAGRAPH = "paragraph not known";

/**
 * The address of an article's page at a passage, which browsers look up by its words (a text fragment).
 * @param {string|null} address
 * @param {(string|null|undefined)[]} anchors words of each passage
 * @returns {string|null}
 */
export function passageAddress(address, anchors) {
  const words = anchors.flatMap((one) => (one ? [`text=${encodeURIComponent(one).replaceAll("-", "%2D")}`] : []));
  if (!address || !words.length) return address;
  return `${address}${address.includes("#") ? "" : "#"}:~:${words.join("&")}`;
}

/**
 * The article with its date, where it says it, and the characters: as nodes to append.
 * @param {import("../model/data.js").Data} data
 * @param {number} article
 * @param {import("../model/data.js").Table} table of claims or mentions
 * @param {number} row
 * @param {number|null|undefined} start
 * @param {number|null|undefined} end
 */
export function locator(data, article, table, row, start, end) {
  const {articles} = data;
  const title = titleText(data, article);
  const where = whereText(table, row);
  const published = articles.published_text[article];
  const {apart, by} = nameOf(data, article);
  return [
    link(passageAddress(articles.url[article], [table.anchor?.[row]]), title || articleName(data, article)),
    published ? ", " : "",
    bdi(published || ""),
    title && by === "id" ? ", " : "",
    bdi((title && by === "id" && apart) || ""),
    `, ${where || NO_PARAGRAPH}`,
    start === null || start === undefined ? "" : `, characters ${start}–${end} of the original`,
  ];
}

/**
 * Leads to the passage in the article; null where the page does not have the text.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/state.js").Reading} reading
 * @param {string} [text]
 */
export function readButton(data, reading, text = "Read in the article") {
  if (textOf(data, reading.article) < 0) return null;
  return el("button", {class: "plain read-in", type: "button", text, on: {click: () => read(reading)}});
}
