import type { Call, Library } from "../library/declare.ts";
import { fn, free, member, on } from "../library/declare.ts";
import type { Frame } from "../plan/frame.ts";
import * as types from "../type/type.ts";
import { toInt } from "../values/int.ts";
import type { Value } from "../values/value.ts";
import { CelError, noOverload, Opaque } from "../values/value.ts";

const semverType = types.struct("kubernetes.Semver");

const core = "(0|[1-9][0-9]*)";
const part = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
const form = new RegExp(
  `^${core}\\.${core}\\.${core}(?:-(${part}(?:\\.${part})*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$`,
);
const maxNumber = 2n ** 64n - 1n;

/** A version: three numbers, what comes before a release, and a build that does not count. */
class Semver extends Opaque {
  readonly type = semverType;
  readonly numbers: readonly bigint[];
  readonly before: readonly string[];
  readonly text: string;
  constructor(numbers: readonly bigint[], before: readonly string[], text: string) {
    super();
    this.numbers = numbers;
    this.before = before;
    this.text = text;
  }
  equals(other: Value): boolean {
    return other instanceof Semver && compare(this, other) === 0;
  }
  toString(): string {
    return this.text;
  }
}

function parse(text: string, frame: Frame): Semver | CelError {
  const found = text.length > 1000 ? null : form.exec(text);
  const numbers = found?.slice(1, 4).map(BigInt) ?? [];
  const before = found?.[4]?.split(".") ?? [];
  const large = [...numbers, ...before.filter(numeric).map(BigInt)].some((number) => number > maxNumber);
  if (found === null || large) return new CelError(frame.why("version", text));
  return new Semver(numbers, before, text);
}

/** `v1.02` as `1.2.0`; what cannot be completed stays as it is, and is refused. */
function normalize(text: string): string {
  const bare = text.replace(/^v/, "");
  const [first = "", second, ...rest] = bare.split(".");
  const parts = [first, second, rest.length === 0 ? undefined : rest.join(".")].filter((one) => one !== undefined);
  const trimmed = parts.map((one) => (one.length > 1 ? one.replace(/^0+/, "").replace(/^(?![0-9])/, "0") : one));
  if (trimmed.length < 3 && /[+-]/.test(trimmed.at(-1) ?? "")) return "";
  while (trimmed.length < 3) trimmed.push("0");
  return trimmed.join(".");
}

function numeric(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

function compare(a: Semver, b: Semver): -1 | 0 | 1 {
  for (const [index, number] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0n;
    if (number !== other) return number < other ? -1 : 1;
  }
  if (a.before.length === 0 || b.before.length === 0)
    return sign(Number(b.before.length > 0) - Number(a.before.length > 0));
  for (const [index, one] of a.before.entries()) {
    const other = b.before[index];
    if (other === undefined) return 1;
    const order = comparePart(one, other);
    if (order !== 0) return order;
  }
  return a.before.length < b.before.length ? -1 : 0;
}

function comparePart(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  if (numeric(a) !== numeric(b)) return numeric(a) ? -1 : 1;
  if (numeric(a)) return BigInt(a) < BigInt(b) ? -1 : 1;
  return a < b ? -1 : 1;
}

function sign(value: number): -1 | 0 | 1 {
  return value < 0 ? -1 : value > 0 ? 1 : 0;
}

const read: Call = (frame, a, lenient) => parse(lenient === true ? normalize(String(a)) : String(a), frame);
const test: Call = (frame, a, b, c, d) => read(frame, a, b, c, d) instanceof Semver;

function number(index: number): Call {
  return on(Semver, ({ numbers }) => toInt(BigInt.asIntN(64, numbers[index] ?? 0n)));
}

function ordered(holds: (order: -1 | 0 | 1) => Value): Call {
  return on(Semver, (a, b) => (b instanceof Semver ? holds(compare(a, b)) : noOverload()));
}

const pair = [semverType, semverType];
const { bool, int, string } = types;

/** Semantic versions: semver, isSemver, comparison and their numbers. */
export const semvers: Library = {
  name: "kubernetes.semver",
  functions: [
    fn(
      "semver",
      free("string_to_semver", [string], semverType, read),
      free("string_bool_to_semver", [string, bool], semverType, read),
    ),
    fn(
      "isSemver",
      free("is_semver_string", [string], bool, test),
      free("is_semver_string_bool", [string, bool], bool, test),
    ),
    fn(
      "isGreaterThan",
      member(
        "semver_is_greater_than",
        pair,
        bool,
        ordered((order) => order === 1),
      ),
    ),
    fn(
      "isLessThan",
      member(
        "semver_is_less_than",
        pair,
        bool,
        ordered((order) => order === -1),
      ),
    ),
    fn("compareTo", member("semver_compare_to", pair, int, ordered(Number))),
    fn("major", member("semver_major", [semverType], int, number(0))),
    fn("minor", member("semver_minor", [semverType], int, number(1))),
    fn("patch", member("semver_patch", [semverType], int, number(2))),
  ],
};
