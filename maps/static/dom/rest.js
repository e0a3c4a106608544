/**
 * What can wait until the map has come to rest: it would only make a reader wait who zooms step by step.
 */

/** How long nothing has asked to wait, in milliseconds. */
const REST = 250;
/** Keys that move the map and need nothing of what waits. */
const MOVING = /^([-+=_]|Arrow.*|Shift)$/;

/** @type {Set<() => void>} */
const waiting = new Set();
let timer = 0;

/** Do what waits, each once. */
function rest() {
  clearTimeout(timer);
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}

/** @param {Event} event */
function interrupt(event) {
  if (waiting.size && !(event instanceof KeyboardEvent && MOVING.test(event.key))) rest();
}

/**
 * Act once it is quiet, or as soon as the reader presses a button or a key, if that is sooner.
 * @param {() => void} act the same function is called once, however often it was asked for
 */
export function atRest(act) {
  for (const type of ["click", "pointerdown", "keydown", "pagehide"]) addEventListener(type, interrupt, {capture: true}); // once each
  waiting.add(act);
  clearTimeout(timer);
  timer = setTimeout(rest, REST);
}
