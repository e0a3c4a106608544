/**
 * What is filtered, in words: a badge for every facet that is set, each of which can be taken away, and the reset of all.
 */
import {articleName} from "../model/articlenames.js";
import {speakerName} from "../model/data.js";
import {bdi, el} from "../dom/text.js";
import {UNFILTERED, getState, resetFilters, setState} from "../model/state.js";
import {dayOf, spanText} from "../model/timebins.js";
import {vocabulary} from "../model/vocabulary.js";

/** How an origin of events is called. @type {{[origin in import("../model/state.js").Origin]: string}} */
export const ORIGIN_NAMES = {curated: "entered by a person", proposed: "proposed by rules"};

/** How a use of place names is called. @type {{[use in import("../model/state.js").Use]: string}} */
export const USE_NAMES = {literal: "the place itself", associative: "in other senses"};

/** Names before "and n more". */
const MOST_WORDS = 2;

/**
 * @typedef {{name: string, text: string, remove: () => void}} Badge
 */

/**
 * What each facet says where it is set.
 * @type {{[facet in keyof import("../model/state.js").Filters]: (app: import("../model/app.js").App) => string|null}}
 */
const TEXTS = {
  articles: ({data, view}) =>
    view.byArticle ? fewOf([...getState().articles].sort((a, b) => a - b).map((a) => articleName(data, a))) : null,
  speakers: ({data}) => fewOf([...getState().speakers].sort((a, b) => a - b).map((s) => speakerName(data, s))),
  kinds: ({view: {facets}}) => facets.kinds && (facets.kinds.length ? fewOf(facets.kinds.map(kindLabel)) : "none"),
  dates: () => {
    const {dates} = getState();
    return dates && spanText(dayOf(dates[0]), dayOf(dates[1]));
  },
  place: ({data, view: {facets}}) => (facets.place === null ? null : `at ${data.places.name[facets.place]}`),
  box: ({view: {facets}}) => facets.box && "in the chosen view",
  event: ({data, view: {facets}}) => (facets.event === null ? null : data.events.title[facets.event]),
  disputed: ({view: {facets}}) => (facets.disputed ? "accounts disagree" : null),
  origin: ({view: {facets}}) => facets.origin && ORIGIN_NAMES[facets.origin],
  use: ({view: {facets}}) => facets.use && `named: ${USE_NAMES[facets.use]}`,
  words: ({view: {facets}}) => (facets.words ? `“${facets.words}”` : null),
};

/** @param {string} key */
function kindLabel(key) {
  return vocabulary().kinds.find((kind) => kind.key === key)?.label ?? key;
}

/**
 * @param {import("../model/app.js").App} app
 * @returns {Badge[]}
 */
export function badgesOf(app) {
  return Object.entries(TEXTS).flatMap(([facet, read]) => {
    const text = read(app);
    const nothing = UNFILTERED[/** @type {keyof typeof TEXTS} */ (facet)];
    return text ? [{name: vocabulary().facets[facet], text, remove: () => setState({[facet]: nothing})}] : [];
  });
}

/** "CNA, Press TV and 2 more". @param {string[]} names */
function fewOf(names) {
  const more = names.length - MOST_WORDS;
  return names.slice(0, MOST_WORDS).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** @param {import("../model/app.js").App} app */
export function createBadges(app) {
  const list = el("ul", {class: "badge-list", role: "list"});
  const reset = el("button", {class: "plain", type: "button", text: "Reset", on: {click: () => act(resetFilters)}});
  const element = el("div", {class: "badges", role: "group", "aria-label": "Active filters", hidden: true}, list, reset);

  /** Take a filter away; the focus goes to what stands in its place. @param {() => void} remove @param {number} [at] */
  function act(remove, at = 0) {
    remove();
    const left = [...list.querySelectorAll("button")];
    const first = /** @type {HTMLElement|null} */ (element.parentElement?.querySelector(".chip"));
    (left[Math.min(at, left.length - 1)] ?? first)?.focus();
  }

  return {
    element,
    update() {
      const badges = badgesOf(app);
      element.hidden = !badges.length;
      list.replaceChildren(
        ...badges.map(({name, text, remove}, i) =>
          el(
            "li",
            {},
            el(
              "button",
              {class: "facet", type: "button", title: "Remove this filter", on: {click: () => act(remove, i)}},
              el("span", {class: "unseen", text: `Remove filter: ${name}: `}),
              bdi(text),
              el("span", {class: "facet-cross", "aria-hidden": "true", text: "×"}),
            ),
          ),
        ),
      );
    },
  };
}
