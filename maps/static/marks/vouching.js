/**
 * Who says that something happened at a place: whether that is only claimed, and whether one article alone says so.
 */

/** Roles of links to a place where an event is only said to have happened (see happened_here in geo/events.py). */
const CLAIMED = /^(claimed|presumed) /;

/**
 * @param {import("../model/data.js").Data} data
 * @param {import("../model/filters.js").View} view
 * @param {number} place with a visible event
 * @returns {{claimed: boolean, alone: boolean}}
 */
export function vouchedFor({links, linksAt, claims, claimsOf, size}, view, place) {
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
