/**
 * The article, or the digest of it, to read: places and what claims cite are marked, each mark opens its card, and a card
 * leads back to its passage.
 */
import {articleName, titleText} from "../model/articlenames.js";
import {speakerName, textOf} from "../model/data.js";
import {topicOf} from "../model/evidence.js";
import {siteOf} from "../model/filters.js";
import {passagesWith} from "../model/passages.js";
import {getState, select, selectClaim} from "../model/state.js";
import {marked} from "../ui/marked.js";
import {bdi, capital, el, link} from "../dom/text.js";

/** @typedef {[row: number, start: number, end: number]} Span */

/**
 * @param {import("../model/app.js").App} app
 * @param {import("../model/state.js").Reading} reading
 */
export function articleReader(app, {article, claim, mention, paragraph}) {
  const {data, view} = app;
  const row = textOf(data, article);
  const {articles, texts} = data;
  const head = [
    el("h2", {id: "card-title", tabindex: "-1"}, bdi(titleText(data, article) || articleName(data, article))),
    el("p", {class: "soft"}, link(articles.url[article], articles.publisher[article] || articleName(data, article)), articles.published_text[article] ? ", " : "", bdi(articles.published_text[article] || "")),
  ];
  if (row < 0 || !texts.text[row]) return el("article", {class: "card reading", "aria-labelledby": "card-title"}, ...head, el("p", {class: "soft", text: "This page was built without the text."}));
  /** @type {Span[]} */
  const claims = texts.claims[row].filter((/** @type {Span} */ [c]) => view.claims[c]);
  /** @type {Span[]} */
  const mentions = texts.mentions[row].filter((/** @type {Span} */ [m]) => view.mentions[m] && data.mentions.place[m] !== null);
  const letters = /[\ud800-\udfff]/.test(texts.text[row]) ? [...texts.text[row]] : texts.text[row];
  const lit = claims.find(([c]) => c === claim) ?? mentions.find(([m]) => m === mention) ?? null;
  const {terms} = passagesWith(data, data.search(getState().words));
  const paragraphs = texts.paragraphs[row].map((/** @type {[number, number]} */ [start, end], /** @type {number} */ n) => {
    const inside = (/** @type {Span} */ [, from, to]) => from < end && (to > start || from === start);
    return paragraphNode(app, letters, start, end, {claims: claims.filter(inside), mentions: mentions.filter(inside), lit, whole: n === paragraph, terms});
  });
  const filtered = texts.claims[row].some((/** @type {Span} */ [c]) => !view.claims[c]) || texts.mentions[row].some((/** @type {Span} */ [m]) => !view.mentions[m]);
  const said = texts.digest[row] ? "A digest in this corpus's own words, paragraph by paragraph." : "The article as it was read.";
  return el(
    "article",
    {class: "card reading", "aria-labelledby": "card-title"},
    ...head,
    el("p", {class: "soft", text: `${said} Names of places and what claims cite are marked${filtered ? ", but for those that a filter hides" : ""}: choose one to open its card.`}),
    el("div", {class: "reading-text", lang: texts.digest[row] ? data.corpus.language : articles.language[article]}, ...paragraphs),
  );
}

/**
 * @param {import("../model/app.js").App} app
 * @param {string|string[]} letters
 * @param {number} start
 * @param {number} end
 * @param {{claims: Span[], mentions: Span[], lit: Span|null, whole: boolean, terms: string[][]}} marks whole: whether all of it
 *   is lit; terms: what is searched for
 */
function paragraphNode(app, letters, start, end, {claims, mentions, lit, whole: sought, terms}) {
  const edges = new Set([start, end]);
  for (const [, from, to] of [...claims, ...mentions]) for (const edge of [from, to]) if (edge > start && edge < end) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  const whole = sought || (lit && lit[1] === lit[2] && lit[1] === start);
  const nodes = cuts.slice(0, -1).flatMap((from, i) => {
    const to = cuts[i + 1];
    const text = [...letters.slice(from, to)].join("");
    const over = (/** @type {Span} */ span) => span[1] <= from && span[2] >= to;
    const mention = mentions.find(over);
    const cited = claims.filter(over);
    const told = lit && over(lit);
    const words = marked(app.data, text, terms);
    if (mention) return placeMark(app, mention[0], words, cited.length > 0, Boolean(told));
    if (!cited.length) return words;
    return el("mark", {class: told ? "cited told" : "cited", on: {click: () => openClaim(app, cited[0][0])}}, ...words);
  });
  const begin = claims.filter(([, from]) => from >= start && from < end);
  return el(
    "div",
    {class: whole ? "reading-paragraph told" : "reading-paragraph"},
    el("p", {dir: "auto"}, ...nodes),
    begin.length ? el("ul", {class: "notes", role: "list"}, ...begin.map(([c]) => el("li", {}, claimNote(app, c, lit?.[0] === c)))) : null,
  );
}

/** A name of a place, which opens the place's card. @param {import("../model/app.js").App} app @param {number} mention @param {(Node|string)[]} words @param {boolean} cited @param {boolean} told */
function placeMark({data}, mention, words, cited, told) {
  const place = data.mentions.place[mention];
  return el("button", {class: `place-mark${cited ? " cited" : ""}${told ? " told" : ""}`, type: "button", title: data.places.name[place], on: {click: () => select(null, place)}}, ...words);
}

/** What a claim takes from the paragraph. @param {import("../model/app.js").App} app @param {number} claim @param {boolean} told */
function claimNote(app, claim, told) {
  const {data} = app;
  const {claims} = data;
  const own = data.speakers.id[claims.speaker[claim]].startsWith("article:");
  return el(
    "button",
    {class: told ? "note told" : "note", type: "button", on: {click: () => openClaim(app, claim)}},
    bdi(capital(topicOf(data, claims.group[claim]))),
    ": ",
    el("b", {}, bdi(claims.text[claim])),
    own ? null : ", ",
    own ? null : bdi(speakerName(data, claims.speaker[claim])),
  );
}

/** @param {import("../model/app.js").App} app @param {number} claim */
function openClaim(app, claim) {
  const event = app.data.claims.event[claim];
  selectClaim(event, siteOf(app, event), claim);
}
