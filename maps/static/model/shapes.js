/**
 * The kinds of event: each told by its shape and its colour together, on canvas and in the panel alike.
 */

/** Drawn in a box of 24 units around the middle (12, 12). */
export const KINDS = [
  {key: "strike", label: "strike", path: "M12 2.6 22.4 20.8H1.6Z"},
  {key: "killing", label: "killing", path: "M12 1.4 22.6 12 12 22.6 1.4 12Z"},
  {key: "crowd", label: "crowd", path: "M12 2.6a9.4 9.4 0 1 1 0 18.8a9.4 9.4 0 1 1 0-18.8Z"},
  {
    key: "speech",
    label: "speech",
    path: "M5 3.6h14a1.4 1.4 0 0 1 1.4 1.4v14a1.4 1.4 0 0 1-1.4 1.4H5a1.4 1.4 0 0 1-1.4-1.4V5A1.4 1.4 0 0 1 5 3.6Z",
  },
  {key: "politics", label: "politics", path: "M12 1.9 22.3 9.4 18.4 21.5H5.6L1.7 9.4Z"},
  {key: "other", label: "other", path: "M12 5.4a6.6 6.6 0 1 1 0 13.2a6.6 6.6 0 1 1 0-13.2Z"},
];

const OTHER = KINDS.length - 1;

/** Names of GeoNames feature classes. @type {{[code: string]: string}} */
export const FEATURE_CLASSES = {
  A: "country or region",
  H: "water",
  L: "area",
  P: "town",
  R: "road",
  S: "site",
  T: "terrain",
  U: "undersea",
  V: "vegetation",
};

/** Which mark a kind of event has. @param {string} kind */
export function kindIndex(kind) {
  const found = KINDS.findIndex((one) => one.key === kind);
  return found < 0 ? OTHER : found;
}

/** @type {Path2D[]} */
const kindPaths = [];

/** @param {number} kind index in KINDS */
export function kindPath(kind) {
  if (!kindPaths.length) for (const one of KINDS) kindPaths.push(new Path2D(one.path));
  return kindPaths[kind];
}

/**
 * The mark of a kind, as decoration beside words.
 * @param {number} kind index in KINDS
 * @param {boolean} [hollow] for what lies somewhere in an area
 */
export function kindMark(kind, hollow = false) {
  const path = svg("path", {d: KINDS[kind].path});
  return svg(
    "svg",
    {class: `mark-icon kind-${KINDS[kind].key}${hollow ? " hollow" : ""}`, viewBox: "0 0 24 24", "aria-hidden": "true"},
    path,
  );
}

/**
 * @param {string} tag
 * @param {{[name: string]: string}} attributes
 * @param {...Node} children
 */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
