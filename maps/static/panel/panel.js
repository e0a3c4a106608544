/**
 * The panel: article chips, tabs with their lists, and the card that takes the place of a list.
 */
import {createArticleList, createChips} from "./articles.js";
import {eventCard, stackLine} from "./card.js";
import {allRead, whenRead} from "../model/data.js";
import {createDisputeList} from "../evidence/disputes.js";
import {createCoverage} from "../accounts/coverage.js";
import {articleReader} from "../accounts/reader.js";
import {articleName} from "../model/articlenames.js";
import {createHistory} from "../accounts/history.js";
import {createSpeakerList} from "../accounts/speakers.js";
import {placeCard} from "./placecard.js";
import {createEventList, createPlaceList, lightRows} from "./rows.js";
import {facetsChanged, getState, openTab, read, select} from "../model/state.js";
import {el, number} from "../dom/text.js";

/** @type {{key: import("../model/state.js").Tab, label: string}[]} */
const TABS = [
  {key: "events", label: "Events"},
  {key: "places", label: "Places"},
  {key: "disagreements", label: "Disagreements"},
  {key: "articles", label: "Articles"},
  {key: "speakers", label: "Speakers"},
  {key: "coverage", label: "Coverage"},
  {key: "history", label: "History"},
];

/** The tabs that need no details. @type {import("../model/state.js").Tab[]} */
const QUICK = ["events", "places", "articles"];

/** How far below the upper edge that which is pointed to stands, in pixels. */
const ABOVE_TARGET = 14;

/**
 * @param {import("../model/app.js").App} app
 */
