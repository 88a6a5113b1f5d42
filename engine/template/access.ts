import { civilOf, daysOf } from "./civil.ts";
import { Fault } from "./fault.ts";
import { Instant } from "./instant.ts";
import { offloaded } from "./offloaded.ts";
import type { Run } from "./run.ts";
import { encode } from "./utf8.ts";
import type { Value } from "./value.ts";
import { entry, Int, int, int64, isDict, isList, named } from "./value.ts";
import { Version } from "./version.ts";

/**
 * The field of a value: `.name`. Of an object that does not have it, it is null; of what is not there at all it is not
 * there either.
 */
export function field(value: Value, name: string, run: Run): Value {
  run.charge();
  if (value === undefined) return undefined;
  if (isDict(value)) {
    offloaded(value, run);
    return entry(value, name) ?? null;
  }
  const found =
    value instanceof Version ? ofVersion(value, name) : value instanceof Instant ? ofTime(value, name) : undefined;
  if (found !== undefined) return found;
  const fix = value === null ? "guard it with: with, or default" : "read it of an object";
  throw new Fault("value", `${named(value)} has no field ${JSON.stringify(name)}`, run.at, { fix });
}

/** What `index value key` yields: an item of a list, a value of an object, a byte of a text. */
export function indexed(value: Value, key: Value, run: Run): Value {
  run.charge();
  if (value === undefined || value === null)
    throw new Fault("value", "nothing has no keys", run.at, { fix: "guard it with: with, or default" });
  if (isDict(value)) {
    offloaded(value, run);
    if (typeof key === "string") return entry(value, key) ?? null;
    throw new Fault("value", `${named(key)} is no key of an object`, run.at, { fix: "use a text" });
  }
  if (isList(value)) return value[position(key, value.length, run)] ?? null;
  if (typeof value === "string") {
    run.text(value.length);
    const bytes = encode(value);
    return new Int(BigInt(bytes[position(key, bytes.length, run)] ?? 0), "uint8");
  }
  throw new Fault("value", `${named(value)} has no keys`, run.at, { fix: "index a list or an object" });
}

function position(key: Value, length: number, run: Run): number {
  const at = wholeNumber(key);
  if (at === undefined)
    throw new Fault("value", `${named(key)} is no position in a list`, run.at, { fix: "use a whole number" });
  if (at >= 0 && at < length) return at;
  throw new Fault("value", `there is no position ${at} among ${length}`, run.at, { fix: "guard it with len" });
}

/** The whole number that a value is. */
export function wholeNumber(value: Value): number | undefined {
  if (value instanceof Int) return Number(value.value);
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

function ofVersion(version: Version, name: string): Value {
  switch (name) {
    case "Major":
      return new Int(version.major, "uint64");
    case "Minor":
      return new Int(version.minor, "uint64");
    case "Patch":
      return new Int(version.patch, "uint64");
    case "Prerelease":
      return version.prerelease;
    case "Metadata":
      return version.metadata;
    case "Original":
      return version.original;
    case "String":
      return version.toString();
    default:
      return undefined;
  }
}

function ofTime(time: Instant, name: string): Value {
  const local = time.seconds + time.zone.offset;
  const { year, day, hour, minute, second } = civilOf(local);
  switch (name) {
    case "Unix":
      return int64(BigInt(time.seconds));
    case "UnixMilli":
      return int64(BigInt(time.seconds) * 1_000n + BigInt(Math.floor(time.nanos / 1_000_000)));
    case "Year":
      return int(year);
    case "YearDay":
      return int(Math.floor(local / 86_400) - daysOf(year, 1, 1) + 1);
    case "Day":
      return int(day);
    case "Hour":
      return int(hour);
    case "Minute":
      return int(minute);
    case "Second":
      return int(second);
    case "String":
      return time.toString();
    default:
      return undefined;
  }
}
