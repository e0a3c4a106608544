/**
 * What is filtered, in words: a badge for every facet that is set, each of which can be taken away, and the reset of all.
 */
import {articleName} from "../model/data.js";
import {chooseUse, filterPlace, getState, resetFilters, setState, showKinds, toggleDisputed} from "../model/state.js";
import {bdi, el} from "../dom/text.js";
import {dayOf, spanText} from "../model/timebins.js";

/** How a use of place names is called. @type {{[use in import("../model/state.js").Use]: string}} */
export const USE_NAMES = {literal: "literal", associative: "associative"};

/** Names before "and n more". */
const MOST_WORDS = 2;

/**
 * @typedef {{name: string, text: string, remove: () => void}} Badge
 */

/**
 * @param {import("../model/app.js").App} app
 * @returns {Badge[]}
 */
export function badgesOf({data, view}) {
  const {articles, range} = getState();
  const {kinds, place, disputed, use, words} = view.facets;
  /** @type {Badge[]} */
  const badges = [];
  /** @param {string} name @param {string} text @param {() => void} remove */
  const add = (name, text, remove) => badges.push({name, text, remove});
  if (view.byArticle) {
    const names = [...articles].sort((a, b) => a - b).map((a) => articleName(data, a));
    add("Articles", fewOf(names), () => setState({articles: new Set()}));
  }
  if (kinds) add("Kinds", kinds.length ? fewOf(kinds) : "none", showKinds);
  if (range) add("Dates", spanText(dayOf(range[0]), dayOf(range[1])), () => setState({range: null}));
  if (place !== null) add("Place", `at ${data.places.name[place]}`, () => filterPlace(null));
  if (disputed) add("Events", "sources disagree", () => toggleDisputed(false));
  if (use) add("Mentions", `${USE_NAMES[use]} mentions`, () => chooseUse(null));
  if (words) add("Words", `“${words}”`, () => setState({words: ""}));
  return badges;
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
