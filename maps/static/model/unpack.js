/**
 * The data blocks of the page: compressed, or JSON. In large pages a column of text stays bytes, and a row of it is read
 * when it is asked for, so that a hundred thousand cards cost no objects.
 */

/** The browser cannot read what is compressed. */
export class TooOld extends Error {}

const TOO_OLD =
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
 * Text from a few words and the numbers behind them.
 * @param {{words: string[], word: number[]|{same: number, rows: number}, number: number[]}} column
 */
function numberedRows({words, word, number}) {
  const numbers = Float64Array.from(summed(number));
  const which = Array.isArray(word) ? Uint8Array.from(word) : null;
  return lazyRows(numbers.length, (row) => words[which ? which[row] : 0] + numbers[row]);
}

/** What holds columns, and no text or number. @param {{[name: string]: any}} tables @returns {{[column: string]: any}[]} */
const tablesOf = (tables) => Object.values(tables).filter((table) => table && typeof table === "object");

/**
 * The tables of an inflated block.
 * @param {Uint8Array} bytes
 * @returns {any}
 */
export function readPacked(bytes) {
  const end = bytes.indexOf(NEWLINE);
  const tables = JSON.parse(new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)));
  let at = end + 1;
  for (const table of tablesOf(tables)) {
    for (const [name, column] of Object.entries(table)) {
      if (column?.steps) table[name] = summed(column.steps);
      if (column?.words && column.number) table[name] = numberedRows(column);
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
  for (const table of tablesOf(tables)) {
    for (const [name, column] of Object.entries(table)) {
      if (column && column.rows !== undefined && !Array.isArray(column)) table[name] = new Array(column.rows).fill(column.same);
    }
  }
  return tables;
}

/**
 * Read a block of the page. One that is compressed is taken out of the document, which needs it no more.
 * @param {string} id
 * @returns {Promise<any>} null if there is no such block
 * @throws {TooOld} with a sentence for the reader
 */
export async function readBlock(id) {
  const block = document.getElementById(id);
  const text = block?.textContent;
  if (!text) return null;
  if (block.getAttribute("type") === "application/json") return unpack(JSON.parse(text));
  block.remove();
  if (typeof DecompressionStream === "undefined") throw new TooOld(TOO_OLD);
  return unpack(readPacked(await inflate(bytesOf(text))));
}

/**
 * Bytes from digits: two hold 13 bits, one that is left over holds six (see maps/packing.py).
 * @param {string} text
 */
export function bytesOf(text) {
  const value = new Uint8Array(128);
  let base = 0;
  for (let code = 33; code < 127; code++) if (!"<>&".includes(String.fromCharCode(code))) value[code] = base++;
  const pairs = text.length >> 1;
  const odd = text.length & 1;
  const bytes = new Uint8Array((pairs * 13 + odd * 6) >> 3);
  let held = 0;
  let bits = 0;
  let end = 0;
  for (let i = 0; i < 2 * pairs; i += 2) {
    held = held << 13 | value[text.charCodeAt(i)] * base + value[text.charCodeAt(i + 1)];
    for (bits += 13; bits >= 8;) bytes[end++] = held >> (bits -= 8);
  }
  if (odd && bits >= 2) bytes[end] = (held << 6 | value[text.charCodeAt(2 * pairs)]) >> (bits - 2);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} packed a zlib stream, with what fills it up */
async function inflate(packed) {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  writer.write(packed);
  writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
