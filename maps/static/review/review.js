/**
 * The review of proposals: one at a time, decided by one key. What was decided is kept by the server, which answers with
 * all that is left; nothing is kept here but where the reader is.
 */

import {bdi, byId, capital, el, filled, list} from "./elements.js";
import {lookedUp} from "./places.js";

/**
 * @typedef {[string, string][]} Passage parts of a sentence, each with what it is
 * @typedef {{type: "event"|"claim", id: string, key: string, event?: string, title: string, kind?: string, date?: string|null,
 *   time?: string|null, places?: {id: string, name: string, role: string}[], articles?: string[], claims?: number,
 *   topic?: string, what?: string|null, value?: string, unit?: string|null, speaker?: string, status?: string,
 *   disputed?: boolean, published?: string|null, rule: string, meaning: string, confidence: number, article: string, outlet?: string, passage: Passage}} Item
 * @typedef {{version: number, title: string, queue: Item[], decided: number, undoable: number,
 *   events: {id: string, title: string}[], entered: {id: string, title: string}[], trouble: string, error?: string}} State
 */

const TOKEN = document.querySelector('meta[name="token"]')?.getAttribute("content") ?? "";
const ASK_EVERY = 2000;

/** @type {State|null} */
let state = null;
let at = 0;
/** @type {""|"correct"|"merge"|"move"|"entered"} */
let form = "";
let busy = false;

/** The proposal that is being decided. @returns {Item|null} */
function current() {
  return state?.queue[at] ?? null;
}

/** @param {State} given */
function show(given) {
  const before = state?.version;
  state = given;
  at = Math.max(0, Math.min(at, given.queue.length - 1));
  draw(given.error ?? "");
  if (before !== undefined && before !== given.version) showAgain();
}

/** Draw the map and the findings again, some time after the last decision. */
let waiting = 0;
function showAgain() {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    /** @type {HTMLIFrameElement} */ (byId("map")).src = "/map";
    void findings();
  }, 1200);
}

/**
 * @param {string} action
 * @param {{[name: string]: any}} [more]
 */
async function decide(action, more = {}) {
  const item = current();
  if (busy || (!item && action !== "undo" && !more.id)) return;
  busy = true;
  form = "";
  try {
    const answer = await fetch("/decide", {
      method: "POST",
      headers: {"content-type": "application/json", "x-dateline-token": TOKEN},
      body: JSON.stringify({action, id: item?.id, ...more}),
    });
    show(await answer.json());
  } catch {
    draw("The server does not answer. Is dateline serve still running?");
  } finally {
    busy = false;
  }
}

/** What each key does; those of a form are its own. @type {{[key: string]: {does: string, when?: (item: Item) => boolean, always?: () => boolean, act: () => void}}} */
const KEYS = {
  a: {does: "Accept", act: () => accept()},
  e: {
    does: "Accept with all its claims",
    when: (item) => item.type === "event" && (item.claims ?? 0) > 0,
    act: () => accept({whole: true}),
  },
  c: {does: "Correct", act: () => openForm("correct")},
  x: {does: "Throw away", act: () => void decide("reject")},
  n: {does: "Not the same event", when: (item) => item.type === "claim", act: () => void decide("split")},
  v: {does: "Of another event", when: (item) => item.type === "claim", act: () => openForm("move")},
  m: {does: "Same as another event", when: (item) => item.type === "event", act: () => openForm("merge")},
  g: {does: "Merge entered events", always: () => entered().length > 1, act: () => openForm("entered")},
  j: {does: "Later", act: () => step(1)},
  k: {does: "Back", act: () => step(-1)},
  u: {does: "Undo", always: () => true, act: () => void decide("undo")},
};

/** The events that stand in events.yaml. */
function entered() {
  return state?.entered ?? [];
}

/** Whether a key does something now. @param {{when?: (item: Item) => boolean, always?: () => boolean}} key @param {Item|null} item */
function works({when, always}, item) {
  return always ? always() : item !== null && (!when || when(item));
}

