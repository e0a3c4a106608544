/**
 * How articles name a place: the spellings of each, and every mention one by one.
 */
import {articleName, nameOf} from "../model/articlenames.js";
import {listedWheres, locator, quotation, readButton, whereText} from "./passages.js";
import {bdi, capital, el, number} from "../dom/text.js";

const MOST_ARTICLES = 100;
const MOST_PARAGRAPHS = 8;

/** What a use of a name other than for the place itself is. */
const SENSES = {
  metonym: "the name stands for a government or its people",
  demonym: "the name of a people",
  modifier: "the name describes something else",
  embedded: "the name is part of another name",
};

/**
 * The visible mentions of a place, article by article.
 * @param {import("../model/app.js").App} app
 * @param {number} place
 * @param {string} [use] of the mentions, all without
 * @returns {number[]} rows
 */
export function mentionsOf({data, view}, place, use) {
  const {article, use: uses} = data.mentions;
  return [...data.mentionsAt.of(place)]
    .filter((m) => view.mentions[m] && (!use || uses[m] === use))
    .sort((a, b) => article[a] - article[b] || a - b);
}

/**
 * How each article spells a place, how often, and in which paragraphs.
 * @param {import("../model/data.js").Data} data
 * @param {number[]} mentions rows, article by article
 * @param {(at: number) => void} [open] what a paragraph does, told the mention's number in the list
 */
export function spellingTable(data, mentions, open) {
  if (!mentions.length) return null;
  /** @type {Map<number, Map<string, number[]>>} */
  const byArticle = new Map();
  mentions.forEach((m, at) => {
    const article = data.mentions.article[m];
    const spelled = byArticle.get(article) ?? new Map();
    byArticle.set(article, spelled);
    const surface = data.mentions.surface[m];
    spelled.set(surface, [...(spelled.get(surface) ?? []), at]);
  });
  const groups = [...byArticle]
    .slice(0, MOST_ARTICLES)
    .map(([article, spelled]) => spellingGroup(data, article, spelled, (all) => paragraphs(data, mentions, all, open)));
  const left = byArticle.size - groups.length;
  return el(
    "table",
    {class: "evidence spellings"},
    ...groups,
    left ? el("tbody", {}, el("tr", {}, el("td", {colspan: 3, class: "soft", text: `and ${number(left)} more articles`}))) : null,
  );
}

/**
 * How one article spells a place.
 * @param {import("../model/data.js").Data} data
 * @param {number} article
 * @param {Map<string, number[]>} spelled
 * @param {(all: number[]) => (Node|string)[]} where the paragraphs of mentions
 */
function spellingGroup(data, article, spelled, where) {
  const rows = [...spelled].map(([surface, all], i) =>
    el(
      "tr",
      {},
      i ? null : el("th", {scope: "rowgroup", rowspan: spelled.size, class: "soft"}, bdi(articleName(data, article))),
      el(
        "td",
        {lang: data.articles.language[article]},
        bdi(surface),
        all.length > 1 ? el("span", {class: "soft", text: ` × ${all.length}`}) : null,
      ),
      el("td", {class: "paragraphs soft"}, ...where(all)),
    ),
  );
  return el("tbody", {}, ...rows);
}

/**
 * "¶3, 9, 12", each once, where they can be opened as buttons.
 * @param {import("../model/data.js").Data} data
 * @param {number[]} mentions
 * @param {number[]} all numbers in that list
 * @param {((at: number) => void)|undefined} open
 * @returns {(Node|string)[]}
 */
function paragraphs(data, mentions, all, open) {
  /** @type {Map<string, number>} */
  const first = new Map();
  for (const at of all) {
    const where = whereText(data.mentions, mentions[at]);
    if (where && !first.has(where)) first.set(where, at);
  }
  const shown = [...first].slice(0, MOST_PARAGRAPHS);
  if (!open) return [`${listedWheres(shown.map(([where]) => where))}${first.size > shown.length ? "…" : ""}`];
  const buttons = shown.map(([where, at]) => {
    const name = `${articleName(data, data.mentions.article[mentions[at]])}, ${where.replace("¶", "paragraph ")}`;
    return el("button", {class: "cite jump", type: "button", "aria-label": name, text: where, on: {click: () => open(at)}});
  });
  return first.size > shown.length ? [...buttons, "…"] : buttons;
}

