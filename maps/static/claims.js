/**
 * The evidence as a reader sees it: per question a table of values, who says each, where, and how they relate.
 */
import {articleName, speakerName} from "./data.js";
import {relationText, topicOf} from "./evidence.js";
import {bdi, capital, el, link, plural} from "./text.js";

/**
 * @param {import("./data.js").Data} data
 * @param {import("./evidence.js").Evidence} evidence
 */
export function evidenceBlock(data, evidence) {
  return el(
    "section",
    {class: "topic"},
    el("div", {class: "topic-head"}, el("h3", {}, bdi(capital(topicOf(data, evidence.group)))), badge(evidence)),
    evidenceTable(data, evidence),
    ruleList(evidence, "conflict"),
  );
}

/**
 * @param {import("./data.js").Data} data
 * @param {import("./evidence.js").Evidence} evidence
 */
export function evidenceTable(data, evidence) {
  const head = ["Value", "Said by", "Source"].map((text) => el("th", {scope: "col", text}));
  return el(
    "table",
    {class: "evidence"},
    el("thead", {class: "unseen"}, el("tr", {}, ...head)),
    el("tbody", {}, ...evidence.values.flatMap((said) => saidRows(data, said))),
  );
}

/** @param {import("./evidence.js").Evidence} evidence */
function badge(evidence) {
  const {relation} = evidence;
  const text = relationText(evidence);
  if (relation === "conflict")
    return el("span", {class: "badge conflict"}, el("span", {"aria-hidden": "true", text: "≠ "}), text);
  const look = {compatible: "badge compatible", single: "badge alone"}[String(relation)] || "badge";
  return el("span", {class: look, title: rulesInWords(evidence), text});
}

/** @param {import("./evidence.js").Evidence} evidence */
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
 * @param {import("./evidence.js").Evidence} evidence
 * @param {string} relation
 */
export function ruleList(evidence, relation) {
  /** @type {Map<string, import("./evidence.js").Evidence["pairs"]>} */
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
            el("span", {class: "against", text: " ≠ "}),
            words(pair.b),
          ]),
        pairs.length > 3 ? `; ${pairs.length - 3} more` : "",
        ": ",
        bdi(rule),
      ),
    ),
  );
}

/**
 * A value with its speakers and citations; below it what is inferred, and what a citation opens.
 * @param {import("./data.js").Data} data
 * @param {import("./evidence.js").Said} said
 */
function saidRows(data, said) {
  const detail = el("td", {colspan: "3"});
  const below = el("tr", {class: "detail", hidden: true}, detail);
  const buttons = said.claims.map((claim) =>
    citation(data, claim, (button) => {
      const open = button.getAttribute("aria-expanded") !== "true";
      for (const other of buttons) other.setAttribute("aria-expanded", String(open && other === button));
      detail.replaceChildren(...(open ? [passage(data, claim)] : []));
      below.hidden = !open;
    }),
  );
  const inferred = [...new Set(said.claims.map((claim) => data.claims.inferred[claim]).filter(Boolean))];
  return [
    el(
      "tr",
      {},
      el("th", {scope: "row"}, bdi(said.text)),
      el(
        "td",
        {},
        ...speakerNames(data, said.speakers),
        said.voices > 1 ? el("span", {class: "voices", text: plural(said.voices, "independent speaker")}) : null,
      ),
      el("td", {}, el("div", {class: "cites"}, ...buttons)),
    ),
    ...inferred.map((reason) =>
      el("tr", {class: "note"}, el("td", {colspan: "3"}, el("i", {text: "inferred: "}), bdi(reason))),
    ),
    below,
  ];
}

/**
 * @param {import("./data.js").Data} data
 * @param {number[]} speakers
 */
function speakerNames(data, speakers) {
  return speakers.flatMap((speaker, i) => [i ? ", " : null, bdi(speakerName(data, speaker))]);
}

/**
 * "CNA ¶9": opens what the article says there.
 * @param {import("./data.js").Data} data
 * @param {number} claim
 * @param {(button: HTMLElement) => void} toggle
 */
function citation(data, claim, toggle) {
  const {claims, articles} = data;
  const article = claims.article[claim];
  const paragraph = claims.paragraph[claim];
  const button = el(
    "button",
    {
      class: "cite",
      type: "button",
      "aria-expanded": "false",
      title: claims.paraphrase[claim] || articles.title[article],
      on: {click: () => toggle(button)},
    },
    bdi(articleName(data, article)),
    paragraph ? `\u00a0¶${paragraph}` : "",
  );
  button.dataset.claim = claims.id[claim];
  return button;
}

/**
 * What an article says at one place, and where exactly.
 * @param {import("./data.js").Data} data
 * @param {number} claim
 */
function passage(data, claim) {
  const {claims, articles} = data;
  const a = claims.article[claim];
  const {start, end} = claims;
  const range =
    start[claim] === null || start[claim] === undefined
      ? null
      : `characters ${start[claim]}–${end[claim]} of the original`;
  return el(
    "div",
    {class: "passage"},
    el("p", {}, bdi(claims.paraphrase[claim])),
    el(
      "p",
      {class: "soft"},
      bdi(speakerName(data, claims.speaker[claim])),
      ", in ",
      link(articles.url[a], articles.title[a] || articles.label[a] || articleName(data, a)),
      articles.published_text[a] ? ", " : "",
      bdi(articles.published_text[a] || ""),
      claims.paragraph[claim] ? `, ¶${claims.paragraph[claim]}` : "",
      range ? `, ${range}` : "",
    ),
  );
}
