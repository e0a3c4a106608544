/**
 * Leads an open page back to how it began, for the next test, and tells how it looks: a page that then differs from its
 * beginning is loaded anew. `lead()` does what a reader could do, `begin()` and `look()` give a number, `settle()` gives
 * that number once the page changes no more, and `rest()` does all that stands between two tests.
 */
(() => {
  const BEGAN = Symbol.for("began");
  const AXE = /^axe|^__core-js/; // what axe-core leaves in a window

  /** What a reader sees or hears of an element; empty where it is hidden. @param {any} element */
  const line = (element) => {
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return "";
    const {left, top, width, height} = element.getBoundingClientRect();
    const said = [...element.attributes].filter(
      ({name, value}) => /^(class|open|title|href|aria-.*)$/.test(name) && (value !== "false" || name === "aria-expanded"),
    );
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    return [
      element.tagName,
      ...said.map(({name, value}) => `${name}=${value}`),
      ...texts.map((node) => node.data.trim()),
      element.value ?? "",
      element.checked ?? "",
      ...[element.scrollLeft, element.scrollTop, left, top, width, height].map(Math.round),
    ].join(" ");
  };

  /** @param {string} text */
  const digest = (text) => {
    let sum = 7;
    for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
    return sum;
  };

  const look = () =>
    digest(
      [...document.body.querySelectorAll("*:not(script, style, canvas, .leaflet-proxy)")] // the last says where zooming would lead
        .map(line)
        .filter(Boolean)
        .sort() // marks are told of in the order in which they came
        .concat(
          document.documentElement.cloneNode().outerHTML,
          document.body.cloneNode().outerHTML,
          `${document.title} ${location.search} ${location.hash} ${document.activeElement?.tagName}`,
          Object.getOwnPropertyNames(window).filter((name) => isNaN(Number(name)) && !AXE.test(name)).sort().join(),
          Object.getOwnPropertyNames(navigator).join(),
        )
        .join("\n"),
    );

  const clear = () => {
    history.replaceState(null, "", location.pathname);
    dispatchEvent(new PopStateEvent("popstate"));
  };

  const state = (element) => [element.ariaExpanded, element.ariaPressed, element.open].join();
  const switches = () => document.querySelectorAll("[aria-expanded], [aria-pressed], details");

  /** Remember how the page's switches stand, unless that is known. */
  const begin = () => {
    document[BEGAN] ??= new Map([...switches()].map((element) => [element, state(element)]));
    return look();
  };

  const lead = () => {
    dispatchEvent(new Event("afterprint"));
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    const escape = () => new KeyboardEvent("keydown", {key: "Escape", bubbles: true});
    for (let turn = 0; turn < 2; turn++) (document.activeElement ?? document.body).dispatchEvent(escape());
    clear();
    for (const box of document.querySelectorAll("input[type=checkbox], input[type=radio]"))
      if (box.checked !== box.defaultChecked) box.click();
    for (const element of switches()) {
      const began = document[BEGAN]?.get(element);
      if (began === undefined || began === state(element)) continue;
      if (element.matches("details")) element.open = !element.open;
      else element.click();
    }
    document.querySelector("#page-coverage .chip")?.click(); // all events: what is chosen there is kept while hidden
    document.querySelector(".cluster-rows")?.replaceChildren(); // they are made when it opens
    document.querySelector(".home")?.click();
    clear(); // of where the map looks, which is written once it rests
    document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "Tab", bubbles: true})); // nothing waits for rest
    document.body.tabIndex = -1; // the next tabulator begins at the top
    document.body.focus();
    document.body.removeAttribute("tabindex");
    document.activeElement?.blur();
    for (const element of document.querySelectorAll("*")) if (element.scrollTop || element.scrollLeft) element.scrollTo(0, 0);
    scrollTo(0, 0);
  };

  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  /** How the page looks once it changes no more, or looks as it began; null where it goes on. @param {number?} began */
  const settle = async (began = null) => {
    for (let seen = null, turn = 0; turn < 5; turn++) {
      await frames();
      const before = seen;
      seen = begin();
      if (seen === before || seen === began) return seen;
    }
    return null;
  };

  /** Whether something planted ran, and how the page looks. @param {number} began */
  const rest = async (began) => {
    lead();
    const looks = await settle(began);
    return ["__pwned" in window, looks];
  };
  return {begin, look, lead, settle, rest};
})()
