/**
 * The speakers: who is quoted, how often, in which articles, named or not, and whom they contradict.
 */
import {claimList} from "./claimlist.js";
import {articleName} from "../model/articlenames.js";
import {conflictingSpeakers} from "../model/conflicts.js";
import {sideOf, speakerName} from "../model/data.js";
import {derive} from "../model/filters.js";
import {getState, openTab, setState, toggleSpeaker} from "../model/state.js";
import {termLabel} from "../model/vocabulary.js";
import {createPaged} from "../dom/paged.js";
import {bdi, el, number, plural} from "../dom/text.js";

/** Of those whom a speaker contradicts, how many are named. */
const MOST_AGAINST = 6;
/** Sides of several speakers that have a chip. */
const MOST_SIDES = 6;

/**
 * @typedef {{speaker: number, claims: number[], events: number, articles: [number, number][], against: [number, number[]][]}} Heard
 * articles: rows, each with how many claims; against: speakers whom they contradict, each with on which questions
 */

/**
 * What every speaker says, given all filters but that of the speakers: those whom articles quote before the articles
 * themselves, and who says most first.
 * @param {import("../model/app.js").App} app
 * @returns {Heard[]}
 */
function heard({data, view}) {
  const {speakers} = getState();
  const all = speakers.size ? derive(data, {...getState(), speakers: new Set()}) : view;
  /** @type {number[][]} */
  const said = data.speakers.id.map(() => []);
  for (let c = 0; c < data.size.claims; c++) if (all.claims[c]) said[data.claims.speaker[c]].push(c);
  const against = conflictingSpeakers(data, all);
  const rows = said.map((claims, speaker) => {
    /** @type {Map<number, number>} */
    const articles = new Map();
    const events = new Set();
    for (const claim of claims) {
      const article = data.claims.article[claim];
      articles.set(article, (articles.get(article) ?? 0) + 1);
      events.add(data.claims.event[claim]);
    }
    const most = (/** @type {Map<number, number>} */ counts) => [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const others = [...(against.get(speaker) ?? [])].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
    return {speaker, claims, events: events.size, articles: most(articles), against: others};
  });
  return rows
    .filter((one) => one.claims.length || speakers.has(one.speaker))
    .sort((a, b) => isOwn(data, a.speaker) - isOwn(data, b.speaker) || b.claims.length - a.claims.length || a.speaker - b.speaker);
}

/** Whether a speaker is an article in its own voice. @param {import("../model/data.js").Data} data @param {number} speaker */
function isOwn(data, speaker) {
  return Number(data.speakers.id[speaker].startsWith("article:"));
}

/** The claims of questions on which one speaker alone speaks, who is not named. @param {import("../model/app.js").App} app */
function aloneUnnamed({data, view}) {
  const found = [];
  for (let g = 0; g < data.size.groups; g++) {
    if (data.gathered.has(g)) continue; // its claims have groups of their own
    const claims = [...data.claimsIn.of(g)].filter((claim) => view.claims[claim]);
    const voices = new Set(claims.map((claim) => data.claims.speaker[claim]));
    if (voices.size === 1 && !data.speakers.named[[...voices][0]]) found.push(...claims);
  }
  return found;
}

/** @param {import("../model/app.js").App} app */
export function createSpeakerList(app) {
  const {data} = app;
  const summary = el("p", {class: "soft"});
  const only = el("button", {class: "chip", type: "button", text: "Only those not named", on: {click: () => chooseOnly(unnamedRows(app))}});
  const sides = el("div", {class: "side-chips", role: "group", "aria-label": "Sides for which they speak"});
  const alone = el("details", {class: "alone"});
  const rows = createPaged((/** @type {Heard} */ one) => speakerRow(app, one), {name: "Speakers", noun: "speaker"});
  return {
    element: el("div", {class: "speakers"}, el("div", {class: "account-head"}, summary, sides, alone), rows.list, rows.more),
    update() {
      const all = heard(app);
      const held = /** @type {HTMLElement|null} */ (document.activeElement)?.dataset.speaker;
      const unnamed = all.filter(({speaker}) => !data.speakers.named[speaker]).length;
      summary.textContent = !data.size.claims
        ? "Nobody is quoted: these articles come without recorded claims."
        : all.length
          ? `${plural(all.length, "speaker")}, ${unnamed ? `${number(unnamed)} of them` : "none"} without a name. Choose any, to see only what they say.`
          : "No speaker fits what is chosen. Take a filter away, or reset them all.";
      only.hidden = !unnamed;
      only.setAttribute("aria-pressed", String(isChosen(unnamedRows(app))));
      sides.replaceChildren(...sideChips(app, all), only);
      const claims = aloneUnnamed(app);
      alone.hidden = !claims.length;
      alone.replaceChildren(
        el("summary", {text: `${plural(claims.length, "claim")} ${claims.length === 1 ? "rests" : "rest"} on one unnamed speaker alone`}),
        claimList(app, claims),
      );
      rows.show(all);
      if (held) /** @type {HTMLElement|null} */ (rows.list.querySelector(`[data-speaker="${held}"]`))?.focus({preventScroll: true});
    },
  };
}

/** The rows of those without a name. @param {import("../model/app.js").App} app */
function unnamedRows({data}) {
  return data.speakers.named.flatMap((/** @type {boolean} */ named, /** @type {number} */ s) => (named ? [] : [s]));
}

/** Whether some speakers are chosen, and nobody else. @param {number[]} rows */
function isChosen(rows) {
  const {speakers} = getState();
  return rows.length > 0 && rows.length === speakers.size && rows.every((s) => speakers.has(s));
}

/** Choose some speakers alone, or let them go. @param {number[]} rows */
function chooseOnly(rows) {
  setState({speakers: new Set(isChosen(rows) ? [] : rows)});
}

/**
 * A chip for each side for which several speak, with how many claims they make.
 * @param {import("../model/app.js").App} app
 * @param {Heard[]} all
 */
function sideChips({data}, all) {
  const sides = data.sides.id.map((_, side) => {
    const its = all.filter(({speaker}) => data.speakers.side[speaker] === side);
    return {side, rows: its.map(({speaker}) => speaker), claims: its.reduce((sum, one) => sum + one.claims.length, 0)};
  });
  return sides
    .filter(({rows}) => rows.length > 1)
    .sort((a, b) => b.claims - a.claims)
    .slice(0, MOST_SIDES)
    .map(({side, rows, claims}) =>
      el(
        "button",
        {class: "chip", type: "button", "aria-pressed": String(isChosen(rows)), on: {click: () => chooseOnly(rows)}},
        bdi(data.sides.name[side]),
        el("span", {class: "chip-count", text: number(claims)}),
        el("span", {class: "unseen", text: claims === 1 ? " claim" : " claims"}),
      ),
    );
}

/**
 * @param {import("../model/app.js").App} app
 * @param {Heard} one
 */
function speakerRow(app, {speaker, claims, events, articles, against}) {
  const {data} = app;
  const name = speakerName(data, speaker);
  const chosen = getState().speakers.has(speaker);
  const own = isOwn(data, speaker);
  const side = data.speakers.side[speaker];
  const notes = [
    own ? "the article in its own voice" : null,
    side === null || data.sides.name[side] === name ? null : `for ${String(data.sides.name[side]).replace(/^The /, "the ")}`,
    data.speakers.named[speaker] || name.endsWith(", unnamed") ? null : "not named",
    data.speakers.independent[speaker] ? null : "repeats other reports, not counted",
  ].filter((note) => note !== null);
  return el(
    "div",
    {class: "article speaker", role: "listitem"},
    el(
      "div",
      {class: "article-head"},
      el("h3", {}, bdi(name)),
      el("button", {
        class: "chip",
        type: "button",
        "aria-pressed": String(chosen),
        "aria-label": `${chosen ? "Chosen" : "Choose"}: ${name}`,
        text: chosen ? "Chosen" : "Choose",
        dataset: {speaker},
        on: {click: () => toggleSpeaker(speaker)},
      }),
    ),
    notes.length ? el("p", {class: "soft"}, bdi(notes.join(" · "))) : null,
    own || !articles.length ? null : el("p", {class: "soft"}, "In ", ...whereQuoted(data, articles)),
    claims.length ? statements(app, claims, events) : null,
    against.length ? contradicted(app, speaker, against) : null,
  );
}

/** "CNA (12), Compilation (8)". @param {import("../model/data.js").Data} data @param {[number, number][]} articles */
function whereQuoted(data, articles) {
  return articles.flatMap(([article, count], i) => [i ? ", " : "", bdi(articleName(data, article)), `\u00a0(${number(count)})`]);
}

/**
 * Whom a speaker contradicts: each leads to the disagreements of the two.
 * @param {import("../model/app.js").App} app
 * @param {number} speaker
 * @param {[number, number[]][]} against
 */
function contradicted({data}, speaker, against) {
  const left = against.length - MOST_AGAINST;
  const items = against.slice(0, MOST_AGAINST).map(([other, questions]) => {
    const open = () => openTab("disagreements", {speakers: new Set([speaker, other])});
    const name = other === speaker ? (isOwn(data, speaker) ? "itself" : "themselves") : speakerName(data, other);
    const side = other !== speaker && sideOf(data, other) === sideOf(data, speaker) ? ", of the same side" : "";
    const told = `${side}${questions.every((group) => data.groups.course[group]?.[0] === "update") ? `, ${termLabel("update")}` : ""}`;
    const button = el("button", {class: "cite", type: "button", on: {click: open}}, el("span", {class: "unseen", text: "contradicts "}), bdi(name));
    return el("li", {}, el("span", {class: "against neq", "aria-hidden": "true", text: "≠ "}), el("span", {}, button, el("span", {class: "soft", text: ` on ${plural(questions.length, "question")}${told}`})));
  });
  return el("ul", {class: "contradicts", role: "list"}, ...items, left > 0 ? el("li", {class: "soft", text: `and ${plural(left, "other")}`}) : null);
}

/** What a speaker says, on demand. @param {import("../model/app.js").App} app @param {number[]} claims @param {number} events */
function statements(app, claims, events) {
  const details = el("details", {}, el("summary", {text: `${plural(claims.length, "claim")} on ${plural(events, "event")}`}));
  details.addEventListener("toggle", () => {
    if (details.childElementCount === 1) details.append(claimList(app, claims, {speakers: false}));
  });
  return details;
}
