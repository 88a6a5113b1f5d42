import type { Frame } from "../plan/frame.ts";
import { formatDuration } from "../values/duration.ts";
import { extent } from "../values/effort.ts";
import { entriesOf } from "../values/key.ts";
import { formatDouble, plainDouble } from "../values/number-text.ts";
import { typeOf } from "../values/show.ts";
import { formatTimestamp } from "../values/timestamp.ts";
import { decode, encode } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import {
  adapt,
  Boxed,
  CelError,
  Double,
  Duration,
  isPlain,
  MapValue,
  Timestamp,
  TypeValue,
  Uint,
} from "../values/value.ts";
import type { Fit } from "./format-fits.ts";
import { fits, newestFits } from "./format-fits.ts";
import { fixed, grouped, powers, scientific } from "./format-number.ts";
import { goQuote } from "./go-quote.ts";

/** How a clause writes a value; undefined for a value that it cannot write. */
type Clause = (value: Value, precision: number | undefined) => string | undefined;

/** The clauses of one version of `format`, by their letters. */
type Clauses = { readonly [letter: string]: Clause };

/** The most digits after the point. */
const maxPrecision = 1000;
/** The longest result, in units. */
const maxResult = 1 << 22;

/** `format` of the newest library: numbers as the language itself writes them. */
export const formatPlain = formatter(
  {
    s: plainText,
    d: (value) => integer(value, 10) ?? (value instanceof Double ? plainText(value) : undefined),
    f: (value, precision) => number(value, (digits) => fixed(digits, precision ?? 6)),
    e: (value, precision) => number(value, (digits) => scientific(digits, precision ?? 6)),
  },
  newestFits,
);

/** `format` as the API server has it: numbers as an English reader expects them. */
export const formatClassic = formatter(
  {
    s: classicText,
    d: (value) => integer(value, 10),
    f: (value, precision) => classicNumber(value, (digits) => grouped(digits, precision ?? 6)),
    e: (value, precision) => classicNumber(value, (digits) => powers(digits, precision ?? 6)),
  },
  fits,
);

function formatter(
  own: Clauses,
  says: { readonly [letter: string]: Fit },
): (frame: Frame, text: string, args: readonly Value[]) => Value {
  const clauses: Clauses = {
    b: binary,
    o: (value) => integer(value, 8),
    x: hex,
    X: (value) => hex(value)?.toUpperCase(),
    ...own,
  };
  return (frame, text, args) => {
    let built = "";
    let from = 0;
    let used = 0;
    for (const found of text.matchAll(/%(?:%|(?:\.([0-9]*))?([\s\S])?)/g)) {
      built += text.slice(from, found.index);
      from = found.index + found[0].length;
      if (found[0] === "%%") {
        built += "%";
        continue;
      }
      if (used >= args.length) return new CelError(`index ${used} out of range`);
      const value = adapt(args[used++]);
      const refusedWork = frame.work(workOf(value, found[2] ?? ""));
      if (refusedWork !== undefined) return refusedWork;
      const piece = clause(clauses, found, value, says);
      if (typeof piece !== "string") return piece;
      const refused = frame.grow(piece.length) ?? (built.length > maxResult ? frame.grow(Infinity) : undefined);
      if (refused !== undefined) return refused;
      built += piece;
    }
    return built + text.slice(from);
  };
}

/** How long it takes to write a value. A text is put in as it is, but for its digits. */
function workOf(value: Value, letter: string): number {
  const digits = letter === "x" || letter === "X";
  if (typeof value === "string") return digits ? value.length * 3 : 1;
  return extent(value);
}

function clause(
  clauses: Clauses,
  found: RegExpExecArray,
  value: Value,
  says: { readonly [letter: string]: Fit },
): string | CelError {
  const [, digits, letter] = found;
  if (letter === undefined) return new CelError("unexpected end of string");
  const write = Object.hasOwn(clauses, letter) ? clauses[letter] : undefined;
  if (write === undefined)
    return new CelError(`could not parse formatting clause: unrecognized formatting clause "${letter}"`);
  if (digits === "") return new CelError("could not parse formatting clause: error while parsing precision");
  const precision = digits === undefined ? undefined : Number(digits);
  if (precision !== undefined && precision > maxPrecision)
    return new CelError(`error during formatting: precision ${digits} is too large`);
  const written = write(value, precision);
  return written ?? new CelError(`error during formatting: ${says[letter]?.says}, was given ${typeOf(value).name}`);
}

