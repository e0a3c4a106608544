/**
 * The data blocks of the page: JSON, or in large pages the same tables compressed. A column of text in a compressed
 * block stays bytes, and a row of it is read when it is asked for, so that a hundred thousand cards cost no objects.
 */

/** What the page says where it cannot be read. */
export const TOO_OLD =
  "This browser cannot open the compressed data of this page. Use a newer one (Chrome 80, Firefox 113, Safari 16.4 or " +
  "later), or ask whoever made the page to build it with --plain.";

/**
 * Rows that are made when they are asked for; for everything else like an array that cannot be changed.
 * @param {number} count
 * @param {(row: number) => any} read
 * @returns {any[]}
 */
export function lazyRows(count, read) {
  /** @param {string|symbol} key the row that it names, NaN for none */
  const rowOf = (key) => (typeof key === "string" ? Number(key) : NaN);
  return new Proxy(/** @type {any[]} */ ([]), {
    get(target, key) {
      const row = rowOf(key);
      if (row >= 0) return row < count ? read(row) : undefined;
      return key === "length" ? count : Reflect.get(target, key);
    },
    has: (target, key) => rowOf(key) < count || Reflect.has(target, key),
    set: () => false,
  });
}

const NEWLINE = 10;

/**
 * A column of text: each row one line of JSON.
 * @param {Uint8Array} bytes
 * @param {number} count
 */
export function lineRows(bytes, count) {
  const decoder = new TextDecoder();
  /** @type {Uint32Array|null} */
  let starts = null;
  const split = () => {
    starts = new Uint32Array(count + 1);
    for (let i = 0, row = 1; i < bytes.length; i++) if (bytes[i] === NEWLINE) starts[row++] = i + 1;
    starts[count] = bytes.length + 1;
    return starts;
  };
  return lazyRows(count, (row) => {
    const from = starts ?? split();
    return JSON.parse(decoder.decode(bytes.subarray(from[row], from[row + 1] - 1)));
  });
}

/** Numbers from the steps between them, in place. @param {number[]} steps */
function summed(steps) {
  for (let i = 1; i < steps.length; i++) steps[i] += steps[i - 1];
  return steps;
}

/**
 * The tables of an inflated block.
 * @param {Uint8Array} bytes
 * @returns {any}
 */
export function readPacked(bytes) {
  const end = bytes.indexOf(NEWLINE);
  const tables = JSON.parse(new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)));
  let at = end + 1;
  for (const table of Object.values(tables)) {
    for (const [name, column] of Object.entries(table ?? {})) {
      if (column?.steps) table[name] = summed(column.steps);
      if (column?.lines === undefined) continue;
      table[name] = lineRows(bytes.subarray(at, at + column.bytes), column.lines);
      at += column.bytes + 1;
    }
  }
  return tables;
}

/**
 * Fill the columns that are written as one value.
 * @template {{[table: string]: any}} T
 * @param {T} tables
 * @returns {T}
 */
export function unpack(tables) {
  for (const table of Object.values(tables)) {
    for (const [name, column] of Object.entries(table ?? {})) {
      if (column && column.rows !== undefined && !Array.isArray(column)) table[name] = new Array(column.rows).fill(column.same);
    }
  }
  return tables;
}

/**
 * Read a block of the page and act on its tables: at once where it is JSON, and after inflating it where it is
 * compressed. A block that is compressed is taken out of the document, which needs it no more.
 * @param {string} id
 * @param {(tables: any) => void} act
 * @param {(sentence: string) => void} refuse called where the browser cannot read it
 */
export function withBlock(id, act, refuse) {
  const block = document.getElementById(id);
  const text = block?.textContent ?? "";
  if (!block || block.getAttribute("type") === "application/json") {
    act(text ? unpack(JSON.parse(text)) : null);
    return;
  }
  block.remove();
  if (typeof DecompressionStream === "undefined") refuse(TOO_OLD);
  else inflate(text).then((bytes) => act(unpack(readPacked(bytes))));
}

/** @param {string} text Base64 of a zlib stream */
async function inflate(text) {
  const letters = atob(text);
  const packed = new Uint8Array(letters.length);
  for (let i = 0; i < packed.length; i++) packed[i] = letters.charCodeAt(i);
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  writer.write(packed);
  writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
