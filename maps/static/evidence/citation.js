/**
 * An event cited in words that can be pasted: what, when, who says so and where, and out of which collection.
 */
import {zoneText} from "../dom/text.js";
import {nameOf} from "../model/articlenames.js";

/**
 * When an event was: "8 January 2020, shortly after midnight (Baghdad time, UTC+3)".
 * @param {import("../model/data.js").Data} data
 * @param {number} event
 */
function citedTime({events}, event) {
  const said = [events.date_text[event] || "date not known", events.time_text[event]].filter(Boolean).join(", ");
  const zone = zoneText(events.timezone[event], events.first[event]);
  return zone ? `${said} (${zone})` : said;
}

/**
 * The articles with a visible claim about an event, in the corpus's order, and the paragraphs of those claims.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} event
 * @returns {[number, number[]][]}
 */
function citedArticles(data, view, event) {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  for (const claim of data.claimsOf.of(event)) {
    if (!view.claims[claim]) continue;
    const article = data.claims.article[claim];
    const paragraphs = found.get(article) ?? new Set();
    found.set(article, paragraphs);
    if (data.claims.paragraph[claim]) paragraphs.add(data.claims.paragraph[claim]);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([article, paragraphs]) => [article, [...paragraphs].sort((a, b) => a - b)]);
}

/**
 * "Asia Times, “Iran strikes”, 8 January 2020, paragraphs 3, 9. https://…".
 * @param {import("../model/data.js").Data} data
 * @param {number} article
 * @param {number[]} paragraphs
 */
function articleLine(data, article, paragraphs) {
  const {articles} = data;
  const {apart, by} = nameOf(data, article);
  const title = articles.title[article];
  const parts = [
    articles.publisher[article] || articles.agency[article],
    title ? `“${title}”` : articles.label[article] || articles.id[article],
    articles.published_text[article],
    title && by === "id" ? apart : null,
    paragraphs.length ? `paragraph${paragraphs.length > 1 ? "s" : ""} ${paragraphs.join(", ")}` : null,
  ];
  const address = articles.url[article];
  return `- ${parts.filter(Boolean).join(", ")}.${address ? ` ${address}` : ""}`;
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} event
 * @param {string} address of the page
 * @returns {string}
 */
export function citationText(data, view, event, address) {
  const {corpus, events, generator} = data;
  const articles = citedArticles(data, view, event);
  const from = [`“${corpus.title}”`, corpus.version ? `version ${corpus.version}` : null, corpus.licence, generator];
  const onWeb = /^https?:/.test(address);
  return [
    `“${events.title[event]}”, ${citedTime(data, event)}.`,
    ...(articles.length ? ["According to:", ...articles.map((one) => articleLine(data, ...one))] : []),
    `From ${from.filter(Boolean).join(", ")}.`,
    ...(onWeb ? [`${address.split("#")[0]}#${new URLSearchParams({card: events.id[event]})}`] : []),
  ].join("\n");
}
