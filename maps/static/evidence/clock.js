/**
 * What the time of an event is on the reader's own clock.
 */
import {zoneText} from "../dom/text.js";

const CLOCK_MONTHS =
  "January February March April May June July August September October November December".split(" ");

/**
 * @typedef {{first: string|null, last: string|null, time: string|null, approximate: boolean, zone: string|null}} LocalTime
 * the first and the last day (ISO 8601) that a date may mean, and the clock time (HH:MM) if there is one, in a zone
 */

/** The zone of the reader's device. */
export function readerZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * A date and time as a zone's clocks show it, as if it were in UTC, in milliseconds since 1970.
 * @param {number} moment in milliseconds since 1970
 * @param {string} zone IANA
 */
function wallClock(moment, zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    calendar: "gregory",
    ...{year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric"},
  });
  /** @type {{[part: string]: number}} */
  const part = {};
  for (const {type, value} of format.formatToParts(moment)) part[type] = Number(value);
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

/**
 * The moment at which the clocks of a zone show a date and time.
 * @param {string} day ISO 8601
 * @param {string} time HH:MM
 * @param {string} zone IANA
 * @param {number} [later] days after that day
 * @returns {number} milliseconds since 1970
 */
export function momentOf(day, time, zone, later = 0) {
  const shown = Date.parse(`${day}T${time}:00Z`) + later * 86400000;
  const near = shown - (wallClock(shown, zone) - shown);
  return near - (wallClock(near, zone) - shown);
}

/** "7 January 2020, 22:00". @param {number} moment @param {string} zone */
function clockText(moment, zone) {
  const shown = new Date(wallClock(moment, zone));
  const time = shown.toISOString().slice(11, 16);
  return `${shown.getUTCDate()} ${CLOCK_MONTHS[shown.getUTCMonth()]} ${shown.getUTCFullYear()}, ${time}`;
}

/**
 * The time of an event as the reader's clock would have shown it; null where that cannot be known.
 * @param {LocalTime} local
 * @param {string} own the reader's zone, IANA
 * @returns {string|null}
 */
export function readerTime({first, last, time, approximate, zone}, own) {
  if (!zone || !first || !last) return null;
  try {
    const name = zoneText(own, first);
    const start = momentOf(first, "00:00", zone);
    const end = momentOf(last, "00:00", zone, 1);
    if (zone === own || (momentOf(first, "00:00", own) === start && momentOf(last, "00:00", own, 1) === end))
      return `The same in ${name}`;
    if (time && first === last)
      return `${approximate ? "About " : ""}${clockText(momentOf(first, time, zone), own)} in ${name}`;
    return `From ${clockText(start, own)} to ${clockText(end, own)} in ${name}`;
  } catch {
    return null; // a zone that this browser does not know, or a day beyond its calendar
  }
}
