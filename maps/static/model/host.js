/**
 * What frames this page, if it wants to follow it: a notebook hands over a port, learns the address of what is shown, and
 * may ask for another.
 */

/** What a host says as it hands over its port. */
const GREETING = "dateline";

/** @type {(port: MessagePort) => void} */
let welcome;
/** @type {Promise<MessagePort>} */
const greeted = new Promise((found) => (welcome = found));

/** Listen for a host, which speaks as soon as the document has loaded. */
export function expectHost() {
  addEventListener("message", ({source, data, ports: [port]}) => {
    if (source === parent && data === GREETING && port) welcome(port);
  });
}

/**
 * @param {(address: string) => void} show what the host asks for
 * @returns {(address: string) => void} tells the host what is shown
 */
export function bindHost(show) {
  /** @type {MessagePort|null} */
  let host = null;
  let told = "";
  greeted.then((port) => {
    host = port;
    port.onmessage = ({data}) => show(String(data));
    if (told) port.postMessage(told);
  });
  return (address) => {
    told = address;
    host?.postMessage(address);
  };
}
