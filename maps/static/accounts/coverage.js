/**
 * Who reports what: a table of events by articles. A number opens the claims behind it; what one article alone reports, and
 * what one leaves out that all others have, is said.
 */
import {claimList} from "./claimlist.js";
import {articleName} from "../model/articlenames.js";
import {titleSays} from "../model/data.js";
import {siteOf} from "../model/filters.js";
import {listedEvents} from "../model/order.js";
import {getState, select} from "../model/state.js";
import {createPaged} from "../dom/paged.js";
import {bdi, capital, el, number, plural} from "../dom/text.js";
import {openWide} from "../dom/wide.js";

/** Articles that have a column at once. */
const COLUMNS = 40;
/** The same on a sheet of paper. */
export const PAPER_COLUMNS = 24;
/** With fewer articles, what one leaves out is what the other alone has. */
const ENOUGH = 3;

/**
 * @typedef {{event: number, counts: Map<number, number>}} Covered claims of an event by article
 * @typedef {"all"|"every"|"alone"|"missed"|number} Shown which events: in any article, in every one, in one alone, in all
 *   but one, or those that an article leaves out
 */

/** @type {{[shown: string]: string}} */
const CHOICES = {all: "All", every: "In every article", alone: "In one alone", missed: "In all but one"};

/**
 * @param {import("../model/app.js").App} app
 * @param {number} first the first of the articles that have a column; on paper another table has those before it
 * @param {number} [most] how many have one at once
 */
export function createCoverage(app, first = 0, most = COLUMNS) {
  const {data} = app;
  /** @type {Covered[]} */ let rows = [];
  /** @type {number[]} */ let articles = [];
  /** @type {Shown} */ let shown = "all";
  let columns = most;
  const summary = el("p", {class: "soft", role: "status"});
  const choices = el("div", {class: "side-chips", role: "group", "aria-label": "Which events"});
  const widen = el("button", {class: "plain widen", type: "button", "aria-haspopup": "dialog", text: "On the whole window", on: {click: widenTable}});
  const moreColumns = el("button", {class: "plain", type: "button", on: {click: () => showColumns()}});
  const caption = el("caption", {class: "unseen", text: "Claims of each article on each event"});
  const head = el("thead", {});
  const body = el("tbody", {});
  const table = el("table", {class: "coverage"}, caption, head, body);
  const paged = createPaged(rowOf, {name: "", noun: "event", list: body});
  const whole = el("div", {class: "coverage-all"}, el("div", {class: "account-head"}, summary, choices, widen, moreColumns), table, paged.more);
  const element = el("div", {class: "coverage-frame"}, whole);
  table.addEventListener("keydown", (event) => step(table, event));

  const visible = () => articles.slice(first, first + columns);

  /** @param {Covered} one */
  const missing = ({counts}) => articles.length >= ENOUGH && counts.size === articles.length - 1;

  /** @param {Covered} one @param {Shown} which */
  function fits(one, which) {
    if (typeof which === "number") return !one.counts.has(which);
    return {all: true, every: one.counts.size === articles.length, alone: one.counts.size === 1, missed: missing(one)}[which];
  }

  function draw() {
    const kept = rows.filter((one) => fits(one, shown));
    if (typeof shown === "number") kept.sort((a, b) => b.counts.size - a.counts.size);
    summary.textContent = summaryText(kept);
    choices.replaceChildren(...Object.keys(CHOICES).flatMap((which) => choice(/** @type {Shown} */ (which))));
    const left = articles.length - first - columns;
    moreColumns.hidden = left <= 0;
    moreColumns.textContent = `Show ${plural(Math.min(COLUMNS, left), "more article")}`;
    table.hidden = !kept.length;
    widen.hidden = !kept.length;
    head.replaceChildren(el("tr", {}, el("th", {class: "what", scope: "col", text: "Event"}), ...visible().map(columnHead)));
    paged.show(kept);
    const button = table.querySelector("td button");
    if (button) /** @type {HTMLElement} */ (button).tabIndex = 0;
  }

  /** @param {Covered[]} kept */
  function summaryText(kept) {
    if (!data.size.claims) return "Nothing to compare: these articles come without recorded claims.";
    if (!rows.length) return "No article says anything of what is chosen. Take a filter away, or reset them all.";
    if (typeof shown !== "number") return "How many claims each article makes on each event. Choose a number to read them, or an article to see what it leaves out.";
    const all = kept.filter(missing).length;
    const others = all ? `, ${number(all)} of them reported by all others` : "";
    return `${capital(articleName(data, shown))} leaves out ${plural(kept.length, "event")}${others}.`;
  }

  /** @param {Shown} which */
  function choice(which) {
    const count = rows.filter((one) => fits(one, which)).length;
    if (which === "missed" && articles.length < ENOUGH) return [];
    const pick = () => {
      shown = which;
      draw();
      /** @type {HTMLElement|null} */ (choices.querySelector('[aria-pressed="true"]'))?.focus();
    };
    return [
      el("button", {class: "chip", type: "button", "aria-pressed": String(shown === which), on: {click: pick}}, CHOICES[which], " ", el("span", {class: "chip-count", text: number(count)})),
    ];
  }

  /** @param {number} article */
  function columnHead(article) {
    const pick = () => {
      shown = shown === article ? "all" : article;
      draw();
      /** @type {HTMLElement|null} */ (head.querySelector(`[data-article="${article}"]`))?.focus();
    };
    const name = articleName(data, article);
    return el(
      "th",
      {scope: "col"},
      el(
        "button",
        {class: "column", type: "button", "aria-pressed": String(shown === article), title: `What ${name} leaves out`, dataset: {article}, on: {click: pick}},
        bdi(name),
      ),
    );
  }

  /** @param {Covered} one */
  function rowOf(one) {
    const {event, counts} = one;
    const [only] = counts.size === 1 && articles.length > 1 ? counts.keys() : [];
    const [gap] = missing(one) ? articles.filter((article) => !counts.has(article)) : [];
    const note = only !== undefined ? `only ${articleName(data, only)}` : gap !== undefined ? `all but ${articleName(data, gap)}` : "";
    const day = titleSays(data, event, data.events.date_text[event]) ? "" : capital(data.events.date_text[event] || "date not known");
    const title = el("button", {class: "plain", type: "button", on: {click: () => select(event, siteOf(app, event))}}, bdi(data.events.title[event]));
    const row = el(
      "tr",
      {},
      el("th", {class: "what", scope: "row"}, title, el("span", {class: "soft"}, bdi(day), day && note ? " · " : "", bdi(note))),
    );
    for (const article of visible()) row.append(cell(row, event, article, counts.get(article) ?? 0, article === only, article === gap));
    return row;
  }

  /** @param {HTMLElement} row @param {number} event @param {number} article @param {number} count @param {boolean} only @param {boolean} gap */
  function cell(row, event, article, count, only, gap) {
    if (!count) {
      const said = gap ? "left out, all others report it" : "nothing";
      return el("td", {class: gap ? "gap" : "none"}, el("span", {"aria-hidden": "true", text: gap ? "—" : "·"}), el("span", {class: "unseen", text: said}));
    }
    const button = el(
      "button",
      {class: only ? "covered only" : "covered", type: "button", tabindex: "-1", "aria-expanded": "false"},
      number(count),
      el("span", {class: "unseen", text: `${count === 1 ? " claim" : " claims"}, ${articleName(data, article)}${only ? " alone" : ""}`}),
    );
    button.addEventListener("click", () => toggle(row, button, event, article));
    return el("td", {}, button);
  }

  /** Open the claims of a cell below its row, one cell at a time. @param {HTMLElement} row @param {HTMLElement} button @param {number} event @param {number} article */
  function toggle(row, button, event, article) {
    const open = button.getAttribute("aria-expanded") !== "true";
    body.querySelector(".claims-row")?.remove();
    for (const other of body.querySelectorAll('[aria-expanded="true"]')) other.setAttribute("aria-expanded", "false");
    if (!open) return;
    button.setAttribute("aria-expanded", "true");
    const claims = [...data.claimsOf.of(event)].filter((claim) => app.view.claims[claim] && data.claims.article[claim] === article);
    const width = visible().length + 1;
    const inside = el("div", {class: "claims-inside"}, el("p", {class: "soft"}, bdi(articleName(data, article)), ":"), claimList(app, claims, {titles: false}));
    row.after(el("tr", {class: "claims-row"}, el("td", {colspan: String(width)}, inside)));
    inside.scrollIntoView({block: "nearest"});
  }

  function showColumns() {
    columns += COLUMNS;
    draw();
    /** @type {HTMLElement|null} */ (head.querySelectorAll("button")[columns - COLUMNS])?.focus();
  }

  function widenTable() {
    const done = () => {
      element.append(whole);
      widen.hidden = false;
      widen.focus();
    };
    widen.hidden = true;
    openWide({title: "Coverage", body: [whole], closes: ".what .plain, .cite", done});
  }

  return {
    element,
    update() {
      articles = [];
      for (let a = 0; a < data.size.articles; a++) if (app.view.articles[a]) articles.push(a);
      if (typeof shown === "number" && !articles.includes(shown)) shown = "all";
      rows = [];
      for (const event of listedEvents(app, getState().order)) {
        /** @type {Map<number, number>} */
        const counts = new Map();
        for (const claim of data.claimsOf.of(event)) {
          const article = data.claims.article[claim];
          if (app.view.claims[claim]) counts.set(article, (counts.get(article) ?? 0) + 1);
        }
        if (counts.size) rows.push({event, counts});
      }
      draw();
    },
  };
}

