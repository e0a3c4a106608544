/**
 * The evidence as a reader sees it: per question a table of values, who says each, where, and how they relate.
 */
import {articleName, speakerName} from "./data.js";
import {relationText, topicOf} from "./evidence.js";
import {bdi, capital, el, link, plural} from "./text.js";

const FEW_SPEAKERS = 3;

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
 * Every value with who says it, speaker by speaker, and the citations of each.
 * @param {import("./data.js").Data} data
 * @param {import("./evidence.js").Evidence} evidence
 */
function evidenceTable(data, evidence) {
  const head = ["Value", "Said by", "Source"].map((text) => el("th", {scope: "col", text}));
  return el(
    "table",
    {class: "evidence"},
    el("thead", {class: "unseen"}, el("tr", {}, ...head)),
    ...evidence.values.map((said) => el("tbody", {}, ...saidRows(data, said))),
  );
}

/**
 * The same in short: every value with the names of those who say it; a name opens what is said and where.
 * @param {import("./data.js").Data} data
 * @param {import("./evidence.js").Evidence} evidence
 */
export function shortTable(data, evidence) {
  const head = ["Value", "Said by"].map((text) => el("th", {scope: "col", text}));
  return el(
    "table",
    {class: "evidence short"},
    el("thead", {class: "unseen"}, el("tr", {}, ...head)),
    ...evidence.values.map((said) => el("tbody", {}, ...shortRows(data, said))),
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

/** A value, and how many independent speakers stand behind it. @param {import("./evidence.js").Said} said */
function valueCell(said) {
  return el(
    "th",
    {scope: "rowgroup", rowspan: "0"},
    bdi(said.text),
    said.voices > 1 ? el("span", {class: "voices", text: plural(said.voices, "independent speaker")}) : null,
  );
}

/** The claims of one speaker. @param {import("./data.js").Data} data @param {number[]} claims @param {number} speaker */
function claimsBy(data, claims, speaker) {
  return claims.filter((claim) => data.claims.speaker[claim] === speaker);
}

/**
 * A row for each speaker of a value, and under it a row for what a citation opens.
 * @param {import("./data.js").Data} data
 * @param {import("./evidence.js").Said} said
 */
function saidRows(data, said) {
  return said.speakers.flatMap((speaker, i) => {
    const detail = el("td", {colspan: "2"});
    const below = el("tr", {class: "detail", hidden: true}, detail);
    const mine = claimsBy(data, said.claims, speaker);
    const buttons = mine.map((claim) => citation(data, claim));
    opening(buttons, below, (at) => detail.replaceChildren(passage(data, mine[at])));
    const cites = buttons.map((button, at) =>
      el("span", {}, button, data.claims.inferred[mine[at]] ? el("i", {class: "tag", text: "inferred"}) : null),
    );
    return [
      el(
        "tr",
        {},
        i ? null : valueCell(said),
        el("td", {}, bdi(speakerName(data, speaker))),
        el("td", {}, el("div", {class: "cites"}, ...cites)),
      ),
      below,
    ];
  });
}

/**
 * @param {import("./data.js").Data} data
 * @param {import("./evidence.js").Said} said
 */
function shortRows(data, said) {
  const detail = el("td", {});
  const below = el("tr", {class: "detail", hidden: true}, detail);
  const buttons = said.speakers.map((speaker) =>
    el("button", {class: "cite", type: "button", "aria-expanded": "false"}, bdi(speakerName(data, speaker))),
  );
  opening(buttons, below, (at) => {
    const claims = claimsBy(data, said.claims, said.speakers[at]);
    detail.replaceChildren(...claims.map((claim) => passage(data, claim)));
  });
  const names = buttons.map((button, i) => el("li", {hidden: i >= FEW_SPEAKERS}, button));
  const rest = names.slice(FEW_SPEAKERS);
  const more = el("button", {
    class: "plain more",
    type: "button",
    text: `${rest.length} more`,
    on: {
      click: () => {
        for (const name of rest) name.hidden = false;
        rest[0].querySelector("button")?.focus();
        more.remove();
      },
    },
  });
  const cell = el("td", {}, el("ul", {class: "voice-list", role: "list"}, ...names), rest.length ? more : null);
  return [el("tr", {}, valueCell(said), cell), below];
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
 * @param {import("./data.js").Data} data
 * @param {number} claim
 */
function citation(data, claim) {
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
    el("p", {dir: "auto", text: claims.paraphrase[claim]}),
    claims.inferred[claim] ? el("p", {class: "soft"}, "Inferred: ", bdi(claims.inferred[claim])) : null,
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