export function createPanel(app) {
  const scroller = el("div", {class: "scroller", tabindex: "-1"});
  const chips = createChips(app);
  const tabs = createTabs();
  const lists = {
    events: createEventList(app, scroller),
    places: createPlaceList(app, scroller),
    articles: createArticleList(app),
    speakers: createSpeakerList(app),
    coverage: createCoverage(app),
    history: createHistory(app),
    disagreements: createDisputeList(app),
  };
  const pages = TABS.map(({key, label}) =>
    el(
      "div",
      {
        id: `page-${key}`,
        class: "tab-page",
        role: "tabpanel",
        "aria-labelledby": `tab-${key}`,
        hidden: true,
      },
      el("h2", {class: "unseen", text: label}),
      lists[key].element,
    ),
  );
  const back = el("button", {class: "plain back", type: "button", on: {click: () => (getState().selected ? select(null, null) : read(null))}});
  const stack = el("div", {class: "stack-slot"});
  const cardSlot = el("div", {class: "card-slot"});
  const card = el("div", {class: "card-page", hidden: true}, el("div", {class: "card-bar"}, back, stack), cardSlot);
  scroller.append(...pages, card);
  const element = el(
    "section",
    {class: "panel", id: "panel", "aria-label": "Events, places, disagreements, articles, speakers, coverage and history"},
    tabs.element,
    chips.element,
    scroller,
  );
  lightRows(scroller);
  /** What scrolls while a tab is open. */
  const frame = () => (getState().tab === "coverage" && card.hidden ? lists.coverage.element : scroller);
  /** @type {Map<string, number>} */
  const scrolled = new Map();
  /** @type {Map<string, import("../model/filters.js").View>} */
  const listed = new Map();
  /** @type {Element|null} */
  let opener = null;

  /** The list of the tab, made anew only when what is visible, or its order, has changed. */
  function showList() {
    const {tab} = getState();
    pages.forEach((page, i) => {
      page.hidden = TABS[i].key !== tab;
    });
    card.hidden = true;
    if (listed.get(tab) !== app.view) {
      listed.set(tab, app.view);
      lists[tab].update();
    }
    frame().scrollTop = scrolled.get(tab) || 0;
    scroller.dispatchEvent(new Event("scroll"));
  }

  function showCard() {
    const {selected, reading, tab} = getState();
    if (!selected && !reading) return;
    for (const page of pages) page.hidden = true;
    card.hidden = false;
    back.textContent = `‹ ${selected && reading ? articleName(app.data, reading.article) : TABS.find((one) => one.key === tab)?.label}`;
    const line =
      selected && selected.event !== null && selected.place !== null ? stackLine(app, selected.event, selected.place) : null;
    stack.replaceChildren(...(line ? [line] : []));
    const made = !selected
      ? articleReader(app, /** @type {import("../model/state.js").Reading} */ (reading))
      : selected.event !== null
        ? eventCard(app, selected.event, selected.place)
        : placeCard(app, /** @type {number} */ (selected.place));
    const actions = () => /** @type {HTMLElement[]} */ ([...cardSlot.querySelectorAll(".action")]);
    const held = actions().findIndex((one) => one === document.activeElement);
    cardSlot.replaceChildren(made);
    actions()[held]?.focus({preventScroll: true});
  }

  /** @param {Set<string>} changed */
  function update(changed) {
    const {selected, reading} = getState();
    tabs.update(app);
    if (!allRead() && (selected || reading || !QUICK.includes(getState().tab))) {
      whenRead(() => update(changed));
      return;
    }
    if (facetsChanged(changed) || changed.has("known")) chips.update();
    const opening = (changed.has("selected") || changed.has("reading")) && (selected ?? reading) !== null;
    const wasCard = !card.hidden;
    if (opening && !wasCard) {
      opener = document.activeElement;
      scrolled.set(getState().tab, frame().scrollTop);
    }
    if (facetsChanged(changed) || changed.has("order")) scrolled.clear();
    if (changed.has("order")) listed.clear();
    if (selected || reading) {
      const step = opening ? document.activeElement?.getAttribute("aria-label") : null;
      showCard();
      if (opening) {
        scroller.scrollTop = 0;
        if (!selected) showPassage();
        else if (!showClaim() && !changed.has("stop")) focusCard(step);
        if (changed.has("stop")) showQuestion();
      }
    } else {
      showList();
      if ((changed.has("selected") || changed.has("reading")) && wasCard && !changed.has("stop")) giveBack();
    }
  }

  /** Open the card's passage of the chosen claim, mark it and bring it into sight. */
  function showClaim() {
    const {claim} = getState();
    const id = claim === null ? null : app.data.claims.id[claim];
    const cites = /** @type {NodeListOf<HTMLElement>} */ (cardSlot.querySelectorAll("[data-claim]"));
    const cite = [...cites].find((one) => one.dataset.claim === id);
    if (!cite) return false;
    unfoldFor(cite);
    if (cite.getAttribute("aria-expanded") === "false") cite.click();
    point(cite.closest("tr") ?? cite);
    cite.focus({preventScroll: true});
    return true;
  }

  /** Bring what is lit in the article into sight. */
  function showPassage() {
    const passage = cardSlot.querySelector(".reading-text .told");
    if (passage) point(passage);
    const focus = /** @type {HTMLElement|null} */ (cardSlot.querySelector(".note.told, .place-mark.told") ?? cardSlot.querySelector("h2"));
    focus?.focus({preventScroll: true});
  }

  /** Open what is folded around a part of the card, and its own question. @param {Element} part */
  function unfoldFor(part) {
    const toggles = [part.closest(".part")?.querySelector(".part-toggle"), part.closest(".topic")?.querySelector(".topic-toggle")];
    for (const one of toggles) if (one?.getAttribute("aria-expanded") === "false") /** @type {HTMLElement} */ (one).click();
  }

  /** Mark the question that the stop of the tour is about. */
  function showQuestion() {
    const {stop} = getState();
    const group = stop === null ? null : (app.data.story?.stops[stop].group ?? null);
    const topic = group === null ? null : cardSlot.querySelector(`[data-group="${group}"]`);
    if (!topic) return;
    unfoldFor(topic);
    point(topic);
  }

  /** @param {Element} target */
  function point(target) {
    target.classList.add("told");
    scroller.scrollTop += target.getBoundingClientRect().top - scroller.getBoundingClientRect().top - ABOVE_TARGET;
  }

  /**
   * Keep the focus on ‹ and › while one steps through a stack, else put it on the card's title.
   * @param {string|null|undefined} step
   */
  function focusCard(step) {
    const again = step
      ? [...stack.querySelectorAll("button")].find((one) => one.getAttribute("aria-label") === step)
      : null;
    const onMap =
      opener instanceof HTMLElement && opener.classList.contains("mark") && document.activeElement === opener;
    if (again) again.focus({preventScroll: true});
    else if (!onMap) /** @type {HTMLElement|null} */ (cardSlot.querySelector("h2"))?.focus({preventScroll: true});
  }

  /** The focus goes back to the row that opened the card. */
  function giveBack() {
    const key = opener instanceof HTMLElement ? opener.dataset.event || opener.dataset.place : null;
    const row = key
      ? [...scroller.querySelectorAll(".row")].find(
          (one) =>
            /** @type {HTMLElement} */ (one).dataset.event === key ||
            /** @type {HTMLElement} */ (one).dataset.place === key,
        )
      : null;
    const target =
      row || (opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : scroller);
    /** @type {HTMLElement} */ (target).focus({preventScroll: true});
  }

  return {element, scroller, update};
}

/** The tabs, moved along with the arrow keys. */
function createTabs() {
  const buttons = TABS.map(({key, label}) => {
    const count = el("span", {class: "tab-count"});
    const button = el(
      "button",
      {
        class: "tab",
        type: "button",
        role: "tab",
        id: `tab-${key}`,
        "aria-controls": `page-${key}`,
        on: {click: () => openTab(key)},
      },
      label,
      count,
    );
    return {key, button, count};
  });
  const element = el(
    "div",
    {class: "tabs", role: "tablist", "aria-label": "Lists"},
    ...buttons.map((one) => one.button),
  );
  element.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((one) => one.key === getState().tab);
    const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    openTab(next.key);
    next.button.focus();
  });
  /** The tab that was brought into sight. @type {string|null} */
  let shown = null;
  return {
    element,
    /** @param {import("../model/app.js").App} app */
    update(app) {
      const {tab} = getState();
      for (const {key, button, count} of buttons) {
        button.setAttribute("aria-selected", String(key === tab));
        button.tabIndex = key === tab ? 0 : -1;
        if (key === tab && tab !== shown) element.scrollLeft = button.offsetLeft + button.offsetWidth / 2 - element.clientWidth / 2;
        if (key === "disagreements")
          count.textContent = app.view.counts.disputes ? ` ${number(app.view.counts.disputes)}` : "";
      }
      shown = tab;
    },
  };
}
