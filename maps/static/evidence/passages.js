/**
 * What stands in an article: the passage itself where the reader gave the originals, and where exactly it stands.
 */
import {articleName, nameOf} from "../model/articlenames.js";
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

/**
 * The article with its date, the paragraph and the characters: as nodes to append.
 * @param {import("../model/data.js").Data} data
 * @param {number} article
 * @param {number|null} paragraph
 * @param {number|null|undefined} start
 * @param {number|null|undefined} end
 */
export function locator(data, article, paragraph, start, end) {
  const {articles} = data;
  const title = articles.title[article] || articles.label[article];
  const published = articles.published_text[article];
  const {apart, by} = nameOf(data, article);
  return [
    link(articles.url[article], title || articleName(data, article)),
    published ? ", " : "",
    bdi(published || ""),
    title && by === "id" ? ", " : "",
    bdi((title && by === "id" && apart) || ""),
    paragraph ? `, ¶${paragraph}` : "",
    start === null || start === undefined ? "" : `, characters ${start}–${end} of the original`,
  ];
}
