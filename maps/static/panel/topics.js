/**
 * The evidence on a card, question by question: first where accounts disagree, then what several say, then what one says
 * alone. Where there are many questions they are folded, and a list of contents leads to them.
 */
import {evidenceBlock} from "../evidence/claims.js";
import {evidenceOn, topicOf} from "../model/evidence.js";
import {explainButton} from "../ui/explanation.js";
import {bdi, capital, el, number} from "../dom/text.js";

/** So many questions are not folded. */
const FEW = 8;

/** @typedef {import("../model/evidence.js").Evidence} Evidence */

/** The parts of the evidence, in their order. @type {{key: string, title: string, holds: (one: Evidence) => boolean}[]} */
const PARTS = [
  {key: "disputed", title: "Accounts disagree", holds: ({relation}) => relation === "conflict"},
  {key: "several", title: "Said by several, or in several ways", holds: ({relation}) => relation !== "conflict" && relation !== "single"},
  {key: "single", title: "Said by one alone", holds: ({relation}) => relation === "single"},
];

/**
 * What is said about an event; null where nothing is.
 * @param {import("../model/app.js").App} app
 * @param {number} event
 * @param {boolean} [paper] whether all of it is shown, for print
 */
export function topicSection({data, view}, event, paper = false) {
  const evidence = evidenceOn(data, view, event);
  if (!evidence.length) return null;
  const folded = !paper && evidence.length > FEW;
  const parts = PARTS.map(({key, title, holds}) => partOf(data, key, title, evidence.filter(holds), folded, paper)).filter((part) => part !== null);
  const all = el("button", {class: "plain", type: "button", text: "Show every passage", on: {click: () => showAll(parts, all)}});
  return el(
    "section",
    {class: "evidence-all"},
    el("div", {class: "evidence-head"}, el("h3", {text: "Evidence"}), paper ? null : el("span", {}, explainButton(), " ", all)),
    folded ? contents(data, parts) : null,
    ...parts.map((part) => part.element),
  );
}

/**
 * @typedef {ReturnType<typeof evidenceBlock>} Block
 * @typedef {{key: string, title: string, element: HTMLElement, blocks: Block[], evidence: Evidence[], open: (on: boolean) => void}} Part
 *
 * @param {import("../model/data.js").Data} data
 * @param {string} key
 * @param {string} title
 * @param {Evidence[]} evidence
 * @param {boolean} folded
 * @param {boolean} paper
 * @returns {Part|null}
 */
function partOf(data, key, title, evidence, folded, paper) {
  if (!evidence.length) return null;
  const alone = key === "single";
  const blocks = evidence.map((one) => evidenceBlock(data, one, {open: paper, folded: folded && !alone}));
  const body = el("div", {hidden: folded && alone}, ...blocks.map((block) => block.element));
  const name = el("span", {}, title, " ", el("span", {class: "soft", text: number(evidence.length)}));
  const toggle = el("button", {class: "part-toggle", type: "button", "aria-expanded": String(!body.hidden), on: {click: () => open(Boolean(body.hidden))}}, name);
  /** @param {boolean} on */
  function open(on) {
    body.hidden = !on;
    toggle.setAttribute("aria-expanded", String(on));
  }
  const head = el("h4", {class: "part-head"}, folded && alone ? toggle : name);
  return {key, title, blocks, evidence, open, element: el("div", {class: `part ${key}`}, folded ? head : null, body)};
}

/**
 * The contents: each disagreement by its name, and the other parts.
 * @param {import("../model/data.js").Data} data
 * @param {Part[]} parts
 */
function contents(data, parts) {
  const items = parts.flatMap((part) =>
    part.key === "disputed"
      ? part.blocks.map((block, i) =>
          item([el("span", {class: "against neq", "aria-hidden": "true", text: "≠ "}), bdi(capital(topicOf(data, part.evidence[i].group)))], () => {
            block.unfold(true);
            lead(block.element);
          }),
        )
      : [
          item([part.title, ` (${number(part.blocks.length)})`], () => {
            part.open(true);
            lead(part.element);
          }),
        ],
  );
  return el("nav", {class: "contents", "aria-label": "Contents of this card"}, el("ul", {role: "list"}, ...items));
}

/** @param {(Node|string)[]} words @param {() => void} act */
function item(words, act) {
  return el("li", {}, el("button", {class: "plain", type: "button", on: {click: act}}, ...words));
}

/** Bring a part of the card into sight, and the focus to it. @param {HTMLElement} element */
function lead(element) {
  element.scrollIntoView({block: "start"});
  element.querySelector("button")?.focus({preventScroll: true});
}

/** Open or close every question, with every passage in it. @param {Part[]} parts @param {HTMLElement} button */
function showAll(parts, button) {
  const open = button.dataset.open !== "yes";
  button.dataset.open = open ? "yes" : "no";
  button.textContent = open ? "Hide the passages" : "Show every passage";
  for (const part of parts) {
    if (open) part.open(true);
    for (const block of part.blocks) block.showPassages(open);
  }
}
