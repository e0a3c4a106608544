/**
 * "How this works": what the page's words for evidence mean, and by which rules it says that accounts disagree.
 */
import {termLabel, vocabulary} from "../model/vocabulary.js";
import {bdi, capital, el} from "../dom/text.js";
import {openWide} from "../dom/wide.js";

/** A button that explains. @param {string} [text] */
export function explainButton(text = "How this works") {
  return el("button", {class: "plain explain", type: "button", "aria-haspopup": "dialog", text, on: {click: openExplanation}});
}

function openExplanation() {
  const {terms, rules, courses} = vocabulary();
  openWide({
    title: "How this works",
    body: [
      el(
        "div",
        {class: "window-body"},
        el(
          "p",
          {},
          "Every statement leads to the speaker, the article and the passage that it rests on. Statements on one event and one question are compared by rules, and never by guessing.",
        ),
        el("h3", {text: "What the words mean"}),
        el("dl", {class: "terms"}, ...terms.flatMap(([, label, meaning]) => [el("dt", {}, bdi(capital(label))), el("dd", {}, bdi(meaning))])),
        el("h3", {text: "When two values are compared"}),
        el("p", {class: "soft", text: "The first rule that fits decides."}),
        ruleTable(rules.map(([name, relation, example]) => [name, relation === "conflict" ? "disagreement" : relation, example])),
        el("h3", {text: "When accounts disagree: conflict, or brought up to date"}),
        ruleTable(courses),
      ),
    ],
    closes: ".close",
  });
}

/** @param {import("../model/vocabulary.js").Rule[]} rules */
function ruleTable(rules) {
  return el(
    "table",
    {class: "rule-table"},
    el("thead", {}, el("tr", {}, ...["Rule", "Outcome", "Example"].map((text) => el("th", {scope: "col", text})))),
    el("tbody", {}, ...rules.map(([name, outcome, example]) => el("tr", {}, el("td", {}, bdi(capital(name))), el("td", {}, bdi(termLabel(outcome))), el("td", {}, bdi(example))))),
  );
}
