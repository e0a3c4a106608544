/**
 * Who says that something happened at a place: whether that is only claimed, and whether one article alone says so.
 */

import {CLAIMED} from "../model/data.js";

/** @typedef {{claimed: boolean, alone: boolean}} Vouched */

/** By view and place; marks are laid out and named again and again. @type {WeakMap<object, Map<number, Vouched>>} */
const known = new WeakMap();

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} place with a visible event
 * @returns {Vouched}
 */
export function vouchedFor(data, view, place) {
  const its = known.get(view) ?? new Map();
  known.set(view, its);
  const vouched = its.get(place) ?? vouch(data, view, place);
  its.set(place, vouched);
  return vouched;
}

/** @param {import("../model/data.js").Data} data @param {import("../model/filters.js").View} view @param {number} place @returns {Vouched} */
function vouch({links, linksAt, claims, claimsOf, size}, view, place) {
  const lead = view.placeLead[place];
  let claimed = false;
  const said = new Set();
  for (const link of linksAt.of(place)) {
    if (!view.main[link]) continue;
    const event = links.event[link];
    if (said.size > 1 && event !== lead) continue;
    if (event === lead) claimed = CLAIMED.test(links.role[link]);
    for (const article of links.articles[link] ?? [...claimsOf.of(event)].map((claim) => claims.article[claim]))
      if (view.articles[article]) said.add(article);
  }
  return {claimed, alone: said.size === 1 && size.articles > 1};
}
