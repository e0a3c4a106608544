/**
 * The card of a place: its names, the spellings each article used, where it is and how that is known, events there.
 */
import {placeActions} from "./actions.js";
import {createCopier} from "../dom/copying.js";
import {isArea, isOutlined} from "../model/data.js";
import {eventsAt} from "../model/filters.js";
import {coordinateText, heldLat} from "../model/ground.js";
import {lighting} from "./rows.js";
import {FEATURE_CLASSES} from "../model/vocabulary.js";
import {eventMark} from "../ui/kindmark.js";
import {mentionReader, mentionsOf, spellingTable} from "../evidence/spellings.js";
import {select} from "../model/state.js";
import {bdi, capital, directionOf, distanceText, el, languageName, link, number, plural, precisionText, scriptName} from "../dom/text.js";

const MOST_EVENTS = 200;

/**
 * Who gives identifiers: their name, what an identifier looks like, and the page that it leads to.
 * @type {{[key: string]: [string, RegExp, string]}}
 */
const AUTHORITIES = {
  geonames: ["GeoNames", /^\d+$/, "https://www.geonames.org/"],
  wikidata: ["Wikidata", /^Q\d+$/, "https://www.wikidata.org/wiki/"],
  osm: ["OpenStreetMap", /^(node|way|relation)\/\d+$/, "https://www.openstreetmap.org/"],
  pleiades: ["Pleiades", /^\d+$/, "https://pleiades.stoa.org/places/"],
  tgn: ["Getty TGN", /^\d+$/, "https://vocab.getty.edu/page/tgn/"],
  gnd: ["GND", /^[\dX-]+$/, "https://d-nb.info/gnd/"],
  icao: ["ICAO airport code", /^$/, ""],
  iata: ["IATA airport code", /^$/, ""],
};

/**
 * @param {import("../model/app.js").App} app
 * @param {number} place
 */
export function placeCard(app, place) {
  const {data} = app;
  const {places} = data;
  const lead = app.view.placeLead[place];
  const {kind, feature_class: code} = places;
  const what = kind[place] || FEATURE_CLASSES[code[place]] || "place";
  return el(
    "article",
    {class: "card", "aria-labelledby": "card-title"},
    el(
      "div",
      {class: "card-title"},
      lead >= 0
        ? eventMark(data, lead, place)
        : placeDot(data, place),
      el("h2", {id: "card-title", tabindex: "-1"}, bdi(places.name[place])),
    ),
    el("p", {class: "when"}, bdi(capital(what)), ...containers(data, place)),
    position(data, place),
    placeActions(app, place),
    mentionSection(app, place),
    eventSection(app, place),
    nameSection(data, place),
    identifierSection(data, place),
  );
}

/** The dot of a place without events, as on the map. @param {import("../model/data.js").Data} data @param {number} place */
function placeDot({places, size}, place) {
  if (places.doubtful[place]) return el("span", {class: "place-dot doubt-dot", "aria-hidden": "true", text: "?"});
  return el("span", {class: size.events ? "place-dot" : "place-dot solid", "aria-hidden": "true"});
}

/**
 * ", in Anbar, Iraq": what a place lies in, from the nearest outwards; those of the corpus open their cards.
 * @param {import("../model/data.js").Data} data
 * @param {number} place
 * @returns {(Node|string)[]}
 */
function containers({places}, place) {
  /** @type {number|null} */
  let outer = place;
  return (places.within_names[place] ?? []).flatMap((/** @type {string} */ name, /** @type {number} */ i) => {
    outer = outer === null ? null : (places.within[outer] ?? null);
    const row = outer;
    return [
      i ? ", " : ", in ",
      row === null
        ? bdi(name)
        : el("button", {class: "plain", type: "button", on: {click: () => select(null, row), ...lighting(row)}}, bdi(name)),
    ];
  });
}

/** @param {import("../model/data.js").Data} data @param {number} place */
function position(data, place) {
  const {places} = data;
  if (places.unplaced[place] || places.lon[place] === null) {
    return el("p", {class: "soft"}, "Not on the map: ", bdi(places.unplaced[place] || "no coordinates"));
  }
  const area = isArea(data, place);
  const plain = `${places.lat[place]}, ${places.lon[place]}`;
  const figure = el("span", {
    class: "coordinates",
    title: plain,
    text: area
      ? coordinateText(tenth(places.lat[place]), tenth(places.lon[place]))
      : coordinateText(places.lat[place], places.lon[place]),
  });
  const copier = createCopier();
  const copy = el("button", {
    class: "plain",
    type: "button",
    "aria-label": "Copy coordinates",
    text: "Copy",
    on: {click: () => copier.copy(plain, "Coordinates copied.")},
  });
  const extent = isOutlined(data, place)
    ? "an area: its outline is on the map"
    : `an area: roughly ${distanceText(places.precision_m[place])} around this point`;
  const precision = area ? extent : precisionText(places.precision_m[place]);
  return el(
    "div",
    {class: "position"},
    el("p", {}, area ? "About " : null, figure, precision ? ` · ${precision} ` : " ", copy),
    copier.element,
    heldLat(places.lat[place]) === places.lat[place]
      ? null
      : el("p", {class: "soft", text: "Beyond the edge of this map, at 85°: the mark stands on the edge."}),
    places.precision_note[place] ? el("p", {class: "soft"}, bdi(capital(places.precision_note[place]))) : null,
    places.coordinates_source[place]
      ? el(
          "p",
          {class: "soft"},
          "Source: ",
          bdi(places.coordinates_source[place]),
          places.coordinates_date[place] ? " (" : "",
          bdi(places.coordinates_date[place] || ""),
          places.coordinates_date[place] ? ")" : "",
        )
      : null,
  );
}

