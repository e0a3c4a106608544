/**
 * Where values conflict, as numbers: which groups hold such values, and whether they still do among chosen articles.
 */

/**
 * @typedef {{groups: Int32Array, starts: Int32Array, first: Int32Array, second: Int32Array, seen: Int32Array}} Conflicts
 * groups: rows of those that hold values which conflict; the pairs of the i-th stand from starts[i] to starts[i + 1];
 * seen: room for a note on every value of a group.
 */

/** @type {WeakMap<object, Conflicts>} */
const knownConflicts = new WeakMap();

/** @param {import("./data.js").Data} data @returns {Conflicts} */
function conflictsOf(data) {
  const known = knownConflicts.get(data.groups);
  if (known) return known;
  const rows = [];
  const ends = [0];
  const first = [];
  const second = [];
  let values = 0;
  const {relations} = data.groups;
  for (let g = 0; g < data.size.groups; g++) {
    for (const [a, b, relation] of relations[g] ?? []) {
      if (relation !== "conflict") continue;
      first.push(a);
      second.push(b);
      values = Math.max(values, a + 1, b + 1);
    }
    if (first.length > ends[ends.length - 1]) {
      rows.push(g);
      ends.push(first.length);
    }
  }
  const made = {
    groups: Int32Array.from(rows),
    starts: Int32Array.from(ends),
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    seen: new Int32Array(values).fill(-1),
  };
  knownConflicts.set(data.groups, made);
  return made;
}

/**
 * The groups on which the chosen articles disagree: two values that conflict both have a claim of theirs.
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} articles flags
 * @returns {{disputed: Uint8Array, eventDisputes: Int32Array}} flags of groups, and how many of them each event has
 */
export function findDisputes(data, articles) {
  const {groups, starts, first, second, seen} = conflictsOf(data);
  const {value, article} = data.claims;
  const disputed = new Uint8Array(data.size.groups);
  const eventDisputes = new Int32Array(data.size.events);
  seen.fill(-1);
  for (let i = 0; i < groups.length; i++) {
    const g = groups[i];
    for (const c of data.claimsIn.of(g)) if (articles[article[c]] && value[c] < seen.length) seen[value[c]] = g;
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      if (seen[first[p]] !== g || seen[second[p]] !== g) continue;
      disputed[g] = 1;
      eventDisputes[data.groups.event[g]]++;
      break;
    }
  }
  return {disputed, eventDisputes};
}

/** @type {WeakMap<object, Set<number>>} */
const knownAlone = new WeakMap();

/**
 * Events on which one article alone disagrees with itself, as when it reports two speakers: event × articles + article.
 * @param {import("./data.js").Data} data
 * @returns {Set<number>}
 */
export function disputedAlone(data) {
  const known = knownAlone.get(data.groups);
  if (known) return known;
  const {groups, starts, first, second} = conflictsOf(data);
  const {value, article} = data.claims;
  /** @type {Set<number>} */
  const alone = new Set();
  groups.forEach((g, i) => {
    const event = data.groups.event[g] * data.size.articles;
    /** @type {Map<number, Set<number>>} */
    const said = new Map();
    for (const c of data.claimsIn.of(g)) said.set(article[c], (said.get(article[c]) ?? new Set()).add(value[c]));
    for (const [a, values] of said) {
      for (let p = starts[i]; p < starts[i + 1]; p++) if (values.has(first[p]) && values.has(second[p])) alone.add(event + a);
    }
  });
  knownAlone.set(data.groups, alone);
  return alone;
}
