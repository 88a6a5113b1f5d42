import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { formatDuration, readDuration } from "../values/duration.ts";
import * as ints from "../values/int.ts";
import { formatDouble, readDouble } from "../values/number-text.ts";
import { formatTimestamp, readTimestamp, timestampOf } from "../values/timestamp.ts";
import { decode, encode } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, Duration, Timestamp, Uint } from "../values/value.ts";
import type { Call, FunctionDecl, Overload } from "./declare.ts";
import { fn, free } from "./declare.ts";

const { bool, bytes, double, duration, int, string, timestamp, uint } = types;

const same: Call = (_frame, a) => a;

/** One conversion: it answers undefined where the value has no such form. */
function convert(id: string, from: Type, to: Type, read: (value: Value) => Value | undefined): Overload {
  const failed = `type conversion error from '${from.name}' to '${to.name}'`;
  return free(id, [from], to, (_frame, a) => read(a) ?? new CelError(failed));
}

/** A conversion of texts. */
function parse(id: string, to: Type, read: (text: string) => Value | undefined): Overload {
  return convert(id, string, to, (value) => (typeof value === "string" ? read(value) : undefined));
}

function readInt(text: string): Value | undefined {
  if (!/^[+-]?[0-9]+$/.test(text) || text.length > 1000) return undefined;
  const value = ints.toInt(BigInt(text.replace("+", "")));
  return value instanceof CelError ? undefined : value;
}

function readUint(text: string): Value | undefined {
  if (!/^[0-9]+$/.test(text) || text.length > 1000) return undefined;
  const value = ints.toUint(BigInt(text));
  return value instanceof CelError ? undefined : value;
}

const truths = new Set(["1", "t", "T", "TRUE", "true", "True"]);
const falsehoods = new Set(["0", "f", "F", "FALSE", "false", "False"]);

function readBool(text: string): boolean | undefined {
  return truths.has(text) ? true : falsehoods.has(text) ? false : undefined;
}

function text(value: Value): string {
  if (value instanceof Double) return formatDouble(value.value);
  if (value instanceof Duration) return formatDuration(value);
  if (value instanceof Timestamp) return formatTimestamp(value);
  return value instanceof Uint ? String(value.value) : String(value);
}

function decoded(value: Value): Value | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  return decode(value) ?? new CelError("invalid UTF-8 in bytes, cannot convert to string");
}

const toDouble = (value: Value) => new Double(ints.toNumber(value) ?? 0);
const big = (value: Value) => BigInt(ints.isInt(value) ? value : 0);

/** From one type to another: `int('1')`, `string(1.5)`, `timestamp('2020-01-01T00:00:00Z')`. */
export const conversions: readonly FunctionDecl[] = [
  fn("bool", free("bool_to_bool", [bool], bool, same), parse("string_to_bool", bool, readBool)),
  fn(
    "bytes",
    free("bytes_to_bytes", [bytes], bytes, same),
    free("string_to_bytes", [string], bytes, (frame, a) => {
      const text = String(a);
      return frame.work(text.length / 8) ?? frame.grow(text.length) ?? encode(text);
    }),
  ),
  fn(
    "double",
    free("double_to_double", [double], double, same),
    convert("int64_to_double", int, double, toDouble),
    parse("string_to_double", double, (text) => {
      const value = readDouble(text);
      return value === undefined ? undefined : new Double(value);
    }),
    convert("uint64_to_double", uint, double, toDouble),
  ),
  fn(
    "duration",
    free("duration_to_duration", [duration], duration, same),
    convert("int64_to_duration", int, duration, () => undefined),
    parse("string_to_duration", duration, readDuration),
  ),
  fn(
    "int",
    free("int64_to_int64", [int], int, same),
    convert("double_to_int64", double, int, (a) => ints.doubleToInt(a instanceof Double ? a.value : 0)),
    convert("duration_to_int64", duration, int, (a) => (a instanceof Duration ? ints.toInt(a.nanos) : undefined)),
    parse("string_to_int64", int, readInt),
    convert("timestamp_to_int64", timestamp, int, (a) => (a instanceof Timestamp ? a.seconds : undefined)),
    convert("uint64_to_int64", uint, int, (a) => (a instanceof Uint ? ints.toInt(a.value) : undefined)),
  ),
  fn(
    "string",
    free("string_to_string", [string], string, same),
    convert("bool_to_string", bool, string, text),
    convert("bytes_to_string", bytes, string, decoded),
    convert("double_to_string", double, string, text),
    convert("duration_to_string", duration, string, text),
    convert("int64_to_string", int, string, text),
    convert("timestamp_to_string", timestamp, string, text),
    convert("uint64_to_string", uint, string, text),
  ),
  fn(
    "timestamp",
    free("timestamp_to_timestamp", [timestamp], timestamp, same),
    convert("int64_to_timestamp", int, timestamp, (a) => timestampOf(Number(a), 0)),
    parse("string_to_timestamp", timestamp, readTimestamp),
  ),
  fn(
    "uint",
    free("uint64_to_uint64", [uint], uint, same),
    convert("double_to_uint64", double, uint, (a) => ints.doubleToUint(a instanceof Double ? a.value : 0)),
    convert("int64_to_uint64", int, uint, (a) => ints.toUint(big(a))),
    parse("string_to_uint64", uint, readUint),
  ),
];