/** @param {number} degrees */
function tenth(degrees) {
  return Math.round(degrees * 10) / 10;
}

/** @param {import("../model/app.js").App} app @param {number} place */
function eventSection({data, view}, place) {
  const events = eventsAt(data, view, place);
  if (!events.length) return null;
  const rows = events.slice(0, MOST_EVENTS).map((event) => {
    const roles = [...data.linksAt.of(place)]
      .filter((l) => view.links[l] && data.links.event[l] === event)
      .map((l) => data.links.role[l]);
    return el(
      "li",
      {},
      el(
        "button",
        {class: "row small", type: "button", on: {click: () => select(event, place)}},
        eventMark(data, event, place),
        el(
          "span",
          {class: "row-text"},
          bdi(data.events.title[event]),
          el(
            "span",
            {class: "row-detail"},
            bdi(data.events.date_text[event] || "date not known"),
            ` · ${roles.join(", ")}`,
          ),
        ),
      ),
    );
  });
  return section(
    "Events here",
    el(
      "ul",
      {class: "plain-list", role: "list"},
      ...rows,
      events.length > MOST_EVENTS
        ? el("li", {class: "soft", text: `${events.length - MOST_EVENTS} more in the list`})
        : null,
    ),
  );
}

/** @param {string} title @param {...(Node|null)} children */
function section(title, ...children) {
  return el("section", {class: "topic"}, el("div", {class: "topic-head"}, el("h3", {text: title})), ...children);
}

/** @param {import("../model/app.js").App} app @param {number} place */
function mentionSection(app, place) {
  const mentions = mentionsOf(app, place);
  if (!mentions.length)
    return section("In the articles", el("p", {class: "soft", text: "No article shown here names it."}));
  const literal = mentionBlock(app.data, mentionsOf(app, place, "literal"), "The place itself");
  const other = "In other senses: a government, an adjective, part of a name";
  const associative = mentionBlock(app.data, mentionsOf(app, place, "associative"), other);
  return section(mentionTitle(app.data, mentions), literal, associative);
}

/**
 * The spellings of some mentions, and under them the mentions one by one.
 * @param {import("../model/data.js").Data} data
 * @param {number[]} mentions rows
 * @param {string} title
 */
function mentionBlock(data, mentions, title) {
  if (!mentions.length) return null;
  const reader = mentionReader(data, mentions, title);
  return el(
    "div",
    {class: "mentions"},
    el("h4", {text: title}),
    spellingTable(data, mentions, (at) => reader.open(at)),
    reader.element,
  );
}

/** "Spelled 11 ways in 5 articles". @param {import("../model/data.js").Data} data @param {number[]} mentions rows */
function mentionTitle(data, mentions) {
  const ways = new Set(mentions.map((m) => data.mentions.surface[m])).size;
  const articles = new Set(mentions.map((m) => data.mentions.article[m])).size;
  const where = `in ${plural(articles, "article")}`;
  return ways > 1 ? `Spelled ${number(ways)} ways ${where}` : `Named ${where}`;
}

/** @param {import("../model/data.js").Data} data @param {number} place */
function nameSection({places}, place) {
  const names = places.names[place];
  if (!names.length) return null;
  /** @type {Map<string, [string, string, string][]>} */
  const groups = new Map();
  for (const name of names) {
    const key = `${name[1] || ""} ${name[2] || ""}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const rows = [...groups.values()].map((list) => {
    const [, lang, script] = list[0];
    return el(
      "tr",
      {},
      el(
        "th",
        {scope: "row", class: "soft"},
        languageName(lang),
        script ? el("span", {class: "script", text: scriptName(script)}) : null,
      ),
      el(
        "td",
        {},
        ...list.flatMap(([text], i) => [
          i ? ", " : null,
          bdi(text, {lang: lang || null, dir: directionOf(script), class: "name"}),
        ]),
      ),
    );
  });
  return section("Names", el("table", {class: "evidence names"}, el("tbody", {}, ...rows)));
}

/** @param {import("../model/data.js").Data} data @param {number} place */
function identifierSection({places}, place) {
  const pairs = Object.entries(places.identifiers[place] || {});
  if (!pairs.length) return null;
  return section(
    "Identifiers",
    el(
      "table",
      {class: "evidence names"},
      el(
        "tbody",
        {},
        ...pairs.map(([key, value]) => {
          const [name, form, page] = Object.hasOwn(AUTHORITIES, key) ? AUTHORITIES[key] : [key, null, ""];
          const leads = form !== null && form.test(value);
          const shown = link(leads ? page + value : null, value);
          return el("tr", {}, el("th", {scope: "row", class: "soft"}, bdi(name)), el("td", {}, shown));
        }),
      ),
    ),
  );
}