/**
 * Move from number to number with the arrow keys; only one of them is in the order of the Tab key.
 * @param {HTMLElement} table
 * @param {KeyboardEvent} event
 */
function step(table, event) {
  const from = /** @type {HTMLElement} */ (event.target).closest("td")?.querySelector(":scope > button");
  const row = from?.closest("tr");
  if (!from || !row || event.altKey || event.ctrlKey || event.metaKey) return;
  const cells = [...row.children];
  const at = cells.indexOf(/** @type {Element} */ (from.parentElement));
  /** @param {Element[]} line */
  const buttons = (line) => line.flatMap((one) => /** @type {HTMLElement|null} */ (one.querySelector(":scope > button.covered")) ?? []);
  const rows = [...table.querySelectorAll("tbody tr:not(.claims-row)")];
  const down = (/** @type {Element[]} */ lines) => buttons(lines.map((line) => line.children[at]));
  const here = rows.indexOf(row);
  const to = {
    ArrowRight: () => buttons(cells.slice(at + 1))[0],
    ArrowLeft: () => buttons(cells.slice(0, at)).at(-1),
    ArrowDown: () => down(rows.slice(here + 1))[0],
    ArrowUp: () => down(rows.slice(0, here)).at(-1),
    Home: () => buttons(cells)[0],
    End: () => buttons(cells).at(-1),
  }[event.key];
  if (!to) return;
  event.preventDefault();
  const next = to();
  if (!next) return;
  for (const one of table.querySelectorAll('.covered[tabindex="0"]')) /** @type {HTMLElement} */ (one).tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