/** @param {number} by */
function step(by) {
  at = Math.max(0, Math.min(at + by, (state?.queue.length ?? 1) - 1));
  draw();
}

/** @param {"correct"|"merge"|"move"|"entered"} name @param {string} [field] that is asked for */
function openForm(name, field = "") {
  form = name;
  draw();
  /** @type {HTMLElement|null} */ (document.querySelector(field ? `form [name=${field}]` : "form input, form select"))?.focus();
}

/** Accept what is shown; of an event that is nowhere yet, its place is asked for. @param {object} [more] */
function accept(more = {}) {
  const item = current();
  if (item?.type === "event" && !item.places?.length) openForm("correct", "place");
  else void decide("accept", more);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && form) {
    form = "";
    draw();
    return;
  }
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("form")) return;
  const known = KEYS[event.key];
  if (!known || !works(known, current())) return;
  event.preventDefault();
  known.act();
});

/** @param {string} [error] */
function draw(error = "") {
  if (!state) return;
  byId("title").textContent = state.title;
  const left = state.queue.length;
  byId("counts").textContent = left ? `${at + 1} of ${left} · ${state.decided} decided` : `${state.decided} decided`;
  const item = current();
  const desk = byId("desk");
  const notices = [error, state.trouble].filter(Boolean).map((text) => el("p", {class: "trouble", role: "alert", text}));
  desk.replaceChildren(
    ...notices,
    ...(item ? [proposal(item)] : [nothing()]),
    keys(item),
    ...(form === "entered" ? [together()] : form && item ? [fields(item)] : []),
    ...(item ? [following()] : []),
    el("section", {class: "findings", id: "findings", "aria-label": "Findings of check"}),
  );
  showFindings();
}

function nothing() {
  return el("p", {text: "Everything is decided. Add articles with dateline add, or close this page."});
}

/** @param {Item} item */
function proposal(item) {
  const sure = `${Math.round(item.confidence * 100)} % sure, found by a rule: ${item.meaning}`;
  return el(
    "article",
    {"data-proposal": item.key},
    el("p", {class: "soft"}, item.type === "event" ? "Proposed event" : "Proposed claim on: ", item.type === "claim" ? bdi(item.title) : ""),
    el("h2", {}, bdi(item.type === "event" ? item.title : claimText(item))),
    el("blockquote", {dir: "auto"}, ...item.passage.map(([text, name]) => (name ? el("mark", {class: name, text}) : text))),
    item.type === "event" ? eventFacts(item) : claimFacts(item),
    el("p", {class: "soft", text: sure}),
  );
}

/** @param {Item} item */
function claimText({topic, what, value, unit}) {
  const counted = what || (unit === "people" ? "" : unit) || "";
  return `${capital(topic ?? "")}: ${value}${counted ? ` ${counted}` : ""}`;
}

/** @param {Item} item */
function claimFacts(item) {
  return list([
    ["Said by", item.speaker === "article" ? "the article itself" : item.speaker],
    ["In", [item.outlet, item.published].filter(Boolean).join(", ")],
    item.status === "earlier" ? ["Status", "called an earlier figure"] : null,
    item.status === "expected" ? ["Status", "feared or expected"] : null,
    item.disputed ? ["Compared", el("span", {class: "against", text: "accounts disagree"})] : null,
  ]);
}

/** @param {Item} item */
function eventFacts(item) {
  return list([
    ["Kind", item.kind],
    ["Date", [item.date, item.time].filter(Boolean).join(" ") || "not known"],
    ["Place", (item.places ?? []).map(({name, role}) => `${name} (${role})`).join(", ") || "not known"],
    ["Told in", (item.articles ?? []).join(", ")],
    ["Claims", String(item.claims)],
  ]);
}

