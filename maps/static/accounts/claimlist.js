/**
 * Claims in short, event by event: what each says, who says it, and a source that opens it in the card of its event.
 */
import {whereText} from "../evidence/passages.js";
import {articleName} from "../model/articlenames.js";
import {speakerName} from "../model/data.js";
import {topicOf} from "../model/evidence.js";
import {siteOf} from "../model/filters.js";
import {selectClaim} from "../model/state.js";
import {bdi, capital, el} from "../dom/text.js";

/**
 * @param {import("../model/app.js").App} app
 * @param {number[]} claims
 * @param {{titles?: boolean, speakers?: boolean}} [told] whether the events and the speakers are named
 */
export function claimList(app, claims, {titles = true, speakers = true} = {}) {
  const {data} = app;
  /** @type {Map<number, number[]>} */
  const byEvent = new Map();
  for (const claim of claims) byEvent.set(data.claims.event[claim], [...(byEvent.get(data.claims.event[claim]) ?? []), claim]);
  return el(
    "div",
    {class: "claim-list"},
    ...[...byEvent].flatMap(([event, its]) => [
      titles ? el("p", {class: "claim-event"}, bdi(data.events.title[event])) : null,
      el("ul", {role: "list"}, ...its.map((claim) => claimLine(app, claim, speakers))),
    ]).filter((one) => one !== null),
  );
}

/** "Deaths: 40 people, the mayor · CNA ¶9". @param {import("../model/app.js").App} app @param {number} claim @param {boolean} speaker */
function claimLine(app, claim, speaker) {
  const {data} = app;
  const {claims} = data;
  return el(
    "li",
    {},
    bdi(capital(topicOf(data, claims.group[claim]))),
    ": ",
    el("b", {}, bdi(claims.text[claim])),
    speaker ? ", " : "",
    speaker ? bdi(speakerName(data, claims.speaker[claim])) : null,
    " ",
    claimButton(app, claim),
  );
}

/** "CNA ¶9", which opens the claim. @param {import("../model/app.js").App} app @param {number} claim */
export function claimButton(app, claim) {
  const {data} = app;
  const {claims} = data;
  const where = whereText(claims, claim);
  const event = claims.event[claim];
  return el(
    "button",
    {class: "cite", type: "button", title: claims.paraphrase[claim], on: {click: () => selectClaim(event, siteOf(app, event), claim)}},
    bdi(articleName(data, claims.article[claim])),
    where ? `\u00a0${where}` : "",
  );
}
