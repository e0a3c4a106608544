/**
 * The evidence as a reader sees it: per question a table of values, who says each, where, and how they relate.
 */
import {articleName} from "../model/articlenames.js";
import {shortName, speakerName} from "../model/data.js";
import {COUNTED, countText, relationText, topicOf} from "../model/evidence.js";
import {citedWords, locator, quotation, readButton, whereText} from "./passages.js";
import {proposedBecause, vocabulary} from "../model/vocabulary.js";
import {encodeState} from "../model/address.js";
import {getState} from "../model/state.js";
import {giveLink} from "../ui/linking.js";
import {marked} from "../ui/marked.js";
import {createCopier} from "../dom/copying.js";
import {bdi, capital, el, plural, sureText} from "../dom/text.js";

/** Of the values of a conflict and of the speakers of each, how many are said in words. */
const SAID_VALUES = 5;
const SAID_SPEAKERS = 2;

/**
 * A question. Folded, it says its values in a line or two.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/evidence.js").Evidence} evidence
 * @param {{open: boolean, folded: boolean}} how open: every passage is shown; folded: the table is not, until it is asked for
 */
export function evidenceBlock(data, evidence, {open, folded}) {
  const body = el("div", {});
  const gist = conflictInWords(data, evidence) ?? valuesInWords(evidence);
  const name = bdi(capital(topicOf(data, evidence.group)));
  const toggle = el("button", {class: "topic-toggle", type: "button", on: {click: () => unfold(Boolean(body.hidden))}}, name);
  /** @param {boolean} passages */
  function fill(passages) {
    body.replaceChildren(
      ...[
        withinLine(data, evidence),
        evidenceTable(data, evidence, passages),
        ruleList(evidence, "conflict"),
        evidence.courseRule && evidence.relation === "conflict"
          ? el("p", {class: "soft course"}, evidence.course === "update" ? "Brought up to date: " : "In conflict: ", bdi(evidence.courseRule))
          : null,
      ].filter((node) => node !== null),
    );
  }
  /** @param {boolean} on */
  function unfold(on) {
    body.hidden = !on;
    toggle.setAttribute("aria-expanded", String(on));
    gist.hidden = on && evidence.relation !== "conflict";
  }
  fill(open);
  unfold(!folded);
  return {
    element: el(
      "section",
      {class: "topic", dataset: {group: evidence.group}},
      el("div", {class: "topic-head"}, el("h3", {}, folded ? toggle : name), badge(evidence)),
      gist,
      body,
    ),
    unfold,
    /** @param {boolean} passages */
    showPassages(passages) {
      fill(passages);
      unfold(passages || !folded);
    },
  };
}

/** "Ballistic missiles; rockets", where nothing conflicts. @param {import("../model/evidence.js").Evidence} evidence */
function valuesInWords({values}) {
  const more = values.length - SAID_VALUES;
  return el(
    "p",
    {class: "gist"},
    ...values.slice(0, SAID_VALUES).flatMap(({text}, i) => [i ? "; " : "", bdi(text)]),
    more > 0 ? `; and ${plural(more, "more value")}` : "",
  );
}

/**
 * "Iranian state TV: 15; the Pentagon: more than 12", of the values that conflict.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/evidence.js").Evidence} evidence
 */
function conflictInWords(data, evidence) {
  const against = new Set(
    evidence.pairs.filter((pair) => pair.relation === "conflict").flatMap((pair) => [pair.a, pair.b]),
  );
  const values = evidence.values.filter((said) => against.has(said.value));
  if (!values.length) return null;
  return el(
    "p",
    {class: "in-words"},
    ...values.slice(0, SAID_VALUES).flatMap(({speakers, text}, i) => [
      i ? "; " : "",
      ...speakers.slice(0, SAID_SPEAKERS).flatMap((speaker, n) => [n ? ", " : "", bdi(shortName(data, speaker))]),
      speakers.length > SAID_SPEAKERS ? ` and ${plural(speakers.length - SAID_SPEAKERS, "other")}` : "",
      ": ",
      el("b", {}, bdi(text)),
    ]),
    values.length > SAID_VALUES ? `; and ${plural(values.length - SAID_VALUES, "more value")}` : "",
  );
}

