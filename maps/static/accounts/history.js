/**
 * What changed from first to later reports, by publication: what rose, fell or was corrected, with updates and conflicts
 * told apart, and what only later reports say.
 */
import {claimButton, claimList} from "./claimlist.js";
import {speakerName} from "../model/data.js";
import {evidenceOf, topicOf} from "../model/evidence.js";
import {siteOf} from "../model/filters.js";
import {select} from "../model/state.js";
import {eventMark} from "../ui/kindmark.js";
import {createPaged} from "../dom/paged.js";
import {bdi, capital, el, number, plural} from "../dom/text.js";

/**
 * @typedef {{key: string, text: string, value: number, status: string|null, claims: number[], step: Step}} Report
 *   what articles of one date say alike; key: sorts dates
 * @typedef {"first"|"again"|"rose"|"fell"|"differs"|"fits"|"earlier"|"expected"} Step
 * @typedef {"update"|"conflict"|"fits"} Course
 * @typedef {{group: number, course: Course, rule: string|null, reports: Report[]}} Change
 * @typedef {{event: number, days: [string, string][], changes: Change[], added: number[]}} Changed
 *   days: key and words of each date of publication; added: claims on what no article of the first date speaks of
 */

/** What is said of a report against those before it. @type {{[step in Step]: [string, string]}} */
const STEPS = {
  first: ["", "first report"],
  again: ["=", "the same again"],
  rose: ["▲", "more than before"],
  fell: ["▼", "less than before"],
  differs: ["≠", "other than before"],
  fits: ["~", "fits what was said before"],
  earlier: ["↶", "told as what was said at first"],
  expected: ["…", "expected"],
};

/** @type {{[course in Course]: string}} */
const COURSES = {update: "Brought up to date", conflict: "In conflict", fits: "Later reports fit"};

/** When an article appeared, as text that sorts; "" where nobody knows. @param {import("../model/data.js").Data} data @param {number} article */
function dayOf({articles}, article) {
  const first = articles.day[article];
  return first ? `${first}/${articles.last_day[article] ?? "~"}` : "";
}

/**
 * The events on which articles of several dates report, with what changed.
 * @param {import("../model/app.js").App} app
 * @returns {Changed[]}
 */
function changedEvents({data, view}) {
  const found = [];
  for (let event = 0; event < data.size.events; event++) {
    if (!view.events[event]) continue;
    /** @type {Map<string, string>} */
    const days = new Map();
    const claims = [...data.claimsOf.of(event)].filter((claim) => view.claims[claim]);
    for (const claim of claims) {
      const key = dayOf(data, data.claims.article[claim]);
      if (key) days.set(key, data.articles.published_text[data.claims.article[claim]]);
    }
    const told = claims.some((claim) => data.claims.status[claim]);
    if (days.size < 2 && !told) continue;
    const order = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
    const changes = [];
    /** @type {number[]} */
    const added = [];
    for (const group of data.groupsOf.of(event)) {
      const over = data.gathered.has(group);
      if (over && data.groups.event[group] !== event) continue;
      const change = changeOf(data, view, group);
      if (change && (!over || view.disputed[group])) changes.push(change);
      if (over) continue;
      const its = [...data.claimsIn.of(group)].filter((claim) => view.claims[claim]);
      const keys = its.map((claim) => dayOf(data, data.claims.article[claim]));
      if (its.length && order.length && keys.every((key) => key > order[0][0])) added.push(...its);
    }
    if (changes.length || added.length) found.push({event, days: order, changes: changes.sort((a, b) => rank(a) - rank(b)), added});
  }
  return found.sort((a, b) => best(a) - best(b) || b.changes.length - a.changes.length || a.event - b.event);
}

/** Of the claims of one date that say the same, how many are listed. */
const SAID = 3;

/** @param {Change} change */
function rank({course}) {
  return Object.keys(COURSES).indexOf(course);
}

/** @param {Changed} one */
function best({changes}) {
  return changes.length ? rank(changes[0]) : Object.keys(COURSES).length;
}

/**
 * How the values of a question follow one another; null where all is of one date, or says the same.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} group
 * @returns {Change|null}
 */
