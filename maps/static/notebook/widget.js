/**
 * The page in the cell of a notebook. Its address, which says what is filtered and what is open, is a trait of the Python
 * object; the page is a document of its own, without access to the notebook around it.
 */

/** @typedef {{get: (name: string) => any, set: (name: string, value: any) => void, save_changes: () => void, on: (event: string, call: () => void) => void, off: (event: string, call: () => void) => void}} Model */

/** What the frame may do: run its own scripts, save exports, open the articles that it links to, print. */
const MAY = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox allow-modals";

/**
 * @param {{model: Model, el: HTMLElement}} cell
 * @returns {() => void} which lets go of the model
 */
function render({model, el}) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", MAY);
  frame.allow = "clipboard-write; fullscreen";
  frame.title = model.get("title");
  frame.style.cssText = "display: block; width: 100%; border: 0";
  frame.srcdoc = model.get("page");

  /** @type {MessagePort|null} */
  let port = null;
  const size = () => (frame.style.height = `${model.get("height")}px`);
  const tell = () => port?.postMessage(model.get("address"));
  frame.addEventListener("load", () => {
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({data}) => {
      if (data === model.get("address")) return;
      model.set("address", data);
      model.save_changes();
    };
    frame.contentWindow?.postMessage("dateline", "*", [channel.port2]);
    if (model.get("address")) tell();
  });
  const load = () => (frame.srcdoc = model.get("page"));
  model.on("change:height", size);
  model.on("change:address", tell);
  model.on("change:page", load);
  size();
  el.append(frame);
  return () => {
    model.off("change:height", size);
    model.off("change:address", tell);
    model.off("change:page", load);
    port?.close();
  };
}

export default {render};
