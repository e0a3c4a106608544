/**
 * What articles are called where there is little room: by their publisher, and where several have the same one by what
 * tells them apart, their title, their date or their id.
 */

/**
 * @typedef {{name: string, publisher: string, apart: string|null, by: "title"|"date"|"id"|null}} ArticleName
 * apart: what tells it from the others of its publisher, null where there are none; by: which of its facts that is
 */

/** Titles that differ only after so many letters do not tell articles apart in a narrow place. */
const READ = 36;

/** @type {WeakMap<object, ArticleName[]>} */
const made = new WeakMap();

/** @param {import("./data.js").Data} data @param {number} article @returns {ArticleName} */
export function nameOf({articles}, article) {
  let names = made.get(articles);
  if (!names) made.set(articles, (names = nameAll(articles)));
  return names[article];
}

/** @param {import("./data.js").Data} data @param {number} article */
export function articleName(data, article) {
  return nameOf(data, article).name;
}

/**
 * What an article is called: its title as it was printed, or in brackets how we describe one whose title is not known.
 * @param {import("./data.js").Data} data
 * @param {number} article
 * @returns {string|null}
 */
export function titleText({articles: {title, label}}, article) {
  if (title[article]) return `“${title[article]}”`;
  return label[article] ? described(label[article]) : null;
}

/** @param {string} label */
function described(label) {
  return `[${label}]`;
}

/** @param {import("./data.js").Table} articles @returns {ArticleName[]} */
function nameAll(articles) {
  const {id, short, publisher, title, label, published_text: published} = articles;
  const publishers = id.map((text, a) => short[a] || publisher[a] || text);
  /** @type {Map<string, number[]>} */
  const sharing = new Map();
  publishers.forEach((name, a) => {
    const key = comparable(name);
    sharing.set(key, [...(sharing.get(key) ?? []), a]);
  });
  /** @type {ArticleName[]} */
  const names = publishers.map((name) => ({name, publisher: name, apart: null, by: null}));
  const titles = id.map((_, a) => title[a] || (label[a] && described(label[a])));
  for (const rows of sharing.values()) {
    if (rows.length < 2) continue;
    const by = differ(rows, titles) ? "title" : differ(rows, published) ? "date" : "id";
    for (const a of rows) {
      const apart = {title: titles, date: published, id}[by][a];
      const name = apart === publishers[a] ? apart : `${by === "title" ? cut(apart) : apart} · ${publishers[a]}`;
      names[a] = {name, publisher: publishers[a], apart, by};
    }
  }
  return names;
}

/** The beginning of a title, by which it is told apart, at the end of a word where there is one. @param {string} title */
function cut(title) {
  if (title.length <= READ + 4) return title;
  const end = title.indexOf(" ", READ);
  return end < 0 || end > 2 * READ ? `${title.slice(0, READ)}…` : `${title.slice(0, end).replace(/[\s,;:.]+$/, "")}…`;
}

/** Whether all of some rows have a text, each another one. @param {number[]} rows @param {(string|null)[]} texts */
function differ(rows, texts) {
  const seen = new Set(rows.map((a) => comparable(texts[a] ?? "")));
  return seen.size === rows.length && !seen.has("");
}

/** @param {string} text */
function comparable(text) {
  return text.replace(/\s+/g, " ").trim().toLowerCase().slice(0, READ);
}