function big(value: Value): bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return BigInt(value);
  return value instanceof Uint ? value.value : undefined;
}

function integer(value: Value, radix: number): string | undefined {
  return big(value)?.toString(radix);
}

function binary(value: Value): string | undefined {
  return typeof value === "boolean" ? String(Number(value)) : integer(value, 2);
}

function hex(value: Value): string | undefined {
  const bytes = typeof value === "string" ? encode(value) : value;
  if (!(bytes instanceof Uint8Array)) return integer(value, 16);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A number with digits, or the name of one without. */
function number(value: Value, write: (value: number) => string): string | undefined {
  const found = value instanceof Double ? value.value : big(value);
  if (found === undefined) return undefined;
  const digits = Number(found);
  return special(digits) ?? write(digits);
}

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? undefined : value > 0 ? "Infinity" : "-Infinity";
}

const spelled: { readonly [text: string]: number } = { NaN: Number.NaN, Infinity, "-Infinity": -Infinity };

function classicNumber(value: Value, write: (value: number) => string): string | undefined {
  if (value instanceof Double) return write(value.value);
  return typeof value === "string" && Object.hasOwn(spelled, value) ? write(spelled[value] ?? 0) : undefined;
}

function simple(value: Value): string | undefined {
  if (value instanceof Duration) return formatDuration(value);
  if (value instanceof Timestamp) return formatTimestamp(value);
  if (value instanceof TypeValue) return value.type.name;
  if (value instanceof Uint8Array) return decode(value);
  if (value instanceof Boxed && !(value instanceof Uint)) return undefined;
  return typeof value === "object" && value !== null && !(value instanceof Uint) ? undefined : text(value);
}

function text(value: Value): string {
  return value instanceof Uint ? String(value.value) : String(value);
}

function isMap(value: Value): boolean {
  return value instanceof MapValue || isPlain(value);
}

function plainText(value: Value): string | undefined {
  if (value instanceof Double) return special(value.value) ?? plainDouble(value.value);
  if (value instanceof Timestamp) return formatTimestamp(value, 0);
  if (Array.isArray(value))
    return wrap(
      "[",
      value.map((item) => plainText(adapt(item))),
      "]",
    );
  if (!isMap(value)) return simple(value);
  return wrap("{", sortedPairs(value, plainText, plainText, ": "), "}");
}

function wrap(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : open + parts.join(", ") + close;
}

type Write = (value: Value) => string | undefined;

function sortedPairs(map: Value, key: Write, item: Write, colon: string): readonly (string | undefined)[] {
  const pairs = entriesOf(map).map(([name, value]) => [key(name), item(value)] as const);
  const sorted = pairs.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([name, value]) => (name === undefined || value === undefined ? undefined : name + colon + value));
}

function classicText(value: Value): string | undefined {
  if (value instanceof Double) return formatDouble(value.value);
  if (Array.isArray(value))
    return wrap(
      "[",
      value.map((item) => inside(adapt(item))),
      "]",
    );
  return isMap(value) ? wrap("{", sortedPairs(value, insideKey, inside, ":"), "}") : simple(value);
}

function insideKey(value: Value): string | undefined {
  return value instanceof Double ? undefined : inside(value);
}

/** A value within a list or a map, as the language writes it. */
function inside(value: Value): string | undefined {
  if (typeof value === "string") return goQuote(value);
  if (value instanceof Uint8Array) return `b${goQuote(decode(value) ?? "")}`;
  if (value instanceof Timestamp) return `timestamp(${goQuote(formatTimestamp(value))})`;
  if (value instanceof Duration) return `duration(${goQuote(formatDuration(value))})`;
  if (!(value instanceof Double)) return classicText(value);
  return special(value.value) === undefined ? fixed(value.value, 6) : goQuote(formatDouble(value.value));
}