function changeOf(data, view, group) {
  const evidence = evidenceOf(data, view, group);
  if (!evidence || evidence.values.length < 2 || evidence.relation === "uncompared") return null;
  /** @type {Map<string, Report>} */
  const reports = new Map();
  for (const {value, claims} of evidence.values) {
    for (const claim of claims) {
      const article = data.claims.article[claim];
      const status = data.claims.status[claim];
      const key = dayOf(data, article) || "~";
      const name = `${key} ${status === "earlier" ? 0 : 1} ${value} ${status}`;
      /** @type {Report} */
      const report = reports.get(name) ?? {key, text: data.articles.published_text[article] || "undated", value, status, claims: [], step: "first"};
      report.claims.push(claim);
      reports.set(name, report);
    }
  }
  const order = [...reports].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, report]) => report);
  if (new Set(order.map(({key}) => key)).size < 2 && !order.some(({status}) => status)) return null;
  const against = (/** @type {number} */ a, /** @type {number} */ b) =>
    evidence.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.relation;
  order.forEach((report, i) => {
    report.step = stepOf(data, group, report, order.slice(0, i), against);
  });
  const course = evidence.relation === "conflict" ? (evidence.course ?? "conflict") : "fits";
  return {group, course, rule: evidence.relation === "conflict" ? evidence.courseRule : null, reports: order};
}

/**
 * @param {import("../model/data.js").Data} data
 * @param {number} group
 * @param {Report} report
 * @param {Report[]} before
 * @param {(a: number, b: number) => string|undefined} against
 * @returns {Step}
 */
function stepOf(data, group, report, before, against) {
  if (report.status === "earlier" || report.status === "expected") return report.status;
  const last = before.filter(({status, key}) => !status && key < report.key).at(-1);
  const known = before.filter(({status}) => !status);
  if (!known.length) return "first";
  if (known.some(({value}) => value === report.value)) return "again";
  if (!last) return known.some(({value}) => against(value, report.value) === "conflict") ? "differs" : "first";
  if (against(last.value, report.value) !== "conflict") return "fits";
  const sizes = data.groups.sizes[group];
  if (!sizes || sizes[last.value] === null || sizes[report.value] === null) return "differs";
  return sizes[report.value] > sizes[last.value] ? "rose" : "fell";
}

/** @param {import("../model/app.js").App} app */
export function createHistory(app) {
  /** @type {Course|null} */ let shown = null;
  /** @type {Changed[]} */ let all = [];
  const summary = el("p", {class: "soft", role: "status"});
  const choices = el("div", {class: "side-chips", role: "group", "aria-label": "Which changes"});
  const blocks = createPaged((/** @type {Changed} */ one) => eventBlock(app, one, shown), {name: "What changed", noun: "event"});

  function draw() {
    if (!all.some(({changes}) => changes.some(({course}) => course === shown))) shown = null;
    const counts = (/** @type {Course} */ course) => all.reduce((sum, one) => sum + one.changes.filter((change) => change.course === course).length, 0);
    summary.textContent = summaryText(app, all);
    choices.hidden = !all.length;
    choices.replaceChildren(
      ...[null, ...Object.keys(COURSES)].flatMap((key) => {
        const course = /** @type {Course|null} */ (key);
        if (course && !counts(course)) return [];
        const pick = () => {
          shown = course;
          draw();
          /** @type {HTMLElement|null} */ (choices.querySelector('[aria-pressed="true"]'))?.focus();
        };
        const count = course ? el("span", {class: "chip-count", text: number(counts(course))}) : null;
        return [el("button", {class: "chip", type: "button", "aria-pressed": String(shown === course), on: {click: pick}}, course ? COURSES[course] : "All", course ? " " : null, count)];
      }),
    );
    blocks.show(shown ? all.filter(({changes}) => changes.some(({course}) => course === shown)) : all);
  }

  return {
    element: el("div", {class: "history"}, el("div", {class: "account-head"}, summary, choices), blocks.list, blocks.more),
    update() {
      all = changedEvents(app);
      draw();
    },
  };
}

