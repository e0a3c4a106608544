/**
 * What goes on paper: the map as seen, the card that is open or the list with all its rows, what filters it, and the sources. It is
 * made when the browser is about to print, by whatever way the reader asked for that, and taken away afterwards.
 */
import {badgesOf} from "../ui/badges.js";
import {nameOf, titleText} from "../model/articlenames.js";
import {PAPER_COLUMNS, createCoverage} from "../accounts/coverage.js";
import {createHistory} from "../accounts/history.js";
import {articleReader} from "../accounts/reader.js";
import {createSpeakerList} from "../accounts/speakers.js";
import {disputedOnPaper} from "../evidence/disputes.js";
import {placesOf} from "../model/filters.js";
import {listedEvents} from "../model/order.js";
import {drawMap} from "./picture.js";
import {getState} from "../model/state.js";
import {bdi, capital, el, number, plural} from "../dom/text.js";
import {repaint} from "../dom/theme.js";

/** More rows than this are not printed: the export has them. */
const MOST_ROWS = 1000;
/** How often more of a list is asked for. */
const MOST_TIMES = 17;

/** @typedef {import("../model/app.js").App} App */

/**
 * @param {App} app
 * @param {(event: number, place: number|null) => HTMLElement} cardOf makes the card of an event for paper
 */
export function bindPrint(app, cardOf) {
  const root = document.documentElement;
  /** @type {HTMLElement|null} */
  let paper = null;
  const end = () => {
    paper?.remove();
    paper = null;
    delete root.dataset.paper;
    app.map.invalidateSize({animate: false}); // while the paper is laid out the map has no room
    repaint();
  };
  addEventListener("beforeprint", () => {
    if (paper) end();
    root.dataset.paper = "";
    paper = paperOf(app, cardOf);
    document.body.append(paper);
  });
  addEventListener("afterprint", end);
}

/** @param {App} app @param {(event: number, place: number|null) => HTMLElement} cardOf */
function paperOf(app, cardOf) {
  const {data, view} = app;
  const {corpus} = data;
  const filters = badgesOf(app);
  const {tab, selected, reading} = getState();
  const account = ACCOUNTS[tab];
  const list = account ? () => accountOnPaper(app, account) : tab === "places" || !data.size.events ? placesOnPaper : tab === "disagreements" ? disputedOnPaper : eventsOnPaper;
  return el(
    "article",
    {class: "paper"},
    el("h1", {}, bdi(corpus.title)),
    corpus.description ? el("p", {}, bdi(corpus.description)) : null,
    el("p", {class: "paper-counts"}, paperCounts(app)),
    filters.length ? el("ul", {class: "paper-filters", "aria-label": "Filters"}, ...filters.map(({name, text}) => el("li", {}, `${name}: `, bdi(text)))) : null,
    mapOnPaper(app),
    selected && selected.event !== null
      ? cardOf(selected.event, selected.place)
      : reading && !selected
        ? articleReader(app, reading)
        : list(app, MOST_ROWS),
    sourcesOnPaper(data, view),
    el(
      "p",
      {class: "paper-foot"},
      ...footWords(data).flatMap((words, i) => [i ? " · " : "", bdi(words)]),
    ),
  );
}

/** @typedef {{title: string, create: (app: App, first?: number, most?: number) => {element: HTMLElement, update: () => void}, columns?: number}} Account columns: articles in one table */
/** The tabs that are printed as they are seen. @type {{[tab: string]: Account}} */
const ACCOUNTS = {
  speakers: {title: "Speakers", create: createSpeakerList},
  coverage: {title: "Coverage", create: createCoverage, columns: PAPER_COLUMNS},
  history: {title: "History", create: createHistory},
};

/** Such a list made anew, or as many as have all articles as columns. @param {App} app @param {Account} account */
function accountOnPaper(app, {title, create, columns = Infinity}) {
  const all = app.view.counts.articles;
  const parts = [wholeOnPaper(create(app, 0, columns))];
  for (let first = columns; first < all; first += columns) {
    const part = wholeOnPaper(create(app, first, columns));
    part.querySelector(".account-head")?.remove();
    parts.push(el("h3", {text: `${title}, articles ${number(first + 1)} to ${number(Math.min(all, first + columns))}`}), part);
  }
  return el("section", {class: "account"}, el("h2", {text: title}), ...parts);
}

/** A list with all its rows, without what serves a screen alone. @param {{element: HTMLElement, update: () => void}} list */
function wholeOnPaper({element, update}) {
  update();
  const more = /** @type {HTMLElement|null} */ (element.querySelector(".show-more"));
  for (let times = 0; more && !more.hidden && times < MOST_TIMES; times++) more.click();
  for (const one of element.querySelectorAll(".side-chips, .chip, .widen, .widen ~ .plain")) one.remove();
  if (more?.hidden) more.remove();
  return element;
}

