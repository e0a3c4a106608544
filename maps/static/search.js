/**
 * Finding by words: over events, places in all their names and scripts, speakers and publishers. Diacritics, apostrophes
 * and hyphens do not count, nor do the variants of Arabic letters.
 */

const SKIPPED = /[\p{M}\u0640'\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4]/gu;
const PARTING = /[^\p{L}\p{N}]+/gu;
/** @type {{[letter: string]: string}} */
const LETTERS = {ى: "ي", ی: "ي", ک: "ك", ة: "ه", ە: "ه", ھ: "ه", ı: "i", ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae"};

/**
 * Text as it is compared: small letters and single spaces, without what does not count.
 * @param {string} text
 */
export function foldText(text) {
  const plain = text.normalize("NFKD").replace(SKIPPED, "").toLowerCase();
  return plain.replace(/[ىیکةەھıøłđßæ]/g, (letter) => LETTERS[letter]).replace(PARTING, " ").trim();
}

/**
 * @typedef {{events: Uint8Array, places: Uint8Array}} Found flags of the rows in which every word begins a word
 *
 * @param {() => {events: string[], places: string[]}} prepare gives what is searched; asked once, at the first search
 * @returns {(words: string) => Found|null} null for no words
 */
export function createSearch(prepare) {
  /** @type {{events: string[], places: string[]}|null} */
  let texts = null;
  /** @type {{key: string, found: Found|null}} */
  let latest = {key: "", found: null};
  return (words) => {
    const key = foldText(words);
    if (key === latest.key) return latest.found;
    const wanted = key.split(" ");
    texts = texts ?? prepare();
    latest = {key, found: key ? {events: having(texts.events, wanted), places: having(texts.places, wanted)} : null};
    return latest.found;
  };
}

/** @param {string[]} texts @param {string[]} wanted */
function having(texts, wanted) {
  const starts = wanted.map((word) => ` ${word}`);
  return Uint8Array.from(texts, (text) => (starts.every((start) => text.includes(start)) ? 1 : 0));
}

/** What is searched, folded, by row. @param {import("./data.js").Data} data */
export function searchTexts(data) {
  const {places, events, claims, speakers, articles, links, size} = data;
  const named = Array.from({length: size.places}, (_, p) =>
    foldText([places.name[p], ...places.names[p].map((/** @type {string[]} */ name) => name[0])].join(" ")),
  );
  const voices = speakers.name.map(foldText);
  const papers = articles.id.map((_, a) => foldText([articles.publisher[a], articles.short[a]].join(" ")));
  const found = Array.from({length: size.events}, (_, e) => {
    const parts = new Set([foldText([events.title[e], events.kind[e], events.summary[e]].join(" "))]);
    for (const l of data.linksOf.of(e)) parts.add(named[links.place[l]]);
    for (const c of data.claimsOf.of(e)) parts.add(voices[claims.speaker[c]]).add(papers[claims.article[c]]);
    return ` ${[...parts].join(" ")}`;
  });
  return {events: found, places: named.map((text) => ` ${text}`)};
}