/** @param {import("../model/app.js").App} app @param {Changed[]} all */
function summaryText({data, view}, all) {
  if (!data.size.claims) return "Nothing to compare: these articles come without recorded claims.";
  if (all.length) return `${plural(all.length, "event")} on which later reports change or add something. They stand in the order in which the articles were published.`;
  const days = new Set();
  for (let a = 0; a < data.size.articles; a++) if (view.articles[a] && dayOf(data, a)) days.add(data.articles.published_text[a]);
  if (!days.size) return "No order is known: these articles have no date of publication.";
  if (days.size === 1) return `All dated articles are of one day, ${[...days][0]}: none is later than another. Where they differ stands under Disagreements.`;
  return "Nothing changed from earlier to later reports among what is chosen.";
}

/**
 * @param {import("../model/app.js").App} app
 * @param {Changed} one
 * @param {Course|null} shown
 */
function eventBlock(app, {event, days, changes, added}, shown) {
  const {data} = app;
  const head = el(
    "button",
    {class: "dispute-head", type: "button", on: {click: () => select(event, siteOf(app, event))}},
    eventMark(data, event, siteOf(app, event)),
    el("span", {class: "row-text"}, bdi(data.events.title[event], {class: "row-title"}), el("span", {class: "row-detail"}, ...reported(days))),
  );
  head.dataset.event = data.events.id[event];
  const more = el("details", {}, el("summary", {text: `${plural(added.length, "claim")} on what first reports do not mention`}));
  more.addEventListener("toggle", () => {
    if (more.childElementCount === 1) more.append(claimList(app, added, {titles: false}));
  });
  return el(
    "section",
    {class: "item disputed-event", role: "listitem"},
    el("h3", {}, head),
    ...changes.filter(({course}) => !shown || course === shown).map((change) => changeTable(app, change)),
    added.length && !shown ? more : null,
  );
}

/** "First 8 January 2020, last 14 January 2020". @param {[string, string][]} days */
function reported(days) {
  if (!days.length) return ["Undated"];
  const words = ["First reported ", bdi(days[0][1])];
  return days.length > 1 ? [...words, ", last ", bdi(days[days.length - 1][1])] : words;
}

/** Who says it, and where; an article's own voice is named by its source. @param {import("../model/app.js").App} app @param {number} claim */
function said(app, claim) {
  const {speakers, claims} = app.data;
  const own = speakers.id[claims.speaker[claim]].startsWith("article:");
  return el("div", {}, own ? null : bdi(speakerName(app.data, claims.speaker[claim])), own ? null : " ", claimButton(app, claim));
}

/** @param {import("../model/app.js").App} app @param {Change} change */
function changeTable(app, {group, course, rule, reports}) {
  const {data} = app;
  const rows = reports.map((report, i) => {
    const [sign, words] = STEPS[report.step];
    const begins = i === 0 || reports[i - 1].key !== report.key;
    const date = begins ? el("th", {scope: "rowgroup", rowspan: String(reports.filter(({key}) => key === report.key).length)}, bdi(report.text)) : null;
    return el(
      "tr",
      {class: begins ? "begins" : null},
      date,
      el(
        "td",
        {class: `step-${report.step}`},
        sign ? el("span", {class: sign === "≠" ? "step-sign neq" : "step-sign", "aria-hidden": "true", title: words, text: sign}) : null,
        el("b", {}, bdi(data.groups.labels[group][report.value])),
        el("span", {class: report.step === "first" || report.step === "again" ? "unseen" : "soft", text: `, ${words}`}),
        ...report.claims.slice(0, SAID).map((claim) => said(app, claim)),
        report.claims.length > SAID ? el("div", {class: "soft", text: `and ${number(report.claims.length - SAID)} more`}) : null,
      ),
    );
  });
  const head = ["Published", "What was said, and by whom"].map((text) => el("th", {scope: "col", text}));
  return el(
    "div",
    {class: "dispute"},
    el(
      "table",
      {class: "changes"},
      el("caption", {}, el("div", {class: "topic-head"}, el("h4", {class: "dispute-topic"}, bdi(capital(topicOf(data, group)))), el("span", {class: `badge ${course === "fits" ? "compatible" : course}`, text: COURSES[course].toLowerCase()}))),
      el("thead", {class: "unseen"}, el("tr", {}, ...head)),
      el("tbody", {}, ...rows),
    ),
    rule ? el("p", {class: "rules"}, capital(rule), ".") : null,
  );
}
