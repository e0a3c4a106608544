/**
 * What the search says of itself: the claims that it found, what it took a word for, and what it looked through in vain.
 */
import {articleName} from "../model/articlenames.js";
import {shortName} from "../model/data.js";
import {groundDistance} from "../model/ground.js";
import {hasTexts, passagesWith} from "../model/passages.js";
import {NEAR} from "../model/query.js";
import {foldText} from "../model/search.js";
import {UNFILTERED, getState, select, selectClaim, setState} from "../model/state.js";
import {createPassageList} from "./passagelist.js";
import {marked} from "../ui/marked.js";
import {bdi, distanceText, el, number, plural} from "../dom/text.js";

/** Claims that are quoted below an event, and words that are named. */
const MOST_CLAIMS = 2;
const MOST_WORDS = 6;

/** @typedef {import("../model/app.js").App} App */

/**
 * The claims below the row of an event in which all that is searched for stands; null where there are none.
 * @param {App} app
 * @param {number} event
 * @param {number|null} place
 */
export function foundClaims({data, view}, event, place) {
  const terms = data.search(getState().words)?.terms;
  if (!terms?.length) return null;
  const {claims, groups} = data;
  /** @param {number} c */
  const holds = (c) => {
    const group = claims.group[c];
    const said = [claims.paraphrase[c], groups.topic[group], groups.scope[group], groups.labels[group][claims.value[c]], data.speakers.name[claims.speaker[c]]];
    const text = ` ${foldText(said.join(" "))}`;
    return terms.every((term) => term.some((one) => text.includes(` ${one}`)));
  };
  const found = [...data.claimsOf.of(event)].filter((c) => view.claims[c] && holds(c));
  if (!found.length) return null;
  const more = found.length - MOST_CLAIMS;
  return el(
    "ul",
    {class: "found", role: "list", "aria-label": "Claims found"},
    ...found.slice(0, MOST_CLAIMS).map((c) => el("li", {}, claimButton(data, event, place, c))),
    more > 0 ? el("li", {}, el("button", {class: "plain", type: "button", text: plural(more, "more claim"), on: {click: () => select(event, place)}})) : null,
  );
}

/** @param {App["data"]} data @param {number} event @param {number|null} place @param {number} claim */
function claimButton(data, event, place, claim) {
  const button = el(
    "button",
    {class: "found-claim", type: "button", on: {click: () => selectClaim(event, place, claim)}},
    el("bdi", {}, ...marked(data, data.claims.paraphrase[claim])),
    " ",
    el("span", {class: "soft"}, bdi(shortName(data, data.claims.speaker[claim])), ", ", bdi(articleName(data, data.claims.article[claim]))),
  );
  button.dataset.found = data.claims.id[claim];
  return button;
}

/**
 * What stands above a list while something is searched for.
 * @param {App} app
 * @param {"events"|"places"} list
 */
export function createFindings(app, list) {
  const said = el("div", {class: "findings soft", hidden: true});
  const passages = createPassageList(app);
  return {
    element: el("div", {}, said, passages.element),
    /** Say what was found. @returns {boolean} whether nothing was, and why is said */
    update() {
      const found = app.data.search(getState().words);
      const none = Boolean(found) && !app.view.counts[list];
      const notes = found ? [...(none ? [vain(app, list)] : []), ...taken(app, found)] : [];
      said.replaceChildren(...notes.map((words) => el("p", {}, ...words)));
      said.hidden = !notes.length;
      passages.update();
      return none;
    },
  };
}

/** @typedef {(Node|string)[]} Words */

/**
 * What a word was taken for.
 * @param {App} app
 * @param {import("../model/search.js").Found} found
 * @returns {Words[]}
 */
function taken({data, view}, found) {
  const {terms, slips, spot} = found;
  if (spot) return view.counts.places ? [[`Places within ${distanceText(NEAR)} of ${spot.join(", ")}, and events there.`]] : [nearest(data, spot)];
  return terms.flatMap(([word, ...others]) => {
    if (!others.length) return [];
    const names = [...others.slice(0, MOST_WORDS).flatMap((one, i) => [i ? ", " : "", bdi(one)]), others.length > MOST_WORDS ? ` and ${number(others.length - MOST_WORDS)} more` : ""];
    const where = passagesWith(data, found).passages.length ? "No word of an event or place" : "No word";
    return slips.includes(word) ? [[`${where} begins with “`, bdi(word), "”. Shown instead: ", ...names, "."]] : [["Also found: ", ...names, "."]];
  });
}

/**
 * The place that is nearest to a spot.
 * @param {App["data"]} data
 * @param {import("../model/query.js").Spot} spot
 * @returns {Words}
 */
function nearest({places}, [lat, lon]) {
  const away = places.lat.map((at, p) => (at === null ? Infinity : groundDistance(lon, lat, places.lon[p], at)));
  const [least, place] = away.reduce((best, far, p) => (far < best[0] ? [far, p] : best), [Infinity, -1]);
  if (place < 0) return [];
  const button = el("button", {class: "plain", type: "button", on: {click: () => setState({...UNFILTERED, selected: {event: null, place}})}}, bdi(places.name[place]));
  return [`No place of these articles is within ${distanceText(NEAR)}. The nearest is `, button, `, ${distanceText(least)} away.`];
}

/** What of the articles' texts was looked through. @param {App["data"]} data */
function textsSearched(data) {
  if (!hasTexts(data)) return "not the texts of the articles, which this page does not have";
  const {passages} = passagesWith(data, data.search(getState().words));
  return passages.length ? "what stands in the texts of the articles is listed below" : "and the texts of the articles";
}

/**
 * What was looked through in vain.
 * @param {App} app
 * @param {"events"|"places"} list
 * @returns {Words}
 */
function vain({data, view}, list) {
  const {words} = getState();
  const {size, places, speakers, articles} = data;
  const names = places.names.reduce((sum, all) => sum + all.length, 0);
  const found = data.search(words);
  const elsewhere = found ? found[list].reduce((sum, flag) => sum + flag, 0) : 0;
  const others = Object.values({...view.facets, words: ""}).some(Boolean) || view.byArticle;
  const all = el("button", {class: "plain", type: "button", text: "Search everything", on: {click: () => setState({...UNFILTERED, words, selected: null})}});
  return [
    `No ${list === "events" ? "event" : "place"} fits “`,
    bdi(words.trim()),
    `”. Looked through ${plural(size.events, "event")} with ${plural(size.claims, "claim")}, ${plural(size.places, "place")} in ${plural(names, "name")}, `,
    `${plural(speakers.id.length, "speaker")} and the publishers of ${plural(articles.id.length, "article")}; ${textsSearched(data)}.`,
    ...(others && elsewhere ? [` Without the other filters ${plural(elsewhere, list === "events" ? "event fits" : "place fits", list === "events" ? "events fit" : "places fit")}. `, all] : []),
  ];
}
