/**
 * The card of a place: its names, the spellings each article used, where it is and how that is known, events there.
 */
import {articleName, isArea, isOutlined} from "./data.js";
import {eventsAt} from "./filters.js";
import {coordinateText} from "./ground.js";
import {FEATURE_CLASSES, kindMark} from "./shapes.js";
import {select} from "./state.js";
import {bdi, capital, directionOf, distanceText, el, languageName, number, plural, precisionText} from "./text.js";

const MOST_EVENTS = 200;

/**
 * @param {import("./main.js").App} app
 * @param {number} place
 */
export function placeCard(app, place) {
  const {data} = app;
  const {places} = data;
  const lead = app.view.placeLead[place];
  const {kind, feature_class: code} = places;
  const within = (places.within_names[place] ?? []).join(", ");
  const what = kind[place] || FEATURE_CLASSES[code[place]] || "place";
  return el(
    "article",
    {class: "card", "aria-labelledby": "card-title"},
    el(
      "div",
      {class: "card-title"},
      lead >= 0
        ? kindMark(data.kinds[lead], isArea(data, place))
        : el("span", {class: data.size.events ? "place-dot" : "place-dot solid", "aria-hidden": "true"}),
      el("h2", {id: "card-title", tabindex: "-1"}, bdi(places.name[place])),
    ),
    el("p", {class: "when"}, bdi(capital(what)), within ? ", in " : "", bdi(within)),
    position(data, place),
    spellingSection(app, place),
    eventSection(app, place),
    nameSection(data, place),
    identifierSection(data, place),
  );
}

/** @param {import("./data.js").Data} data @param {number} place */
function position(data, place) {
  const {places} = data;
  if (places.unplaced[place] || places.lon[place] === null) {
    return el("p", {class: "soft"}, "Not on the map: ", bdi(places.unplaced[place] || "no coordinates"));
  }
  const area = isArea(data, place);
  const plain = `${places.lat[place]}, ${places.lon[place]}`;
  const done = el("span", {class: "soft", role: "status"});
  const copy = el("button", {
    class: "plain",
    type: "button",
    text: "Copy",
    on: {
      click: async () => {
        try {
          await navigator.clipboard.writeText(plain);
          done.textContent = " Copied";
        } catch {
          getSelection()?.selectAllChildren(figure);
          done.textContent = " Selected: copy with the keyboard";
        }
      },
    },
  });
  const figure = el("span", {
    class: "coordinates",
    title: plain,
    text: area
      ? coordinateText(tenth(places.lat[place]), tenth(places.lon[place]))
      : coordinateText(places.lat[place], places.lon[place]),
  });
  const extent = isOutlined(data, place)
    ? "an area: its outline is on the map"
    : `an area: roughly ${distanceText(places.precision_m[place])} around this point`;
  const precision = area ? extent : precisionText(places.precision_m[place]);
  return el(
    "div",
    {class: "position"},
    el("p", {}, area ? "About " : null, figure, precision ? ` · ${precision} ` : " ", copy, done),
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

/** @param {import("./main.js").App} app @param {number} place */
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
        kindMark(data.kinds[event]),
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

/** @param {import("./main.js").App} app @param {number} place */
function spellingSection(app, place) {
  const literal = spellingTable(app, place, "literal");
  const associative = spellingTable(app, place, "associative");
  if (!literal && !associative)
    return section("In the articles", el("p", {class: "soft", text: "No article shown here names it."}));
  return section(
    spellingTitle(app, place),
    literal ? el("div", {}, associative ? el("h4", {text: "The place itself"}) : null, literal) : null,
    associative
      ? el("div", {}, el("h4", {text: "In other senses: a government, an adjective, part of a name"}), associative)
      : null,
  );
}

/** "Spelled 11 ways in 5 articles". @param {import("./main.js").App} app @param {number} place */
function spellingTitle({data, view}, place) {
  const shown = [...data.mentionsAt.of(place)].filter((m) => view.mentions[m]);
  const ways = new Set(shown.map((m) => data.mentions.surface[m])).size;
  const articles = new Set(shown.map((m) => data.mentions.article[m])).size;
  const where = `in ${plural(articles, "article")}`;
  return ways > 1 ? `Spelled ${number(ways)} ways ${where}` : `Named ${where}`;
}

/**
 * How each article spells a place, how often, and in which paragraphs.
 * @param {import("./main.js").App} app
 * @param {number} place
 * @param {string} [use] of the mentions, all without
 */
export function spellingTable({data, view}, place, use) {
  /** @type {Map<number, Map<string, number[]>>} */
  const byArticle = new Map();
  for (const m of data.mentionsAt.of(place)) {
    if (!view.mentions[m] || (use && data.mentions.use[m] !== use)) continue;
    const article = data.mentions.article[m];
    const spelled = byArticle.get(article) || new Map();
    byArticle.set(article, spelled);
    const surface = data.mentions.surface[m];
    spelled.set(surface, [...(spelled.get(surface) || []), data.mentions.paragraph[m]]);
  }
  if (!byArticle.size) return null;
  const rows = [...byArticle]
    .sort(([a], [b]) => a - b)
    .map(([article, spelled]) =>
      [...spelled].map(([surface, paragraphs], i) =>
        el(
          "tr",
          {},
          i
            ? null
            : el("th", {scope: "rowgroup", rowspan: spelled.size, class: "soft"}, bdi(articleName(data, article))),
          el(
            "td",
            {lang: data.articles.language[article]},
            bdi(surface),
            paragraphs.length > 1 ? el("span", {class: "soft", text: ` × ${paragraphs.length}`}) : null,
          ),
          el("td", {class: "paragraphs soft", text: paragraphText(paragraphs)}),
        ),
      ),
    );
  return el("table", {class: "evidence spellings"}, ...rows.map((group) => el("tbody", {}, ...group)));
}

/** "¶3, 9, 12", each once. @param {(number|null)[]} paragraphs */
function paragraphText(paragraphs) {
  const known = [...new Set(paragraphs)].filter((n) => n);
  if (!known.length) return "";
  return `¶${known.slice(0, 8).join(", ")}${known.length > 8 ? "…" : ""}`;
}

/** @param {import("./data.js").Data} data @param {number} place */
function nameSection({places}, place) {
  const names = places.names[place];
  if (!names.length) return null;
  /** @type {Map<string, [string, string][]>} */
  const byLanguage = new Map();
  for (const [text, lang, script] of names)
    byLanguage.set(lang || "", [...(byLanguage.get(lang || "") || []), [text, script]]);
  const rows = [...byLanguage].map(([lang, list]) =>
    el(
      "tr",
      {},
      el("th", {scope: "row", class: "soft", text: languageName(lang)}),
      el(
        "td",
        {},
        ...list.flatMap(([text, script], i) => [
          i ? ", " : null,
          bdi(text, {lang: lang || null, dir: directionOf(script), class: "name"}),
        ]),
      ),
    ),
  );
  return section("Names", el("table", {class: "evidence names"}, el("tbody", {}, ...rows)));
}

/** @param {import("./data.js").Data} data @param {number} place */
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
        ...pairs.map(([key, value]) =>
          el("tr", {}, el("th", {scope: "row", class: "soft"}, bdi(key)), el("td", {}, bdi(value))),
        ),
      ),
    ),
  );
}
