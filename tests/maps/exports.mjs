// What the page derives and exports for given filters, run by test_exports.py beside copies of the modules: reads the
// page's data and the cases, and prints what came of each.
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {indexData} from "./model/data.js";
import {exportText} from "./files/export.js";
import {derive} from "./model/filters.js";
import {foldText} from "./model/search.js";
import {UNFILTERED} from "./model/state.js";

const {tables, cases, texts} = JSON.parse(readFileSync("exports.json", "utf8"));
const data = indexData(tables);

/** The state that a reader's choices make. */
function stateOf({articles, speakers, kinds, dates, place, box, event, ...others}) {
  return {
    articles: new Set(articles.map((id) => data.articles.id.indexOf(id))),
    speakers: new Set(speakers.map((id) => data.speakers.id.indexOf(id))),
    kinds: kinds && new Set(kinds),
    dates: dates && dates.split("/"),
    box: box && box.split(",").map(Number),
    place: place && data.places.id.indexOf(place),
    event: event && data.events.id.indexOf(event),
    ...others,
  };
}

const outcomes = cases.map((filters) => {
  const view = derive(data, stateOf(filters));
  const files = {};
  for (const format of ["geojson", "csv", "manifest"]) {
    for (const layer of format === "manifest" ? ["events"] : ["events", "places", "mentions", "claims", "disagreements"]) {
      const text = exportText(data, view, layer, format);
      files[`${layer}.${format}`] = {sha: createHash("sha256").update(text).digest("hex"), text: text.slice(0, 2000)};
    }
  }
  const choices = {
    articles: Object.fromEntries(data.articles.id.map((id, a) => [id, view.eventsByArticle[a]])),
    kinds: Object.fromEntries(data.vocabulary.kinds.map(({key}, k) => [key, view.eventsByKind[k]])),
    disputed: view.eventsDisputed,
    use: view.mentionsByUse,
  };
  return {counts: view.counts, choices, files};
});
process.stdout.write(JSON.stringify({outcomes, folded: texts.map(foldText), facets: Object.keys(UNFILTERED)}));
