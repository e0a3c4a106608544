/**
 * The colours of the style sheet, for what is drawn on canvas; read again when light turns to dark.
 */

/** @typedef {{[token: string]: string}} Theme */

const TOKENS = [
  "ink",
  "soft",
  "panel",
  "line",
  "accent",
  "disagree",
  "disagree-text",
  "rim",
  "halo",
  "mark-label",
  "mark-label-soft",
  "font-map",
  "strike",
  "killing",
  "crowd",
  "speech",
  "politics",
  "other",
];

/** @type {Theme|null} */
let themeNow = null;

/** @returns {Theme} */
export function theme() {
  if (!themeNow) {
    const style = getComputedStyle(document.documentElement);
    themeNow = {};
    for (const token of TOKENS) themeNow[token] = style.getPropertyValue(`--${token}`).trim();
  }
  return themeNow;
}

/** @param {() => void} listener called after the colours have changed */
export function onThemeChange(listener) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    themeNow = null;
    listener();
  });
}