/**
 * The number that follows in a round of so many.
 * @param {number} at
 * @param {number} step
 * @param {number} count
 */
export function stepped(at, step, count) {
  return (((at + step) % count) + count) % count;
}

/**
 * Mentions one by one: what each article says where, "1 of 12", previous and next.
 * @param {import("../model/data.js").Data} data
 * @param {number[]} mentions rows
 * @param {string} name of what is stepped through
 */
export function mentionReader(data, mentions, name) {
  let at = 0;
  const position = el("span", {role: "status"});
  const body = el("div", {class: "passage"});
  /** @param {number} to */
  function show(to) {
    at = to;
    position.textContent = `Mention ${number(at + 1)} of ${number(mentions.length)}`;
    body.replaceChildren(...mentionNodes(data, mentions[at]));
  }
  /** @param {number} by @param {string} text @param {string} label */
  const button = (by, text, label) =>
    el("button", {
      class: "step",
      type: "button",
      "aria-label": label,
      text,
      on: {click: () => show(stepped(at, by, mentions.length))},
    });
  const steps = mentions.length > 1 ? [button(-1, "‹", "Previous mention"), button(1, "›", "Next mention")] : [];
  const element = el(
    "div",
    {class: "reader", role: "group", "aria-label": name},
    el("div", {class: "reader-head soft"}, position, ...steps),
    body,
  );
  element.addEventListener("keydown", (event) => {
    const by = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!by) return;
    event.preventDefault();
    show(stepped(at, by, mentions.length));
  });
  show(0);
  return {
    element,
    /** @param {number} to */
    open(to) {
      show(to);
      element.scrollIntoView({block: "nearest"});
      element.querySelector("button")?.focus({preventScroll: true});
    },
  };
}

/**
 * Why this place and no other of the name, and how sure that is; null where the gazetteer has but one.
 * @param {import("../model/data.js").Data} data
 * @param {number} mention
 */
function choiceNode({mentions}, mention) {
  const reasons = mentions.reasons[mention];
  const confidence = mentions.confidence[mention];
  const rival = mentions.runner_up_name[mention];
  if (confidence === null) return reasons ? el("p", {class: "soft choice"}, bdi(capital(reasons))) : null;
  const percent = Math.round(confidence * 100);
  return el(
    "p",
    {class: "soft choice"},
    mentions.close[mention] ? el("b", {text: "Too close to call. "}) : null,
    reasons ? "Chosen because: " : null,
    reasons ? bdi(reasons) : null,
    reasons ? ". " : null,
    `About ${percent}% sure`,
    rival ? "; the runner-up is " : ".",
    rival ? bdi(rival) : null,
    rival ? "." : null,
  );
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {number} mention
 */
function mentionNodes(data, mention) {
  const {mentions, articles} = data;
  const article = mentions.article[mention];
  const sense = /** @type {{[subtype: string]: string}} */ (SENSES)[mentions.subtype[mention]];
  const quoted = quotation(mentions.quote?.[mention], articles.language[article]);
  return [
    el("p", {lang: articles.language[article]}, "“", bdi(mentions.surface[mention]), "”"),
    sense ? el("p", {class: "soft", text: `In another sense: ${sense}`}) : null,
    choiceNode(data, mention),
    quoted,
    readButton(data, {article, mention}),
    el(
      "p",
      {class: "soft"},
      bdi(nameOf(data, article).publisher),
      ": ",
      ...locator(
        data,
        article,
        mentions,
        mention,
        mentions.original_start[mention],
        mentions.original_end[mention],
      ),
    ),
  ].filter((node) => node !== null);
}
