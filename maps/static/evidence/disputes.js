/**
 * The disagreements, event by event: each question as a table of its values, with who says each and in which article,
 * how many independent speakers stand behind it, and the rule that made it a conflict. Every source opens its claim.
 */
import {ownWords, ruleList, withinLine} from "./claims.js";
import {articleName} from "../model/articlenames.js";
import {countWithin} from "../model/conflicts.js";
import {speakerName, titleSays} from "../model/data.js";
import {COUNTED, countText, evidenceOf, topicOf} from "../model/evidence.js";
import {siteOf} from "../model/filters.js";
import {whereText} from "./passages.js";
import {eventMark} from "../ui/kindmark.js";
import {select, selectClaim} from "../model/state.js";
import {FEW_AT_ONCE, createPaged} from "../dom/paged.js";
import {openWide} from "../dom/wide.js";
import {createDisputeIndex} from "./disputeindex.js";
import {explainButton} from "../ui/explanation.js";
import {bdi, capital, el, number, plural} from "../dom/text.js";

/** @typedef {[event: number, groups: number[]]} Disputed */

const PAGED = {name: "Disagreements", noun: "event", atOnce: FEW_AT_ONCE};

/**
 * @param {import("../model/app.js").App} app
 */
export function createDisputeList(app) {
  const summary = el("p", {class: "soft"});
  const counted = el("p", {class: "soft counted", text: COUNTED});
  const widen = el("button", {
    class: "plain widen",
    type: "button",
    "aria-haspopup": "dialog",
    text: "Values side by side",
    on: {click: () => widenDisputes(app, events, `${summary.textContent} ${COUNTED}`)},
  });
  const blocks = createPaged((/** @type {Disputed} */ disputed) => eventBlock(app, disputed, stackedTable), PAGED);
  const index = createDisputeIndex(app.data, (group) => reach(blocks.list, group));
  const element = el(
    "div",
    {class: "disputes"},
    el("div", {class: "disputes-summary"}, summary, counted, el("span", {}, widen, " ", explainButton())),
    index.element,
    blocks.list,
    blocks.more,
  );
  /** @type {Disputed[]} */
  let events = [];
  return {
    element,
    update() {
      events = disputedEvents(app);
      summary.textContent = summaryText(app);
      widen.hidden = counted.hidden = !events.length;
      index.show(events);
      blocks.show(events);
    },
  };
}

/**
 * Bring the table of a question into sight, and the focus to its first source.
 * @param {HTMLElement} list
 * @param {number} group
 */
function reach(list, group) {
  const table = list.querySelector(`[data-group="${group}"]`);
  table?.scrollIntoView({block: "start"});
  table?.querySelector("button")?.focus({preventScroll: true});
}

/**
 * The same on the whole window, where the values of a question have room beside each other.
 * @param {import("../model/app.js").App} app
 * @param {Disputed[]} events
 * @param {string} summary
 */
function widenDisputes(app, events, summary) {
  const blocks = createPaged((/** @type {Disputed} */ disputed) => eventBlock(app, disputed, sideBySide), PAGED);
  blocks.show(events);
  openWide({title: "Disagreements", note: summary, body: [blocks.list, blocks.more], closes: ".dispute-head, .cite"});
}

/**
 * Events with their disputed groups, in the order of the corpus.
 * @param {import("../model/app.js").App} app
 * @returns {Disputed[]}
 */
function disputedEvents({data, view}) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (let g = 0; g < data.size.groups; g++) {
    if (!view.disputed[g]) continue;
    const event = data.groups.event[g];
    const groups = found.get(event);
    if (groups) groups.push(g);
    else found.set(event, [g]);
  }
  return [...found];
}

/**
 * For print: every question, its values side by side.
 * @param {import("../model/app.js").App} app
 * @param {number} most
 */
export function disputedOnPaper(app, most) {
  const events = disputedEvents(app);
  const left = events.length - most;
  return el(
    "section",
    {},
    el("h2", {text: "Disagreements"}),
    ...events.slice(0, most).map((disputed) => eventBlock(app, disputed, sideBySide)),
    left > 0 ? el("p", {text: `The first ${number(most)} of ${number(events.length)} events. The export holds them all.`}) : null,
  );
}

/** @param {import("../model/app.js").App} app */
function summaryText({data, view}) {
  if (!data.size.claims) return "Nothing to compare: these articles come without recorded claims.";
  const {disputes} = view.counts;
  if (!disputes && view.bySpeaker) return "No disagreement among the chosen speakers.";
  if (!disputes && view.byArticle) return "No disagreement among the chosen articles.";
  if (!disputes) return "No disagreement among the events shown.";
  const scope = view.bySpeaker ? " among the chosen speakers" : view.byArticle ? " among the chosen articles" : "";
  const within = countWithin(data, view);
  const inside = within ? `; ${number(within)} of them within one article` : "";
  return `${plural(disputes, "question")} in ${plural(view.eventsDisputed, "event")} on which accounts disagree${scope}${inside}.`;
}

/**
 * @param {import("../model/app.js").App} app
 * @param {Disputed} disputed
 * @param {(context: Context) => HTMLElement} table
 */
