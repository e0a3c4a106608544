/**
 * What the parts of a page look like to axe-core, so that it need not look twice at what is alike, whatever it says.
 *
 * A shape tells of elements, classes, roles, states and styles, whether each is seen, whether an id that is named is
 * there, whether there is text, what scrolls, and of what can be pressed and is small. Parts within a part have shapes of their own.
 * A tint tells of a text's colour, whether it is large, what is behind it, and what text a link stands in.
 *
 * Gives each shape with the first part that has it and whether it is small, and each tint with the first part with it.
 */
(parts) => {
  const REFERENCE = /^(for|headers|list|aria-(controls|labelledby|describedby|owns|activedescendant|flowto|details|errormessage))$/;
  const FREE = /^(title|alt|placeholder|value|href|src|srcdoc|datetime|content|d|data-.*|aria-(label|description|roledescription|valuetext))$/;
  const TARGET = "a[href], button, input, select, summary, textarea, [tabindex]";
  const SMALL = 24; // pixels, below which axe asks what else is near
  const LARGE = 24, LARGE_BOLD = 18.66; // pixels, from which on a text needs less contrast
  const CLEAR = "rgba(0, 0, 0, 0)";

  const ids = new Map();
  for (const {id} of document.querySelectorAll("[id]")) ids.set(id, (ids.get(id) ?? 0) + 1);
  const targets = [...document.querySelectorAll(TARGET)].filter((node) => node.getClientRects().length);
  const order = new Map(targets.map((node, at) => [node, at]));

  const kept = (make) => {
    const known = new Map();
    return (node) => {
      if (!known.has(node)) known.set(node, make(node));
      return known.get(node);
    };
  };
  const style = kept((node) => getComputedStyle(node));
  const seen = (node) => node.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const text = (node) => [...node.childNodes].filter((it) => it.nodeType === Node.TEXT_NODE).map((it) => it.data.trim()).join("");
  const said = (text) => (text.trim() ? (text.trim().length > 1 ? "xx" : "x") : "");

  const value = (name, text) => {
    if (name === "id") return ids.get(text);
    if (REFERENCE.test(name)) return text.split(/\s+/).map((id) => ids.has(id));
    if (/^aria-(posinset|setsize|rowindex|colindex)$/.test(name)) return /^[1-9]\d*$/.test(text);
    if (name === "href" && text.startsWith("#")) return `#${text.length < 2 || ids.has(text.slice(1))}`;
    if (name === "style") return text.replace(/translate3d\([^)]*\)|z-index:[^;]*/g, "");
    return FREE.test(name) ? said(text) : text;
  };
  const near = (node) => {
    if (!order.has(node)) return "";
    if (style(node).display === "inline" && said(text(node.parentElement))) return "within a sentence"; // of any size
    const box = node.getBoundingClientRect();
    if (Math.min(box.width, box.height) >= SMALL) return "big";
    const beside = [-1, 1].map((step) => targets[order.get(node) + step]?.getBoundingClientRect());
    const away = beside.flatMap((it) => (it ? [it.x - box.x, it.y - box.y, it.width, it.height] : []));
    return `small ${[box.width, box.height, ...away].map(Math.round)}`;
  };
  const scrolls = (node) =>
    style(node).overflow !== "visible" && (node.scrollHeight > node.clientHeight || node.scrollWidth > node.clientWidth) ? "scrolls" : "";
  const line = (node) =>
    [node.tagName, seen(node), scrolls(node), ...[...node.attributes].map((it) => `${it.name}=${value(it.name, it.value)}`).sort(), near(node)].join(" ");
  const lines = (node, root) => {
    if (node.nodeType === Node.TEXT_NODE) return [said(node.data)];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    if (node !== root && node.matches(parts)) return [`${node.tagName} ${node.className} ${node.getAttribute("role")}`];
    const inner = [...node.childNodes].flatMap((child) => lines(child, root)).filter(Boolean);
    return [line(node), ...inner.filter((text, at) => text !== inner[at - 1]), "/"];
  };
  const around = kept((node) =>
    node ? `${around(node.parentElement)} ${node.tagName} ${node.getAttribute("class")} ${node.getAttribute("role")}` : "");

  const faded = kept((node) => (node ? `${faded(node.parentElement)} ${style(node).opacity}`.replaceAll(" 1", "") : ""));
  const behind = kept((node) => {
    if (!node) return "";
    const {backgroundColor, backgroundImage, opacity, position} = style(node);
    const own = [backgroundColor, backgroundImage, opacity].join();
    if (backgroundColor !== CLEAR && !/^rgba|\//.test(backgroundColor) && backgroundImage === "none") return own + faded(node.parentElement);
    const lifted = /absolute|fixed|sticky/.test(position) ? around(node) : "";
    return [own === `${CLEAR},none,1` ? "" : own, lifted, behind(node.parentElement)].filter(Boolean).join(";");
  });
  const tint = (node) => {
    const {color, fontSize, fontWeight, textShadow} = style(node);
    const large = parseFloat(fontSize) >= (fontWeight >= 700 ? LARGE_BOLD : LARGE);
    const link = node.closest("a[href], [role=link]");
    const beside = link && [style(link).color, style(link).textDecorationLine, style(link.parentElement).color];
    return [color, large, textShadow, beside, behind(node)].join("|");
  };
  const written = "input:not([type=checkbox], [type=radio], [type=range]), select, textarea";
  const exempt = "script, style, .unseen, .unseen *, :disabled, :disabled *, [aria-disabled=true], [aria-disabled=true] *";
  const read = (node) => // of one letter axe says nothing
    (text(node).length > 1 || node.matches(written)) && !node.matches(exempt) && !node.closest("label")?.control?.disabled && seen(node);

  const shapes = {}, tints = {};
  const all = [...document.querySelectorAll(parts)];
  const places = new Map(all.map((part, at) => [part, at]));
  for (const [at, part] of all.entries()) {
    if (!part.checkVisibility({visibilityProperty: true})) continue;
    const shape = `${around(part.parentElement)}\n${lines(part, part).join("\n")}`;
    shapes[shape] ??= [at, / small \d/.test(shape)];
  }
  for (const node of document.body.querySelectorAll("*")) if (read(node)) tints[tint(node)] ??= places.get(node.closest(parts));
  return {shapes: Object.entries(shapes), tints: Object.entries(tints)};
}