/** Licence, version, and when and by what this was printed. @param {import("../model/data.js").Data} data */
function footWords({corpus, generator}) {
  const today = new Date().toLocaleDateString("en-GB", {dateStyle: "long"});
  return [
    corpus.licence ? `Licence: ${corpus.licence}` : "",
    corpus.version ? `Version ${corpus.version}` : "",
    generator,
    `Printed on ${today}`,
  ].filter(Boolean);
}

/** @param {App} app */
function paperCounts({data, view}) {
  const {events, places, articles} = view.counts;
  const first = data.size.events
    ? `${number(events)} of ${plural(data.size.events, "event")}`
    : `${number(places)} of ${plural(data.size.places, "place")}`;
  return `${first}, ${number(articles)} of ${plural(data.size.articles, "article")}`;
}

/** @param {App} app */
function mapOnPaper({map}) {
  const picture = drawMap(map, 0);
  const {canvas, scale, credits} = picture;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "The map as it was seen");
  const bar = scale ? el("span", {class: "paper-scale"}, scale.text) : null;
  if (bar && scale) bar.style.width = `${((100 * scale.width) / picture.width).toFixed(2)}%`;
  return el(
    "figure",
    {class: "paper-map"},
    canvas,
    el("figcaption", {}, bar, el("span", {text: credits})),
  );
}

/** A table, and a word on the rows that it leaves out. @param {string} title @param {string[]} head @param {HTMLElement[]} rows @param {number} all */
function tableOnPaper(title, head, rows, all) {
  return el(
    "section",
    {},
    el("h2", {text: title}),
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...head.map((text) => el("th", {scope: "col", text})))),
      el("tbody", {}, ...rows),
    ),
    all > rows.length
      ? el("p", {class: "paper-counts", text: `The first ${number(rows.length)} of ${number(all)} rows. The export holds them all.`})
      : null,
  );
}

/** @param {...(Node|string|null)} cells */
function rowOnPaper(...cells) {
  return el("tr", {}, ...cells.map((cell) => el("td", {}, cell)));
}

/** @param {App} app @param {number} most */
function eventsOnPaper(app, most) {
  const {data, view} = app;
  const {events, places} = data;
  const shown = listedEvents(app, getState().order);
  const rows = shown.slice(0, most).map((event) => {
    const links = placesOf(data, view, event);
    const main = links.filter((one) => one.main);
    const names = (main.length ? main : links.slice(0, 1)).map((one) => places.name[one.place]);
    return rowOnPaper(
      bdi(capital(events.date_text[event] || "date not known")),
      bdi(events.title[event]),
      bdi(names.join(", ") || "no place given"),
      number(view.eventClaims[event]),
      view.eventDisputes[event] ? plural(view.eventDisputes[event], "question") : "",
    );
  });
  return tableOnPaper("Events", ["Date", "Event", "Where", "Claims", "Accounts disagree"], rows, shown.length);
}

/** @param {App} app @param {number} most */
function placesOnPaper({data, view}, most) {
  const {places} = data;
  const shown = places.id.flatMap((_, p) => (view.places[p] ? [p] : []));
  const rows = shown.slice(0, most).map((p) =>
    rowOnPaper(
      bdi(places.name[p]),
      bdi((places.within_names[p] ?? []).join(", ") || places.kind[p]),
      places.lat[p] === null ? "not on the map" : `${places.lat[p]}, ${places.lon[p]}`,
      number(view.placeEvents[p]),
      number(view.placeMentions[p]),
    ),
  );
  return tableOnPaper("Places", ["Place", "In", "Latitude, longitude", "Events", "Mentions"], rows, shown.length);
}

/** @param {import("../model/data.js").Data} data @param {import("../model/filters.js").View} view */
function sourcesOnPaper(data, view) {
  const {articles} = data;
  const shown = articles.id.flatMap((_, a) => (view.articles[a] ? [a] : []));
  const rows = shown.slice(0, MOST_ROWS).map((a) =>
    rowOnPaper(
      bdi([articles.publisher[a] || articles.id[a], nameOf(data, a).by === "id" && articles.id[a]].filter(Boolean).join(" · ")),
      bdi(titleText(data, a) ?? ""),
      bdi(articles.published_text[a] || ""),
      bdi(articles.reliability[a] || ""),
      bdi(articles.url[a] || ""),
    ),
  );
  return tableOnPaper("Sources", ["Publisher", "Title", "Published", "Reliability", "Address"], rows, shown.length);
}
