/**
 * Finding by words: over events and what is claimed of them, places in all their names and scripts, speakers and
 * publishers. Diacritics, apostrophes and hyphens do not count, nor do the variants of Arabic letters.
 */

import {groundDistance} from "./ground.js";
import {NEAR, coordinates, forgivable, slipped, termsOf} from "./query.js";

const SKIPPED = /[\p{M}\p{Cf}\u0640'\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4]/gu;
/** ASCII alone, which is folded faster. */
const PLAIN = /^[\t-\r -~]*$/;
const PARTING = /[^\p{L}\p{N}]+/gu;
/** Rows that are searched as one text. */
const BLOCK = 2048;
/** Milliseconds that are read at a time, and in between. */
const SLICE = 12;
const PAUSE = 20;
/** @type {{[letter: string]: string}} */
const LETTERS = {
  ى: "ي", ی: "ي", ک: "ك", ة: "ه", ە: "ه", ھ: "ه", ı: "i", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ŋ: "n", ə: "e",
  ς: "σ", ß: "ss", æ: "ae", œ: "oe", þ: "th",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/**
 * Text as it is compared: small letters and single spaces, without what does not count. `fold` in `geo/query.py` does
 * the same.
 * @param {string} text
 */
export function foldText(text) {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/['`]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  const plain = text.normalize("NFKD").replace(SKIPPED, "").toLowerCase();
  return plain.replace(LETTER, (letter) => LETTERS[letter]).replace(PARTING, " ").trim();
}

/** Between texts that are searched together, so that no phrase reaches from one into the next. */
const BETWEEN = " / ";

/**
 * @typedef {{events: Uint8Array, places: Uint8Array, terms: string[][], spot: import("./query.js").Spot|null, slips: string[]}} Found
 *   flags of the rows in which every term begins a word, or which are near the spot; terms: what was looked for, each with
 *   what may stand for it; slips: words that begin none of the corpus, so that a letter was forgiven
 * @typedef {{
 *   events: Haystack, places: Haystack, synonyms: string[][], near: (spot: import("./query.js").Spot) => {events: Uint8Array, places: Uint8Array},
 * }} Searched
 *
 * @param {() => Searched} prepare gives what is searched; asked once
 * @param {(milliseconds: number) => boolean} more reads what else is searched, for so long; whether all is read
 * @returns {{find: (words: string) => Found|null, warm: () => void}}
 *   find: null for no words; warm: read what is searched while nothing else is to do, so that the first search is quick
 */
export function createSearch(prepare, more) {
  /** @type {Searched|null} */
  let texts = null;
  /** @type {{key: string, found: Found|null}} */
  let latest = {key: "", found: null};
  function warm() {
    texts ??= prepare();
    if (texts.places.read(SLICE) && texts.events.read(SLICE) && more(SLICE)) performance.mark("dateline-searchable");
    else setTimeout(warm, PAUSE);
  }
  /** @param {string} words */
  function find(words) {
    const key = words.trim();
    if (key === latest.key) return latest.found;
    texts ??= prepare();
    const folded = foldText(key);
    latest = {key, found: folded ? lookFor(texts, key, folded) : null};
    return latest.found;
  }
  return {find, warm};
}

/** @param {Searched} searched @param {string} words @param {string} folded @returns {Found} */
function lookFor({events, places, synonyms, near}, words, folded) {
  const spot = coordinates(words);
  if (spot) return {...near(spot), terms: [], spot, slips: []};
  /** @type {string[]} */
  const slips = [];
  const terms = termsOf(folded, synonyms).map((term) => {
    const [word, ...others] = term;
    if (others.length || !forgivable(word) || events.has(word) || places.has(word)) return term;
    slips.push(word);
    const known = new Set([...events.words(), ...places.words()]);
    const meant = synonyms.filter((group) => group.some((one) => !one.includes(" ") && slipped(word, one)));
    return [word, ...[...known].filter((other) => slipped(word, other)).sort(), ...meant.flat()];
  });
  return {events: events.having(terms), places: places.having(terms), terms, spot: null, slips};
}

/** Texts by row, folded, joined in blocks that are searched as a whole. */
export class Haystack {
  /**
   * @param {number} count
   * @param {(row: number) => string} textOf a folded text
   */
  constructor(count, textOf) {
    this.count = count;
    this.textOf = textOf;
    /** @type {string[]} */
    this.blocks = [];
    /** Where each row begins in its block. */
    this.starts = new Int32Array(count);
  }

  /**
   * Read the next rows, if any are left.
   * @param {number} milliseconds how long at most, or little longer
   * @returns {boolean} whether all are read
   */
  read(milliseconds) {
    const end = performance.now() + milliseconds;
    while (this.blocks.length * BLOCK < this.count && performance.now() < end) {
      const parts = [];
      const first = this.blocks.length * BLOCK;
      for (let row = first, at = 0; row < Math.min(first + BLOCK, this.count); row++) {
        const text = ` ${this.textOf(row)}\n`;
        this.starts[row] = at;
        at += text.length;
        parts.push(text);
      }
      this.blocks.push(parts.join(""));
    }
    return this.blocks.length * BLOCK >= this.count;
  }

  /** Whether any row has a word that begins so. @param {string} start */
  has(start) {
    this.read(Infinity);
    return this.blocks.some((text) => text.includes(` ${start}`));
  }

  /** Every word. @returns {Set<string>} */
  words() {
    this.read(Infinity);
    return new Set(this.blocks.flatMap((text) => text.split(/[ \n/]+/)));
  }

  /** Flags of the rows in which one of each term's alternatives begins a word. @param {string[][]} terms */
  having(terms) {
    this.read(Infinity);
    const found = new Uint8Array(this.count).fill(1);
    const hit = new Uint8Array(this.count);
    for (const term of terms) {
      hit.fill(0);
      for (const word of term) this.blocks.forEach((text, block) => this.mark(text, block * BLOCK, ` ${word}`, hit));
      for (let row = 0; row < this.count; row++) found[row] &= hit[row];
    }
    return found;
  }

  /**
   * @param {string} text of a block
   * @param {number} first its first row
   * @param {string} start what is looked for
   * @param {Uint8Array} hit flags to set
   */
  mark(text, first, start, hit) {
    const beyond = Math.min(first + BLOCK, this.count);
    let row = first;
    for (let at = text.indexOf(start); at >= 0 && row < beyond; at = text.indexOf(start, this.starts[row])) {
      while (row + 1 < beyond && this.starts[row + 1] <= at) row++;
      hit[row++] = 1;
      if (row === beyond) break;
    }
  }
}

/** What is searched, folded, by row. @param {import("./data.js").Data} data @returns {Searched} */
export function searchTexts(data) {
  const {places, events, claims, groups, speakers, articles, links, size} = data;
  /** @param {number} p */
  const named = (p) => {
    const [name, names] = [places.name[p], places.names[p].map((/** @type {string[]} */ one) => one[0])];
    return foldText(names.length === 1 && names[0] === name ? name : [name, ...names].join(" "));
  };
  const voices = speakers.name.map(foldText);
  const papers = articles.id.map((_, a) => foldText([articles.publisher[a], articles.short[a]].join(" ")));
  /** @param {number} e */
  const told = (e) => {
    const parts = new Set([foldText([events.title[e], events.kind[e], events.summary[e]].join(" "))]);
    for (const l of data.linksOf.of(e)) parts.add(named(links.place[l]));
    for (const g of data.groupsOf.of(e)) parts.add(foldText([groups.topic[g], groups.scope[g] ?? "", ...groups.labels[g]].join(" ")));
    for (const c of data.claimsOf.of(e)) parts.add(voices[claims.speaker[c]]).add(papers[claims.article[c]]).add(foldText(claims.paraphrase[c] ?? ""));
    return [...parts].join(BETWEEN);
  };
  const synonyms = (data.corpus.synonyms ?? []).map((group) => [...new Set(group.map(foldText).filter(Boolean))]);
  return {events: new Haystack(size.events, told), places: new Haystack(size.places, named), synonyms, near: (spot) => nearTo(data, spot)};
}

/** What is near a spot. @param {import("./data.js").Data} data @param {import("./query.js").Spot} spot */
function nearTo({places, links, size}, [lat, lon]) {
  const found = Uint8Array.from({length: size.places}, (_, p) => (places.lat[p] !== null && groundDistance(lon, lat, places.lon[p], places.lat[p]) <= NEAR ? 1 : 0));
  const events = new Uint8Array(size.events);
  links.place.forEach((p, l) => {
    if (found[p]) events[links.event[l]] = 1;
  });
  return {events, places: found};
}
