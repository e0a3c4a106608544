/**
 * Two articles side by side on one event: what each says, question by question.
 */
import {claimButton} from "./claimlist.js";
import {articleName} from "../model/articlenames.js";
import {speakerName} from "../model/data.js";
import {evidenceOn, topicOf} from "../model/evidence.js";
import {bdi, capital, el} from "../dom/text.js";
import {openWide} from "../dom/wide.js";

/** The articles that say something visible of an event, those that say most first. @param {import("../model/app.js").App} app @param {number} event */
export function articlesOn({data, view}, event) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const claim of data.claimsOf.of(event)) {
    const article = data.claims.article[claim];
    if (view.claims[claim]) counts.set(article, (counts.get(article) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([article]) => article);
}

/** @param {import("../model/app.js").App} app @param {number} event */
export function openCompare(app, event) {
  const {data} = app;
  const articles = articlesOn(app, event);
  const sides = [articles[0], articles[1]];
  const body = el("tbody", {});
  const heads = sides.map((article, side) => {
    const choice = /** @type {HTMLSelectElement} */ (
      el("select", {class: "compare-choice", "aria-label": side ? "Second article" : "First article"}, ...articles.map((one) => el("option", {value: String(one), selected: one === article}, articleName(data, one))))
    );
    choice.addEventListener("change", () => {
      sides[side] = Number(choice.value);
      draw();
    });
    return el("th", {scope: "col"}, choice);
  });

  function draw() {
    const questions = evidenceOn(data, app.view, event).flatMap((evidence) => {
      const cells = sides.map((article) => evidence.values.filter((said) => said.claims.some((claim) => data.claims.article[claim] === article)));
      if (!cells[0].length && !cells[1].length) return [];
      const against = evidence.pairs.some(({a, b, relation}) => relation === "conflict" && apart(cells, a, b));
      return [{evidence, cells, against, both: cells[0].length > 0 && cells[1].length > 0}];
    });
    questions.sort((a, b) => Number(b.against) - Number(a.against) || Number(b.both) - Number(a.both));
    body.replaceChildren(
      ...questions.map(({evidence, cells, against}) =>
        el(
          "tr",
          {},
          el("th", {scope: "row"}, against ? el("span", {class: "against neq", title: "They cannot both be true", text: "≠ "}) : null, bdi(capital(topicOf(data, evidence.group))), against ? el("span", {class: "unseen", text: ", cannot both be true"}) : null),
          ...cells.map((values, side) => cellOf(app, values, sides[side], against)),
        ),
      ),
    );
  }

  draw();
  const table = el("table", {class: "side-by-side compare"}, el("caption", {class: "unseen", text: "What two articles say"}), el("thead", {}, el("tr", {}, el("th", {scope: "col", text: "Question"}), ...heads)), body);
  openWide({title: data.events.title[event], note: "Two articles side by side", body: [el("div", {class: "side-scroll compare-frame", role: "region", tabindex: "0", "aria-label": "Two articles side by side"}, table)], closes: ".cite"});
}

/** Whether one article gives one value, and the other the other. @param {import("../model/evidence.js").Said[][]} cells @param {number} a @param {number} b */
function apart([first, second], a, b) {
  const has = (/** @type {import("../model/evidence.js").Said[]} */ values, /** @type {number} */ value) => values.some((said) => said.value === value);
  return (has(first, a) && has(second, b)) || (has(first, b) && has(second, a));
}

/** @param {import("../model/app.js").App} app @param {import("../model/evidence.js").Said[]} values @param {number} article @param {boolean} against */
function cellOf(app, values, article, against) {
  const {data} = app;
  if (!values.length) return el("td", {class: "soft", text: "says nothing of this"});
  const lines = values.map((said) =>
    el(
      "div",
      {class: "compare-value"},
      el("b", {}, bdi(said.text)),
      ...said.claims
        .filter((claim) => data.claims.article[claim] === article)
        .map((claim) => el("div", {}, data.speakers.id[data.claims.speaker[claim]].startsWith("article:") ? null : bdi(speakerName(data, data.claims.speaker[claim])), " ", claimButton(app, claim))),
    ),
  );
  return el("td", {class: against ? "said against-cell" : "said"}, ...lines);
}
