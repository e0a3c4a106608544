/**
 * Where values conflict, as numbers: which groups hold such values, and whether they still do among chosen claims.
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
 * The groups on which chosen claims disagree: two values that conflict both have one.
 * @param {import("./data.js").Data} data
 * @param {Uint8Array} chosen flags of claims
 * @param {Uint8Array} [events] flags of those to which a group must belong that gathers claims on several
 * @returns {{disputed: Uint8Array, eventDisputes: Int32Array}} flags of groups, and how many of them each event has
 */
export function findDisputes(data, chosen, events) {
  const {groups, starts, first, second, seen} = conflictsOf(data);
  const {value, event} = data.claims;
  const disputed = new Uint8Array(data.size.groups);
  const eventDisputes = new Int32Array(data.size.events);
  seen.fill(-1);
  for (let i = 0; i < groups.length; i++) {
    const g = groups[i];
    const members = data.gathered.get(g);
    if (members && events && !events[data.groups.event[g]]) continue;
    for (const c of data.claimsIn.of(g)) {
      const given = members ? data.valueIn(g, c) : value[c];
      if (chosen[c] && given < seen.length) seen[given] = g;
    }
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      if (seen[first[p]] !== g || seen[second[p]] !== g) continue;
      disputed[g] = 1;
      const about = members ? new Set([...members.keys()].flatMap((c) => (chosen[c] ? [event[c]] : []))) : [data.groups.event[g]];
      for (const e of about) eventDisputes[e]++;
      break;
    }
  }
  return {disputed, eventDisputes};
}

/**
 * How many of the visible disagreements lie within one article, which reports both sides.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 */
export function countWithin(data, view) {
  const {groups, starts, first, second, seen} = conflictsOf(data);
  const {article} = data.claims;
  let count = 0;
  seen.fill(-1);
  for (let i = 0; i < groups.length; i++) {
    const g = groups[i];
    if (!view.disputed[g]) continue;
    const claims = [...data.claimsIn.of(g)].filter((c) => view.claims[c]);
    for (const c of claims) if (data.valueIn(g, c) < seen.length) seen[data.valueIn(g, c)] = g;
    const apart = new Set();
    for (let p = starts[i]; p < starts[i + 1]; p++) if (seen[first[p]] === g && seen[second[p]] === g) apart.add(first[p]).add(second[p]);
    if (new Set(claims.filter((c) => apart.has(data.valueIn(g, c))).map((c) => article[c])).size === 1) count++;
  }
  return count;
}

/**
 * Whom each speaker contradicts, and on which questions, as rows of groups: two visible claims that conflict are theirs.
 * @param {import("./data.js").Data} data
 * @param {import("./filters.js").View} view
 * @returns {Map<number, Map<number, number[]>>}
 */
export function conflictingSpeakers(data, view) {
  const {groups, starts, first, second} = conflictsOf(data);
  const {speaker} = data.claims;
  /** @type {Map<number, Map<number, number[]>>} */
  const against = new Map();
  groups.forEach((g, i) => {
    if (!view.disputed[g]) return;
    /** @type {Map<number, Set<number>>} */
    const said = new Map();
    for (const c of data.claimsIn.of(g)) if (view.claims[c]) said.set(data.valueIn(g, c), (said.get(data.valueIn(g, c)) ?? new Set()).add(speaker[c]));
    /** @type {Map<number, Set<number>>} */
    const pairs = new Map();
    for (let p = starts[i]; p < starts[i + 1]; p++)
      for (const [a, b] of [[first[p], second[p]], [second[p], first[p]]])
        for (const one of said.get(a) ?? [])
          for (const other of said.get(b) ?? []) pairs.set(one, (pairs.get(one) ?? new Set()).add(other));
    for (const [one, others] of pairs) {
      const questions = against.get(one) ?? new Map();
      against.set(one, questions);
      for (const other of others) questions.set(other, [...(questions.get(other) ?? []), g]);
    }
  });
  return against;
}

/** @type {WeakMap<object, Set<number>>} */
const knownAlone = new WeakMap();

/**
 * Events on which one article alone disagrees with itself, as when it reports two speakers: event × articles + article.
 * @param {import("./data.js").Data} data
 * @param {ReadonlySet<number>|null} speakers those who count, null for all
 * @returns {Set<number>}
 */
export function disputedAlone(data, speakers) {
  const known = speakers ? undefined : knownAlone.get(data.groups);
  if (known) return known;
  const {groups, starts, first, second} = conflictsOf(data);
  const {article, event, speaker} = data.claims;
  /** @type {Set<number>} */
  const alone = new Set();
  groups.forEach((g, i) => {
    const its = [...data.claimsIn.of(g)].filter((c) => !speakers || speakers.has(speaker[c]));
    /** @type {Map<number, Set<number>>} */
    const said = new Map();
    for (const c of its) said.set(article[c], (said.get(article[c]) ?? new Set()).add(data.valueIn(g, c)));
    for (const [a, values] of said) {
      for (let p = starts[i]; p < starts[i + 1]; p++)
        if (values.has(first[p]) && values.has(second[p])) for (const c of its) if (article[c] === a) alone.add(event[c] * data.size.articles + a);
    }
  });
  if (!speakers) knownAlone.set(data.groups, alone);
  return alone;
}
