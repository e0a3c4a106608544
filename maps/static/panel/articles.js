/**
 * Choosing articles: the chips above the lists, and the tab that says what each article is.
 */
import {createBadges} from "../ui/badges.js";
import {readButton} from "../evidence/passages.js";
import {articleName, nameOf, titleText} from "../model/articlenames.js";
import {textOf} from "../model/data.js";
import {chooseOrigin, getState, openTab, setState, toggleArticle, toggleDisputed} from "../model/state.js";
import {sheetCover} from "../ui/sheet.js";
import {explainButton} from "../ui/explanation.js";
import {bdi, capital, el, link, number, plural} from "../dom/text.js";

const MOST_CHIPS = 8;
const FIRST_CHIPS = 5;

/**
 * Chips for the articles, of which any number can be chosen and none means all; one for disagreement; what is filtered.
 * @param {import("../model/app.js").App} app
 */
export function createChips(app) {
  const {data} = app;
  const shown = data.size.articles > MOST_CHIPS ? FIRST_CHIPS : data.size.articles;
  const all = chip("All articles", () => setState({articles: new Set()}));
  /** @param {number} a */
  const made = (a) => {
    const one = chip(articleName(data, a), () => toggleArticle(a));
    one.button.dataset.article = data.articles.id[a];
    if (data.articles.title[a]) one.button.title = data.articles.title[a];
    return one;
  };
  const chips = Array.from({length: shown}, (_, a) => made(a));
  const chosen = el("span", {class: "more-chips"});
  const disputed = chip("Accounts disagree", () => toggleDisputed(!getState().disputed));
  disputed.button.classList.add("disputed-chip");
  const proposed = chip("Proposed by rules", () => chooseOrigin(getState().origin === "proposed" ? null : "proposed"));
  const inView = chip("In view", () => setState({box: getState().box ? null : viewBox(app.map)}));
  inView.button.title = "Only what lies in what the map shows now";
  const badges = createBadges(app);
  const more =
    data.size.articles > shown
      ? el("button", {
          class: "plain",
          type: "button",
          text: `${number(data.size.articles - shown)} more`,
          on: {click: () => openTab("articles")},
        })
      : null;
  const element = el(
    "div",
    {class: "chips", role: "group", "aria-label": "Filter"},
    all.button,
    ...chips.map((one) => one.button),
    chosen,
    more,
    disputed.button,
    inView.button,
    proposed.button,
  );
  return {
    element: el("div", {class: "filters"}, element, badges.element),
    update() {
      const {articles} = getState();
      all.set(articles.size === 0, null);
      /** @param {number} a */
      const events = (a) => (data.size.events ? app.view.eventsByArticle[a] : null);
      disputed.button.hidden = !data.size.claims;
      proposed.button.hidden = !isMixed(data);
      chips.forEach((one, a) => one.set(articles.has(a), events(a)));
      const beyond = [...articles].filter((a) => a >= shown).sort((a, b) => a - b);
      chosen.replaceChildren(
        ...beyond.slice(0, MOST_CHIPS).map((a) => {
          const one = made(a);
          one.set(true, events(a));
          return one.button;
        }),
      );
      element.classList.toggle("filtered", articles.size > 0);
      disputed.set(getState().disputed, app.view.eventsDisputed);
      inView.set(getState().box !== null, null);
      proposed.set(getState().origin === "proposed", app.view.eventsProposed);
      badges.update();
    },
  };
}

/** What of the map is in sight, as a box in degrees. @param {L.Map} map @returns {import("../model/state.js").Box} */
function viewBox(map) {
  const size = map.getSize();
  const lower = size.y - sheetCover(/** @type {HTMLElement} */ (map.getContainer().closest(".desk")));
  const bounds = L.latLngBounds(map.containerPointToLatLng([0, lower]), map.containerPointToLatLng([size.x, 0]));
  const [south, north] = [bounds.getSouth(), bounds.getNorth()].map((lat) => rounded(Math.max(-90, Math.min(90, lat))));
  if (bounds.getEast() - bounds.getWest() >= 360) return [-180, south, 180, north];
  /** @param {number} lon */
  const wrapped = (lon) => rounded(L.latLng(0, lon).wrap().lng);
  return [wrapped(bounds.getWest()), south, wrapped(bounds.getEast()), north];
}

/** @param {number} degrees */
function rounded(degrees) {
  return Math.round(degrees * 1e4) / 1e4;
}

/** Whether some events are proposed and some are not. @param {import("../model/data.js").Data} data */
function isMixed({events: {proposed}}) {
  return proposed.includes(true) && proposed.includes(false);
}

/**
 * @param {string} text
 * @param {() => void} toggle
 */
function chip(text, toggle) {
  const count = el("span", {class: "chip-count"});
  const noun = el("span", {class: "unseen"});
  const button = /** @type {HTMLButtonElement} */ (
    el("button", {class: "chip", type: "button", on: {click: toggle}}, bdi(text), " ", count, noun)
  );
  return {
    button,
    /** @param {boolean} chosen @param {number|null} events */
    set(chosen, events) {
      button.setAttribute("aria-pressed", String(chosen));
      count.textContent = events === null ? "" : number(events);
      count.hidden = events === null;
      noun.textContent = events === null ? "" : events === 1 ? " event" : " events";
    },
  };
}