function eventBlock(app, [event, groups], table) {
  const {data, view} = app;
  const place = siteOf(app, event);
  const head = el(
    "button",
    {class: "dispute-head", type: "button", on: {click: () => select(event, place)}},
    eventMark(data, event, place),
    el(
      "span",
      {class: "row-text"},
      bdi(data.events.title[event], {class: "row-title"}),
      titleSays(data, event, data.events.date_text[event]) ? null : bdi(capital(data.events.date_text[event] || "date not known"), {class: "row-detail"}),
    ),
  );
  head.dataset.event = data.events.id[event];
  const questions = groups.flatMap((group) => {
    const evidence = evidenceOf(data, view, group);
    if (!evidence) return [];
    const open = (/** @type {number} */ claim) => selectClaim(data.claims.event[claim], siteOf(app, data.claims.event[claim]), claim);
    return [el("div", {class: "dispute", dataset: {group}}, table({data, evidence, open}), withinLine(data, evidence), ruleList(evidence, "conflict"))];
  });
  return el("section", {class: "item disputed-event", role: "listitem"}, el("h3", {}, head), ...questions);
}

/**
 * @typedef {{
 *   data: import("../model/data.js").Data, evidence: import("../model/evidence.js").Evidence, open: (claim: number) => void,
 * }} Context open: shows a claim in its event's card
 */

/** What the table is about. @param {Context} context */
function question({data, evidence}) {
  return el(
    "caption",
    {},
    el(
      "h4",
      {class: "dispute-topic"},
      el("span", {class: "unequal neq", "aria-hidden": "true", text: "≠"}),
      bdi(capital(topicOf(data, evidence.group))),
    ),
  );
}

/**
 * Value below value: fits the panel and a phone.
 * @param {Context} context
 */
function stackedTable(context) {
  const {data, evidence} = context;
  const head = ["Said by", "Source"].map((text) => el("th", {scope: "col", text}));
  const values = evidence.values.map((said) =>
    el(
      "tbody",
      {},
      el("tr", {}, el("th", {class: "value", scope: "rowgroup", colspan: "2"}, bdi(said.text), " ", voices(said))),
      ...said.speakers.map((speaker) =>
        el("tr", {}, speakerHead(data, speaker), el("td", {}, sources(context, said, speaker))),
      ),
    ),
  );
  return el("table", {class: "stacked"}, question(context), el("thead", {class: "unseen"}, el("tr", {}, ...head)), ...values);
}

/**
 * A column for each value, a row for each speaker.
 * @param {Context} context
 */
function sideBySide(context) {
  const {data, evidence} = context;
  const {values} = evidence;
  const against = new Set(evidence.pairs.flatMap(({a, b, relation}) => (relation === "conflict" ? [a, b] : [])));
  const look = (/** @type {import("../model/evidence.js").Said} */ said) => (against.has(said.value) ? "said against-cell" : "said");
  const head = values.map((said) => el("th", {scope: "col"}, bdi(said.text)));
  const speakers = [...new Set(values.flatMap((said) => said.speakers))];
  const rows = speakers.map((speaker) => {
    const cells = values.map((said) => {
      if (said.speakers.includes(speaker)) return el("td", {class: look(said)}, sources(context, said, speaker));
      return el("td", {}, el("span", {class: "unseen", text: "not said"}));
    });
    return el("tr", {}, speakerHead(data, speaker), ...cells);
  });
  const table = el(
    "table",
    {class: "side-by-side"},
    question(context),
    el("thead", {}, el("tr", {}, el("th", {scope: "col", text: "Said by"}), ...head)),
    el("tbody", {}, ...rows),
    el("tfoot", {}, el("tr", {}, el("th", {scope: "row", title: COUNTED, text: "Independent"}), ...values.map((said) => el("td", {text: countText(said)})))),
  );
  const name = capital(topicOf(data, evidence.group));
  return el("div", {class: "side-scroll", role: "region", tabindex: "0", "aria-label": name}, table);
}

/** Who says it, and whether that counts. @param {import("../model/data.js").Data} data @param {number} speaker */
function speakerHead(data, speaker) {
  const counted = data.speakers.independent[speaker];
  return el(
    "th",
    {class: "speaker", scope: "row"},
    bdi(speakerName(data, speaker)),
    counted ? null : el("span", {class: "soft", text: " (repeats other reports, not counted)"}),
  );
}

/** "2 speakers, 1 side". @param {import("../model/evidence.js").Said} said */
function voices(said) {
  return el("span", {class: "voices", title: COUNTED, text: countText(said)});
}

/**
 * Where a speaker is quoted with a value: "CNA ¶9".
 * @param {Context} context
 * @param {import("../model/evidence.js").Said} said
 * @param {number} speaker
 */
function sources({data, open}, said, speaker) {
  const {claims} = data;
  const buttons = said.claims
    .filter((claim) => claims.speaker[claim] === speaker)
    .map((claim) => {
      const where = whereText(claims, claim);
      return el(
        "button",
        {class: "cite", type: "button", title: claims.paraphrase[claim], on: {click: () => open(claim)}},
        bdi(articleName(data, claims.article[claim])),
        where ? `\u00a0${where}` : "",
        ownWords(data, claim, said),
      );
    });
  return el("div", {class: "sources"}, ...buttons);
}
