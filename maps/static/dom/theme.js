/**
 * The colours of the style sheets, for what is drawn on canvas; read again when light turns to dark.
 */

const TOKENS = /** @type {const} */ ([
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
  "dot",
]);

/** @typedef {Record<typeof TOKENS[number], string> & Record<`kind-${number}`, string>} Theme */

/** @type {Theme|null} */
let themeNow = null;

/** @returns {Theme} */
export function theme() {
  if (!themeNow) {
    const style = getComputedStyle(document.documentElement);
    themeNow = /** @type {Theme} */ ({});
    for (const token of TOKENS) themeNow[token] = style.getPropertyValue(`--${token}`).trim();
    for (let kind = 0, colour; (colour = style.getPropertyValue(`--kind-${kind}`).trim()); kind++)
      themeNow[`kind-${kind}`] = colour;
  }
  return themeNow;
}

/** @type {(() => void)[]} */
const painters = [];
let sharper = 0;

/** @param {() => void} paint called after the colours or the sharpness have changed */
export function onThemeChange(paint) {
  if (!painters.length) matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint());
  painters.push(paint);
}

/** Read the colours again and paint everything. @param {number} [ratio] pixels to a CSS pixel, if not the screen's */
export function repaint(ratio = 0) {
  sharper = ratio;
  themeNow = null;
  for (const paint of painters) paint();
}

/** How large texts are, as long as the script that asked runs; 0 when that must be asked of the page. */
let scaleNow = 0;

/** How much larger the reader wants texts than browsers write them. */
export function textScale() {
  if (!scaleNow) {
    scaleNow = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    queueMicrotask(() => {
      scaleNow = 0;
    });
  }
  return scaleNow;
}

/** How many pixels to paint to a CSS pixel. */
export function pixelRatio() {
  return sharper || window.devicePixelRatio || 1;
}
