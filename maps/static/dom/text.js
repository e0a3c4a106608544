/**
 * Words and nodes. Text from the corpus reaches the page here only: as text nodes, never as markup.
 */

/**
 * An element. `class`, `text`, `on` (listeners) and `dataset` are special; anything else is an attribute; null and
 * false leave it out.
 * @param {string} tag
 * @param {{[name: string]: any}} [props]
 * @param {...(Node|string|number|null|undefined|false)} children strings become text nodes
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = String(value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, /** @type {any} */ (listener));
    } else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/**
 * @param {Node} node
 * @param {(Node|string|number|null|undefined|false)[]} children
 */
export function append(node, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
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

/**
 * A piece of corpus text, isolated so that its writing direction cannot turn the words around it.
 * @param {unknown} text
 * @param {{[name: string]: any}} [props]
 */
export function bdi(text, props = {}) {
  return el("bdi", {...props, text: text === null || text === undefined ? "" : text});
}

/**
 * A link when the address is http or https, else plain text.
 * @param {string|null} address
 * @param {string} text
 */
export function link(address, text) {
  const href = safeHref(address);
  if (!href) return bdi(text);
  return el("a", {href, rel: "noopener noreferrer", target: "_blank"}, bdi(text));
}

/**
 * The address if it is an absolute http(s) one, else null.
 * @param {unknown} address
 * @returns {string|null}
 */
function safeHref(address) {
  if (typeof address !== "string" || !address) return null;
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** For what Leaflet reads as markup. @param {string} text */
export function escaped(text) {
  return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** "12,345". @param {number} n */
export function number(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * "1 event", "3 events".
 * @param {number} n
 * @param {string} noun
 * @param {string} [many]
 */
export function plural(n, noun, many = `${noun}s`) {
  return `${number(n)} ${n === 1 ? noun : many}`;
}

/** @param {string} text */
export function capital(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : "";
}

/** "300 m", "1.5 km", "70 km". @param {number} metres */
export function distanceText(metres) {
  if (metres < 1000) return `${Math.round(metres)}\u00a0m`;
  const km = metres / 1000;
  return `${km < 10 ? Math.round(km * 10) / 10 : number(Math.round(km))}\u00a0km`;
}

/** How sure a rule is: "81 % sure". @param {number} confidence from 0 to 1 */
export function sureText(confidence) {
  return `${Math.round(confidence * 100)}\u00a0% sure`;
}

/**
 * How well a place is known: "± 4 km", or "could be anywhere within 70 km" from 10 km on.
 * @param {number|null|undefined} metres
 */
export function precisionText(metres) {
  if (metres === null || metres === undefined || !(metres > 0)) return "";
  return metres < 10000 ? `±\u00a0${distanceText(metres)}` : `could be anywhere within ${distanceText(metres)}`;
}

/**
 * "Baghdad time, UTC+3" for an IANA zone on a day; the zone as it is if the browser does not know it.
 * @param {string|null} zone
 * @param {string|null} day ISO 8601
 */
export function zoneText(zone, day) {
  if (!zone) return "";
  try {
    const date = new Date(`${day || "2000-01-01"}T12:00:00Z`);
    const parts = new Intl.DateTimeFormat("en", {timeZone: zone, timeZoneName: "shortOffset"}).formatToParts(date);
    const offset = (parts.find((part) => part.type === "timeZoneName")?.value || "").replace("GMT", "UTC").replace(/C[+-]0$/, "C");
    if (zone === "UTC" || !zone.includes("/")) return offset || zone;
    return `${(zone.split("/").pop() || zone).replaceAll("_", " ")} time, ${offset}`;
  } catch {
    return zone;
  }
}

/**
 * @param {string|null|undefined} script ISO 15924
 * @returns {"rtl"|"ltr"|"auto"}
 */
export function directionOf(script) {
  if (!script) return "auto";
  return ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"].includes(script) ? "rtl" : "ltr";
}

/** The name of a language in English, or its code. @param {string|null} code BCP 47 */
export function languageName(code) {
  if (!code) return "";
  try {
    return new Intl.DisplayNames(["en"], {type: "language"}).of(code) || code;
  } catch {
    return code;
  }
}

/** "Arabic script", or the code of a script that the browser does not know. @param {string} code ISO 15924 */
export function scriptName(code) {
  try {
    const name = new Intl.DisplayNames(["en"], {type: "script"}).of(code) || code;
    return `${name.replace(/^(Simplified|Traditional)$/, "$1 Han")} script`;
  } catch {
    return code;
  }
}

/** Whether movement on the page should be left out. */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
