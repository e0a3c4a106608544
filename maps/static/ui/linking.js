/**
 * Taking a link along: what its reader needs where the page is a file on this device and no address on the web.
 */
import {el} from "../dom/text.js";

/** Whether this page is a file on the reader's own disk. */
export function onDisk() {
  return location.protocol === "file:";
}

/**
 * Copy a link; of a page on disk, say that it works only here, and offer what to send instead.
 * @param {ReturnType<typeof import("../dom/copying.js").createCopier>} copier
 * @param {string} address
 */
export async function giveLink(copier, address) {
  if (!onDisk()) {
    await copier.copy(address, "Link copied.");
    return;
  }
  await copier.copy(address, "Link copied. It opens this file on this device only.");
  const file = decodeURIComponent(location.pathname.split("/").pop() ?? "");
  const ending = address.includes("#") ? address.slice(address.indexOf("#")) : "";
  const told = "Copied. Who has the file pastes it into the search field.";
  copier.element.append(
    el("p", {class: "soft elsewhere"}, `For others: send them the file ${file}`, ending ? ", and with it " : ".", ending ? el("button", {class: "plain", type: "button", text: "Copy what leads here", on: {click: () => copier.copy(ending, told)}}) : null),
  );
}