/**
 * That what cannot be true together is told of several events, or stands in one article, or is said by one side.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/evidence.js").Evidence} evidence
 */
export function withinLine(data, {within, withinSide, events}) {
  /** @type {(Node|string)[]} */
  const said = [];
  if (events.length > 1) said.push("Over several events: ", ...events.flatMap((event, i) => [i ? "; " : "", bdi(data.events.title[event])]), ". ");
  if (within !== null) said.push("Within one article: ", bdi(articleName(data, within)), ". ");
  if (withinSide !== null) said.push("Within one side: ", bdi(data.sides.name[withinSide]), ".");
  return said.length ? el("p", {class: "soft within"}, ...said) : null;
}

/**
 * Every value with who says it, speaker by speaker, and the citations of each.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/evidence.js").Evidence} evidence
 * @param {boolean} open
 */
function evidenceTable(data, evidence, open) {
  const head = ["Value", "Said by", "Source"].map((text) => el("th", {scope: "col", text}));
  return el(
    "table",
    {class: "evidence"},
    el("thead", {class: "unseen"}, el("tr", {}, ...head)),
    ...evidence.values.map((said) => el("tbody", {}, ...saidRows(data, said, open))),
  );
}

/** @param {import("../model/evidence.js").Evidence} evidence */
function badge(evidence) {
  const {relation} = evidence;
  const text = relationText(evidence);
  if (relation === "conflict" && evidence.course === "update")
    return el("span", {class: "badge update", title: evidence.courseRule}, text);
  if (relation === "conflict")
    return el("span", {class: "badge conflict"}, el("span", {class: "neq", "aria-hidden": "true", text: "≠ "}), text);
  const look = {compatible: "badge compatible", single: "badge alone"}[String(relation)] || "badge";
  return el("span", {class: look, title: rulesInWords(evidence), text});
}

/** @param {import("../model/evidence.js").Evidence} evidence */
function rulesInWords(evidence) {
  return (
    evidence.pairs
      .map((pair) => pair.rule)
      .filter((rule, i, all) => rule && all.indexOf(rule) === i)
      .join("; ") || null
  );
}

/**
 * Why values stand against each other, once for each rule.
 * @param {import("../model/evidence.js").Evidence} evidence
 * @param {string} relation
 */
export function ruleList(evidence, relation) {
  /** @type {Map<string, import("../model/evidence.js").Evidence["pairs"]>} */
  const byRule = new Map();
  for (const pair of evidence.pairs) {
    if (pair.relation === relation && pair.rule) byRule.set(pair.rule, [...(byRule.get(pair.rule) || []), pair]);
  }
  if (!byRule.size) return null;
  /** @param {number} value */
  const words = (value) => bdi(evidence.values.find((said) => said.value === value)?.text);
  return el(
    "ul",
    {class: "rules", role: "list"},
    ...[...byRule].map(([rule, pairs]) =>
      el(
        "li",
        {},
        ...pairs
          .slice(0, 3)
          .flatMap((pair, i) => [
            i ? "; " : "",
            words(pair.a),
            " ",
            el("span", {class: "neq against", text: "≠"}),
            " ",
            words(pair.b),
          ]),
        pairs.length > 3 ? `; ${pairs.length - 3} more` : "",
        ": ",
        bdi(rule),
      ),
    ),
  );
}

/** A value, and how many independent speakers stand behind it. @param {import("../model/evidence.js").Said} said */
function valueCell(said) {
  return el(
    "th",
    {scope: "rowgroup", rowspan: "0"},
    bdi(said.text),
    said.voices > 1 ? el("span", {class: "voices", title: COUNTED, text: countText(said)}) : null,
  );
}

/**
 * What a claim says, where that is another way to say the value: the same moment on another zone's calendar.
 * @param {import("../model/data.js").Data} data
 * @param {number} claim
 * @param {import("../model/evidence.js").Said} said
 */
export function ownWords({claims}, claim, said) {
  return claims.text[claim] === said.text ? null : el("span", {class: "soft own-words"}, " “", bdi(claims.text[claim]), "”");
}

/**
 * What of a claim is inferred: the label and the meaning of each.
 * @param {import("../model/data.js").Data} data
 * @param {number} claim
 * @returns {[string, string][]}
 */
