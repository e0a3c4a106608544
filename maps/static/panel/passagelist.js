/**
 * The passages of the articles' own texts in which the words stand that are searched for; each opens the article there.
 */
import {articleName} from "../model/articlenames.js";
import {passagesWith} from "../model/passages.js";
import {getState, read} from "../model/state.js";
import {FEW_AT_ONCE, createPaged} from "../dom/paged.js";
import {marked, markedAt} from "../ui/marked.js";
import {bdi, el, plural} from "../dom/text.js";

/** Passages above the events that were found, before a reader asks for more. */
const FIRST = 2;
/** Letters of a passage before its first word that is marked, and after it. */
const BEFORE = 70;
const AFTER = 130;

/** @typedef {import("../model/passages.js").Passage} Passage */

/** @param {import("../model/app.js").App} app */
export function createPassageList(app) {
  const title = el("h3", {class: "passages-title"});
  /** @type {string[][]} */
  let terms = [];
  const paged = createPaged((/** @type {Passage} */ one) => el("div", {role: "listitem"}, passageButton(app, one, terms)), {
    ...{name: "Passages in the articles", noun: "passage", first: FIRST, atOnce: FEW_AT_ONCE},
  });
  const element = el("section", {class: "passages", hidden: true}, title, paged.list, paged.more);
  return {
    element,
    update() {
      const {data, view} = app;
      const found = passagesWith(data, data.search(getState().words));
      const passages = found.passages.filter(({article}) => view.articles[article]);
      terms = found.terms;
      element.hidden = !passages.length;
      title.textContent = `In the ${kindOfText(data, passages)}: ${plural(passages.length, "passage")} in ${plural(new Set(passages.map(({article}) => article)).size, "article")}`;
      paged.show(passages);
    },
  };
}

/** What passages are from. @param {import("../model/app.js").App["data"]} data @param {Passage[]} passages */
function kindOfText({texts}, passages) {
  const digests = passages.filter(({article}) => texts.digest[texts.article.indexOf(article)]).length;
  if (!digests) return "articles’ texts";
  return digests === passages.length ? "articles’ digests" : "articles’ texts and digests";
}

/** @param {import("../model/app.js").App} app @param {Passage} passage @param {string[][]} terms */
function passageButton({data}, {article, paragraph, text}, terms) {
  const published = data.articles.published_text[article];
  const button = el(
    "button",
    {class: "found-claim", type: "button", on: {click: () => read({article, paragraph})}},
    el("bdi", {lang: data.articles.language[article]}, ...marked(data, excerpt(text, markedAt(text, terms)), terms)),
    " ",
    el("span", {class: "soft"}, bdi(articleName(data, article)), published ? ", " : "", bdi(published || "")),
  );
  button.dataset.passage = `${data.articles.id[article]} ${paragraph}`;
  return button;
}

/** Some words of a text about a place in it. @param {string} text @param {number} at */
function excerpt(text, at) {
  const from = at > BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  const space = at + AFTER < text.length ? text.lastIndexOf(" ", at + AFTER) : text.length;
  const to = space > at ? space : text.length;
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
