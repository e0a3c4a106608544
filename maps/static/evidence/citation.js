/**
 * An event cited in words that can be pasted: what, when, who says so and where, and out of which collection. Only what
 * was printed as a title is quoted as one. As in APA's style, brackets hold our own words for what has no title, and
 * nothing stands behind an address.
 */
import {zoneText} from "../dom/text.js";
import {nameOf, titleText} from "../model/articlenames.js";
import {NO_PARAGRAPH, listedWheres, passageAddress, whereText} from "./passages.js";

/** An address leads to so many passages at most. */
const MOST_PASSAGES = 4;

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
 * The visible claims about an event by article, in the corpus's order.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} event
 * @returns {[number, number[]][]}
 */
function citedArticles(data, view, event) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const claim of data.claimsOf.of(event)) {
    if (!view.claims[claim]) continue;
    const article = data.claims.article[claim];
    found.set(article, [...(found.get(article) ?? []), claim]);
  }
  return [...found].sort(([a], [b]) => a - b);
}

/**
 * "Asia Times, “Iran strikes”, 8 January 2020, caption, ¶3, 8–9. https://…".
 * @param {import("../model/data.js").Data} data
 * @param {number} article
 * @param {number[]} rows of the claims
 */
function articleLine(data, article, rows) {
  const {articles, claims} = data;
  const {apart, by} = nameOf(data, article);
  const order = [...rows].sort((a, b) => (claims.paragraph[a] ?? 0) - (claims.paragraph[b] ?? 0));
  const where = new Map(order.map((claim) => [whereText(claims, claim), claims.anchor?.[claim]]));
  where.delete("");
  const title = titleText(data, article);
  const parts = [
    articles.publisher[article] || articles.agency[article],
    articles.title[article] ? title : title ? `[${articles.label[article]}; title not known]` : articles.id[article],
    articles.published_text[article],
    title && by === "id" ? apart : null,
    listedWheres([...where.keys()]) || NO_PARAGRAPH,
  ];
  const address = passageAddress(articles.url[article], [...where.values()].slice(0, MOST_PASSAGES));
  const retrieved = articles.retrieved[article];
  return `- ${parts.filter(Boolean).join(", ")}.${retrieved ? ` Retrieved ${retrieved}.` : ""}${address ? ` ${address}` : ""}`;
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
  const from = [`From “${corpus.title}”${corpus.version ? `, version ${corpus.version}` : ""}`, corpus.licence, `Made with ${generator}`];
  const onWeb = /^https?:/.test(address);
  return [
    `${events.title[event]}, ${citedTime(data, event)}.`,
    ...(articles.length ? ["According to:", ...articles.map((one) => articleLine(data, ...one))] : []),
    from.flatMap((one) => (one ? [`${one.replace(/\.$/, "")}.`] : [])).join(" "),
    ...(onWeb ? [`${address.split("#")[0]}#${new URLSearchParams({card: events.id[event]})}`] : []),
  ].join("\n");
}