/**
 * @param {import("../model/app.js").App} app
 */
export function createArticleList(app) {
  const list = el("ul", {class: "articles", role: "list"});
  const element = el("div", {}, list, aboutCorpus(app.data));
  /** @type {Int32Array|null} */ let claims = null;
  /** @type {Int32Array|null} */ let mentions = null;
  return {
    element,
    update() {
      claims = claims || tally(app.data.claims.article, app.data.size.articles);
      mentions = mentions || tally(app.data.mentions.article, app.data.size.articles);
      const rows = [];
      for (let a = 0; a < app.data.size.articles; a++) rows.push(articleRow(app, a, claims[a], mentions[a]));
      list.replaceChildren(...rows);
    },
  };
}

/** What the corpus says of itself. @param {import("../model/data.js").Data} data */
function aboutCorpus({corpus, generator, credits, notes}) {
  return el(
    "section",
    {class: "about", "aria-label": "About this corpus", lang: corpus.language},
    el("h3", {text: "About this corpus"}),
    corpus.description ? el("p", {}, bdi(corpus.description)) : null,
    builtWith(corpus.filters),
    el("p", {}, explainButton()),
    ...notes.map((note) => el("p", {class: "soft note"}, bdi(note))),
    corpus.licence ? el("p", {class: "soft"}, "Licence: ", bdi(corpus.licence)) : null,
    credits.length ? el("p", {class: "soft credits"}, "Gazetteer of the world: ", bdi(credits.join("; "))) : null,
    el("p", {class: "soft"}, corpus.version ? "Version " : "", bdi(corpus.version ?? ""), corpus.version ? " · " : "", generator),
  );
}

/** That the page holds a part of the corpus only, and which. @param {{[facet: string]: any}} filters */
function builtWith(filters) {
  const facets = Object.entries(filters).map(([facet, value]) => (value === true ? facet : `${facet} ${[value].flat().join(", ")}`));
  return facets.length ? el("p", {class: "soft part"}, "A part of the corpus: ", bdi(facets.join("; "))) : null;
}

/** What a fact of an article is called that nobody gave. @type {{[fact: string]: string}} */
const INFERRED = {published: "date", publisher: "publisher", agency: "agency", title: "title", url: "address"};

/** @param {number[]} column @param {number} size */
function tally(column, size) {
  const counts = new Int32Array(size);
  for (const key of column) counts[key]++;
  return counts;
}

/**
 * @param {import("../model/app.js").App} app
 * @param {number} a
 * @param {number} claims
 * @param {number} mentions
 */
function articleRow({data}, a, claims, mentions) {
  const {articles} = data;
  const chosen = getState().articles.has(a);
  const {publisher, apart, by} = nameOf(data, a);
  const title = titleText(data, a);
  const named = by === "title"; // the title is the heading then, and the publisher one of the facts
  const facts = [];
  if (named) facts.push(bdi(articles.publisher[a] || publisher));
  if (articles.agency[a]) facts.push(el("span", {}, "with ", bdi(articles.agency[a])));
  facts.push(el("span", {}, articles.published_text[a] ? bdi(articles.published_text[a]) : "undated"));
  facts.push(`${plural(claims, "claim")} · ${plural(mentions, "mention")}`);
  const reliability = articles.reliability[a];
  return el(
    "li",
    {class: "article"},
    el(
      "div",
      {class: "article-head"},
      named
        ? el("h3", {lang: articles.language[a]}, link(articles.url[a], articles.title[a] ?? title))
        : el("h3", {}, bdi(articles.publisher[a] || articles.id[a]), apart ? el("span", {class: "soft"}, " · ", bdi(apart)) : null),
      el("button", {
        class: "chip",
        type: "button",
        "aria-pressed": String(chosen),
        "aria-label": `${chosen ? "Chosen" : "Choose"}: ${articleName(data, a)}`,
        text: chosen ? "Chosen" : "Choose",
        on: {click: () => toggleArticle(a)},
      }),
    ),
    named
      ? null
      : el(
          "p",
          {class: "article-title", lang: articles.title[a] ? articles.language[a] : null},
          articles.label[a] && !articles.title[a] ? "Title not known; in our words: " : null,
          link(articles.url[a], (articles.title[a] ? title : articles.label[a]) || articles.id[a]),
        ),
    el("p", {class: "soft facts"}, ...facts.flatMap((fact, i) => (i ? [" · ", fact] : [fact]))),
    readButton(data, {article: a}, data.texts.digest[textOf(data, a)] ? "Read the digest" : "Read the article"),
    articles.inferred[a].length
      ? el("p", {class: "soft inferred", text: `Inferred from the text: ${articles.inferred[a].map((/** @type {string} */ fact) => INFERRED[fact] || fact).join(", ")}.`})
      : null,
    reliability
      ? el(
          "p",
          {class: "soft"},
          el("b", {text: `${capital(reliability)} reliability`}),
          articles.reliability_note[a] ? ": " : "",
          bdi(articles.reliability_note[a] || ""),
        )
      : null,
    articles.derivative[a]
      ? el("p", {
          class: "soft",
          text: "Compiled from other sources: its own voice does not count as an independent speaker.",
        })
      : null,
  );
}
