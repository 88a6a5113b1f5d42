import { decodeBase64 } from "../values/base64.ts";
import { readDuration } from "../values/duration.ts";
import { readTimestamp } from "../values/timestamp.ts";
import type { Value } from "../values/value.ts";
import { CelError, Duration, Timestamp } from "../values/value.ts";

/** Texts of the formats that are values of other types, read as the API server reads them. */
export const formats: ReadonlyMap<string, (text: string) => Value> = new Map([
  ["duration", duration],
  ["date", date],
  ["date-time", dateTime],
  ["byte", bytes],
]);

function dateTime(text: string): Value {
  if (text === "") return new Timestamp(0, 0);
  return readTimestamp(text) ?? readTimestamp(`${text}Z`) ?? new CelError(`Invalid date-time formatted string ${text}`);
}

function date(text: string): Value {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readTimestamp(`${text}T00:00:00Z`) : undefined;
  return read ?? new CelError(`Invalid date formatted string ${text}`);
}

function bytes(text: string): Value {
  const whole = text.replace(/[\r\n]/g, "").length % 4 === 0;
  return (whole ? decodeBase64(text) : undefined) ?? new CelError(`Invalid byte formatted string ${text}`);
}

const units: readonly (readonly [nanos: bigint, names: readonly string[]])[] = [
  [1n, ["ns", "nano"]],
  [1_000n, ["us", "µs", "micro"]],
  [1_000_000n, ["ms", "milli"]],
  [1_000_000_000n, ["s", "sec"]],
  [60_000_000_000n, ["m", "min"]],
  [3_600_000_000_000n, ["h", "hr", "hour"]],
  [86_400_000_000_000n, ["d", "day"]],
  [604_800_000_000_000n, ["w", "wk", "week"]],
];

/** As Go writes it, or numbers with words: `2 days`, `1 hour 30 minutes`. Other text in between is passed over. */
function duration(text: string): Value {
  const written = readDuration(text);
  if (written !== undefined) return written;
  const wrong = new CelError(`Invalid duration ${text}: unable to parse ${text} as duration`);
  let nanos: bigint | undefined;
  for (const [, count = "", word = ""] of text.matchAll(/(\d+)\s*([A-Za-zµ]+)?/g)) {
    if (word === "") continue;
    if (count.length > 19) return wrong;
    for (const [scale, names] of units)
      if (means(word.toLowerCase(), names)) nanos = BigInt.asIntN(64, (nanos ?? 0n) + BigInt(count) * scale);
  }
  return nanos === undefined ? wrong : new Duration(nanos);
}

/** The last name of a unit may go on: `days` is `day`. */
function means(word: string, names: readonly string[]): boolean {
  return names.includes(word) || word.startsWith(names.at(-1) ?? word);
}
