/**
 * A place looked up by its name while it is typed.
 */

import {el} from "./elements.js";

/**
 * Look up in the gazetteer what is typed, and offer what has the name: arrows and Enter choose.
 * @param {HTMLInputElement} field
 */
export function lookedUp(field) {
  const list = el("ul", {class: "places", role: "listbox", id: "places", "aria-label": "Places", hidden: true});
  for (const [name, value] of Object.entries({role: "combobox", "aria-controls": "places", "aria-expanded": "false", "aria-autocomplete": "list"}))
    field.setAttribute(name, value);
  field.after(list);
  let chosen = -1;
  let asked = 0;
  let typing = 0;
  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const open = (/** @type {boolean} */ is) => {
    list.hidden = !is;
    field.setAttribute("aria-expanded", String(is));
  };
  const point = (/** @type {number} */ to) => {
    chosen = to;
    for (const [n, option] of options().entries()) option.setAttribute("aria-selected", String(n === to));
    if (to >= 0) field.setAttribute("aria-activedescendant", options()[to].id);
    else field.removeAttribute("aria-activedescendant");
  };
  const take = (/** @type {number} */ n) => {
    const option = options()[n];
    field.value = option.textContent ?? "";
    field.dataset.id = option.dataset.id;
    open(false);
  };
  field.addEventListener("input", () => {
    delete field.dataset.id;
    clearTimeout(typing);
    const ask = ++asked;
    typing = window.setTimeout(async () => {
      const answer = await fetch(`/places?name=${encodeURIComponent(field.value)}`).catch(() => null);
      if (!answer || ask !== asked) return;
      /** @type {{id: string, label: string}[]} */
      const places = (await answer.json()).places;
      list.replaceChildren(
        ...places.map(({id, label}, n) =>
          el("li", {role: "option", id: `place-${n}`, "data-id": id, title: id, text: label, on: {mousedown: (/** @type {Event} */ event) => (event.preventDefault(), take(n))}}),
        ),
      );
      point(-1);
      open(places.length > 0);
    }, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const size = list.children.length;
    if (event.key === "ArrowDown") point((chosen + 1) % size);
    else if (event.key === "ArrowUp") point(chosen > 0 ? chosen - 1 : size - 1);
    else if (event.key === "Enter" && chosen >= 0) take(chosen);
    else return;
    event.preventDefault();
  });
}