/** @param {Item|null} item */
function keys(item) {
  const made = Object.entries(KEYS).flatMap(([key, {does, act, ...known}]) => {
    if (!works(known, item)) return [];
    const disabled = key === "u" && !state?.undoable;
    return [el("button", {type: "button", class: key === "a" ? "main" : null, disabled, on: {click: act}}, does, el("kbd", {text: key}))];
  });
  return el("div", {class: "keys", role: "group", "aria-label": "Decide"}, ...made);
}

/** @param {Item} item */
function fields(item) {
  const events = (state?.events ?? []).filter(({id}) => id !== item.id && id !== item.event);
  const choice = () => el("select", {name: "into"}, ...events.map(({id, title}) => el("option", {value: id, text: title})));
  /** @type {[string, HTMLElement][]} */
  const rows =
    form !== "correct"
      ? [["Event", choice()]]
      : item.type === "claim"
        ? [
            ["Value", input("value", item.value)],
            ["Topic", input("topic", item.topic)],
            ["Speaker", input("speaker", item.speaker)],
          ]
        : [
            ["Title", input("title", item.title)],
            ["Kind", input("kind", item.kind)],
            ["Date (EDTF)", input("date", item.date)],
            ["Place", input("place", item.places?.[0]?.name)],
          ];
  const made = filled(rows, (event) => submit(event, item));
  const place = /** @type {HTMLInputElement|null} */ (made.querySelector("[name=place]"));
  if (place) lookedUp(place);
  return made;
}

/** Two events of events.yaml that are one. */
function together() {
  const choice = (/** @type {string} */ name, /** @type {number} */ chosen) =>
    el("select", {name}, ...entered().map(({id, title}, n) => el("option", {value: id, text: title, selected: n === chosen})));
  return filled(
    [
      ["This event", choice("event", 1)],
      ["is the same as", choice("into", 0)],
    ],
    (event) => {
      event.preventDefault();
      const held = /** @type {HTMLFormElement} */ (event.target).elements;
      const [id, into] = ["event", "into"].map((name) => /** @type {HTMLSelectElement} */ (held.namedItem(name)).value);
      void decide("merge", {id, into});
    },
  );
}

/** @param {string} name @param {any} value */
function input(name, value) {
  return el("input", {name, value: value ?? "", "data-before": value ?? "", autocomplete: "off"});
}

/** @param {Event} event @param {Item} item */
function submit(event, item) {
  event.preventDefault();
  const held = /** @type {HTMLFormElement} */ (event.target);
  if (form !== "correct") {
    const into = /** @type {HTMLSelectElement} */ (held.elements.namedItem("into")).value;
    void decide(form, {into});
    return;
  }
  /** @type {{[name: string]: string}} */
  const correction = {};
  for (const field of held.querySelectorAll("input"))
    if (field.value.trim() && field.value !== field.dataset.before) correction[field.name] = field.dataset.id ?? field.value.trim();
  void decide("accept", {correction, id: item.id});
}

function following() {
  const rest = (state?.queue ?? []).slice(at + 1, at + 6);
  return el("ol", {class: "next", "aria-label": "Next"}, ...rest.map((item) => el("li", {}, bdi(item.type === "event" ? item.title : `${claimText(item)} · ${item.outlet}`))));
}

/** @type {string[]} */
let found = [];

async function findings() {
  found = (await (await fetch("/findings")).json()).findings;
  showFindings();
}

function showFindings() {
  const section = document.getElementById("findings");
  if (!section) return;
  section.replaceChildren(
    el("h3", {text: found.length ? `Check finds ${found.length}` : "Check finds nothing wrong"}),
    el("ul", {}, ...found.map((text) => el("li", {}, bdi(text)))),
  );
}

async function start() {
  show(await (await fetch("/state")).json());
  void findings();
  setInterval(async () => {
    try {
      const {version} = await (await fetch("/version")).json();
      if (state && version !== state.version && !busy && !form) show(await (await fetch("/state")).json());
    } catch {
      /* the server has ended */
    }
  }, ASK_EVERY);
}

void start();