function inferences({claims}, claim) {
  return (claims.inference[claim] ?? []).map((/** @type {string} */ key) => vocabulary().inferences[key]);
}

/** The claims of one speaker. @param {import("../model/data.js").Data} data @param {number[]} claims @param {number} speaker */
function claimsBy(data, claims, speaker) {
  return claims.filter((claim) => data.claims.speaker[claim] === speaker);
}

/**
 * A row for each speaker of a value, and under it a row for what a citation opens.
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/evidence.js").Said} said
 * @param {boolean} open
 */
function saidRows(data, said, open) {
  return said.speakers.flatMap((speaker, i) => {
    const mine = claimsBy(data, said.claims, speaker);
    const detail = el("td", {colspan: "2"}, ...(open ? mine.map((claim) => passage(data, claim)) : []));
    const below = el("tr", {class: "detail", hidden: !open}, detail);
    const buttons = mine.map((claim) => citation(data, claim, open));
    opening(buttons, below, (at) => detail.replaceChildren(passage(data, mine[at])));
    const cites = buttons.map((button, at) =>
      el("span", {}, button, ownWords(data, mine[at], said), ...inferences(data, mine[at]).map(([label, meaning]) => el("i", {class: "tag", title: meaning, text: label}))),
    );
    return [
      el(
        "tr",
        {},
        i ? null : valueCell(said),
        el("td", {}, bdi(shortName(data, speaker), {title: speakerName(data, speaker)})),
        el("td", {}, el("div", {class: "cites"}, ...cites)),
      ),
      below,
    ];
  });
}

/**
 * Buttons of which one at a time opens the row below them.
 * @param {HTMLElement[]} buttons
 * @param {HTMLElement} below
 * @param {(at: number) => void} fill
 */
function opening(buttons, below, fill) {
  buttons.forEach((button, at) =>
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      for (const other of buttons) other.setAttribute("aria-expanded", String(open && other === button));
      below.hidden = !open;
      if (open) fill(at);
    }),
  );
}

/**
 * "CNA ¶9".
 * @param {import("../model/data.js").Data} data
 * @param {number} claim
 * @param {boolean} open
 */
function citation(data, claim, open) {
  const {claims} = data;
  const article = claims.article[claim];
  const where = whereText(claims, claim);
  const button = el(
    "button",
    {
      class: "cite",
      type: "button",
      "aria-expanded": String(open),
      title: claims.paraphrase[claim],
    },
    bdi(articleName(data, article)),
    where ? `\u00a0${where}` : "",
  );
  button.dataset.claim = claims.id[claim];
  return button;
}

/**
 * What an article says at one place, and where exactly.
 * @param {import("../model/data.js").Data} data
 * @param {number} claim
 */
function passage(data, claim) {
  const {claims, articles} = data;
  const article = claims.article[claim];
  return el(
    "div",
    {class: "passage"},
    el("p", {dir: "auto"}, ...marked(data, claims.paraphrase[claim])),
    quotation(claims.quote?.[claim] ?? citedWords(data, claim), articles.language[article]),
    claims.inferred[claim]
      ? el("p", {class: "soft"}, `${capital(inferences(data, claim).map(([label]) => label).join(", "))}: `, bdi(claims.inferred[claim]))
      : null,
    claims.proposed[claim]
      ? el("p", {class: "soft"}, `Proposed from the text, ${sureText(claims.proposed_confidence[claim])}. `, bdi(proposedBecause(claims, claim)))
      : null,
    readButton(data, {article, claim}),
    el(
      "p",
      {class: "soft"},
      bdi(speakerName(data, claims.speaker[claim])),
      ", in ",
      ...locator(data, article, claims, claim, claims.start[claim], claims.end[claim]),
    ),
    linkTo(data, claim),
  );
}

/** What copies the address that opens this very claim. @param {import("../model/data.js").Data} data @param {number} claim */
function linkTo(data, claim) {
  const copier = createCopier();
  const give = () => {
    const [page] = location.href.split("#");
    const {selected} = getState();
    giveLink(copier, `${page}#${encodeState({...getState(), selected: {event: data.claims.event[claim], place: selected?.place ?? null}, claim}, data)}`);
  };
  return el("div", {}, el("button", {class: "plain claim-link", type: "button", text: "Copy link to this claim", on: {click: give}}), copier.element);
}
