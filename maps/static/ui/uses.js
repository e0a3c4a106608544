/**
 * Choosing between the uses of place names, above the list of places: where something is, or another sense of the name,
 * as in “US troops”.
 */
import {USE_NAMES} from "./badges.js";
import {chooseUse} from "../model/state.js";
import {capital, el, number} from "../dom/text.js";

/** @type {(import("../model/state.js").Use|null)[]} */
const USE_CHOICES = [null, "literal", "associative"];

/** @type {{[use in import("../model/state.js").Use]: string}} */
const USE_MEANINGS = {literal: "The name says where something is", associative: "Another sense, as in “US troops”"};

/** @param {import("../model/app.js").App} app */
export function createUses(app) {
  const choices = USE_CHOICES.map((use) => {
    const count = el("span", {class: "chip-count"});
    const text = use ? capital(USE_NAMES[use]) : "All mentions";
    const title = use ? USE_MEANINGS[use] : "In whatever sense";
    const button = el("button", {class: "chip", type: "button", title, on: {click: () => chooseUse(use)}}, text, " ", count);
    return {use, button, count};
  });
  const element = el(
    "div",
    {class: "chips uses", role: "group", "aria-label": "Filter mentions by use"},
    ...choices.map((one) => one.button),
  );
  return {
    element,
    update() {
      const {mentionsByUse, facets} = app.view;
      element.hidden = !app.data.size.mentions;
      for (const {use, button, count} of choices) {
        button.setAttribute("aria-pressed", String(facets.use === use));
        count.textContent = number(use ? mentionsByUse[use] : mentionsByUse.literal + mentionsByUse.associative);
      }
    },
  };
}
