/**
 * What the page of review is drawn with: elements, facts and forms, all of them text and no markup.
 */

/**
 * @param {string} tag
 * @param {{[name: string]: any}} [attributes] `text` is the content, `on` the listeners
 * @param {...(Node|string|null)} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null).map((child) => /** @type {Node|string} */ (child)));
  return element;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {([string, any]|null)[]} rows */
export function list(rows) {
  const shown = /** @type {[string, any][]} */ (rows.filter(Boolean));
  return el(
    "dl",
    {class: "facts"},
    ...shown.flatMap(([name, value]) => [
      el("dt", {text: name}),
      el("dd", {}, value instanceof Node ? value : bdi(value)),
    ]),
  );
}

/** A form of labelled fields. @param {[string, HTMLElement][]} rows @param {(event: Event) => void} act */
export function filled(rows, act) {
  return el(
    "form",
    {on: {submit: act}},
    ...rows.flatMap(([name, field], n) => {
      field.id = `field-${n}`;
      return [el("label", {for: field.id, text: name}), field];
    }),
    el("div", {class: "keys"}, el("button", {class: "main", text: "Save", type: "submit"}), el("span", {class: "soft", text: "Enter saves, Escape leaves it"})),
  );
}

/** A text of its own direction. @param {any} text */
export function bdi(text) {
  return el("bdi", {text: text ?? ""});
}

/** @param {string} text */
export function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
