// What the page derives and exports for given filters, run by test_exports.py beside copies of the modules: reads the
// page's data and the cases, and prints what came of each.
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {indexData} from "./model/data.js";
import {exportText} from "./files/export.js";
import {derive} from "./model/filters.js";
import {foldText} from "./model/search.js";
import {KINDS} from "./model/shapes.js";

const {tables, cases, texts} = JSON.parse(readFileSync("exports.json", "utf8"));
const data = indexData(tables);
const known = new Set([...new Set(data.kinds)].map((k) => `events/${KINDS[k].key}`));

/** The state that a reader's choices make. */
function stateOf({articles, kinds, dates, place, disputed, use, words}) {
  return {
    articles: new Set(articles.map((id) => data.articles.id.indexOf(id))),
    layers: kinds ? new Set(kinds.map((kind) => `events/${kind}`)) : known,
    known,
    range: dates && dates.split("/"),
    place: place && data.places.id.indexOf(place),
    disputed,
    uses: new Set(use ? [use] : []),
    words,
  };
}

const outcomes = cases.map((filters) => {
  const event = filters.event && data.events.id.indexOf(filters.event);
  const view = derive(data, stateOf(filters), event);
  const files = {};
  for (const format of ["geojson", "csv", "manifest"]) {
    for (const layer of format === "manifest" ? ["events"] : ["events", "places", "mentions", "claims"]) {
      const text = exportText(data, view, layer, format);
      files[`${layer}.${format}`] = {sha: createHash("sha256").update(text).digest("hex"), text: text.slice(0, 2000)};
    }
  }
  const choices = {
    articles: Object.fromEntries(data.articles.id.map((id, a) => [id, view.eventsByArticle[a]])),
    kinds: Object.fromEntries(KINDS.map(({key}, k) => [key, view.eventsByKind[k]])),
    disputed: view.eventsDisputed,
    use: view.mentionsByUse,
  };
  return {counts: view.counts, choices, files};
});
process.stdout.write(JSON.stringify({outcomes, folded: texts.map(foldText)}));
