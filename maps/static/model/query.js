/**
 * What a reader types into the search: words, what the corpus says means the same, coordinates. `geo/query.py` reads and
 * compares in the same way, and says what is found.
 */

/** Metres within which coordinates find a place. */
export const NEAR = 25000;
const FORGIVEN = 4;
const DEGREES =
  String.raw`([+\-\u2212]?)([0-9]{1,3}(?:\.[0-9]+)?)(?:\s*°(?:\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*['\u2032\u2019])?` +
  String.raw`(?:\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*["\u2033\u201d])?)?\s*([NSEWnsew]?)`;
const COORDINATES = new RegExp(String.raw`^\s*${DEGREES}\s*[,;\s]\s*${DEGREES}\s*$`);
const DIGIT = /\p{Nd}/u;

/** @typedef {[lat: number, lon: number]} Spot in degrees */

/** @param {string} text @returns {Spot|null} */
export function coordinates(text) {
  const match = COORDINATES.exec(text);
  if (!match) return null;
  const parts = match.slice(1).map((part) => part ?? "");
  let [first, second] = [parts.slice(0, 5), parts.slice(5)];
  if (![first, second].every((part) => part[1].includes(".") || part[2] || part[4])) return null;
  const [a, b] = [first[4].toUpperCase(), second[4].toUpperCase()];
  if (/[EW]/.test(a) && /[NS]/.test(b)) [first, second] = [second, first];
  else if (/[EW]/.test(a) || /[NS]/.test(b)) return null;
  const [lat, lon] = [degrees(first), degrees(second)];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : null;
}

/** @param {string[]} part sign, degrees, minutes, seconds, letter */
function degrees([sign, whole, minutes, seconds, letter]) {
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return (sign === "-" || sign === "\u2212") !== /[SW]/i.test(letter) ? -size : size;
}

/** Whether a word begins another but for one letter. @param {string} word @param {string} other */
export function slipped(word, other) {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at++;
  const [rest, left] = [word.slice(at + 1), other.slice(at)];
  return (
    left.startsWith(rest) ||
    left.slice(1).startsWith(rest) ||
    left.slice(1).startsWith(word.slice(at)) ||
    (left.length > 1 && word.slice(at, at + 2) === left[1] + left[0] && left.slice(2).startsWith(word.slice(at + 2)))
  );
}

/** Whether a word may be forgiven a letter. @param {string} word */
export function forgivable(word) {
  return [...word].length >= FORGIVEN && !word.includes(" ") && !DIGIT.test(word);
}

/**
 * Folded text in terms, each with the alternatives that may stand for it.
 * @param {string} folded
 * @param {string[][]} groups of words that mean the same, folded
 * @returns {string[][]}
 */
export function termsOf(folded, groups) {
  const words = folded.split(" ").filter(Boolean);
  const longest = Math.max(1, ...groups.flat().map((phrase) => phrase.split(" ").length));
  /** @type {string[][]} */
  const found = [];
  let at = 0;
  while (at < words.length) {
    for (let many = Math.min(longest, words.length - at); many > 0; many--) {
      const phrase = words.slice(at, at + many).join(" ");
      const alike = groups.filter((group) => group.includes(phrase)).flat();
      if (!alike.length && many > 1) continue;
      found.push([...new Set([phrase, ...alike])]);
      at += many;
      break;
    }
  }
  return found;
}
