import type { Random } from "./random.ts";

/** The types that expressions are made of. Lists are of int and string, the map is from string to int. */
export type BasicKind =
  | "bool"
  | "bytes"
  | "double"
  | "duration"
  | "dyn"
  | "int"
  | "ints"
  | "map"
  | "option"
  | "string"
  | "strings"
  | "timestamp"
  | "uint";

/** What an expression of a type may look like: `{kind}` stands for an expression of that type. */
export interface Production<Kind extends string = string> {
  readonly kind: Kind;
  readonly text: string;
  /** `@` in the text is a fresh variable of this type, which the last expression sees. */
  readonly binds?: Kind;
  /** Makes the text of an expression without parts. */
  readonly make?: (chance: Random) => string;
}

/** What is generated: expressions without parts, and of parts. */
export interface Grammar {
  readonly leaves: readonly Production[];
  readonly branches: readonly Production[];
}

type Kind = BasicKind;

export function all<Kind extends string>(kind: Kind, texts: readonly string[]): readonly Production<Kind>[] {
  return texts.map((text) => ({ kind, text }));
}

function binding(kind: Kind, binds: Kind, texts: readonly string[]): readonly Production<Kind>[] {
  return texts.map((text) => ({ kind, text, binds }));
}

const ordered: readonly Kind[] = ["bool", "bytes", "double", "duration", "int", "string", "timestamp", "uint"];
const numbers: readonly Kind[] = ["double", "int", "uint"];
const arithmetic: readonly Kind[] = ["int", "uint", "double"];

/** Expressions without parts. Limits and odd ones are frequent: they are where implementations differ. */
const leaves: readonly Production<Kind>[] = [
  ...all("bool", ["true", "false", "b"]),
  ...all("bytes", ["b''", "b'abc'", "b'\\xff\\x00'", "bs"]),
  ...all("double", ["0.0", "-0.0", "1.5", "1e308", "5e-324", "9007199254740993.0", "double('NaN')", "f"]),
  ...all("duration", ["duration('0s')", "duration('1h30m')", "duration('-1.5s')", "duration('2562047h')", "d"]),
  ...all("dyn", ["o", "o.n", "o.text", "o.list", "o.absent", "o.deep.x", "o.nothing", "o.half", "dyn(1u)"]),
  ...all("int", ["0", "1", "-1", "7", "9223372036854775807", "-9223372036854775808", "i", "j"]),
  ...all("ints", ["[]", "[1, 2, 3]", "[3, 1, 2, 1]", "li"]),
  ...all("map", ["{'a': 1}", "{'a': 1, 'b': 2}", "m"]),
  ...all("option", ["optional.none()", "optional.of(1)", "m[?'a']", "m.?z"]),
  ...all("string", ["''", "'a'", "'abc'", "'naïve 日本 😀'", "'10'", "'a,b,,c'", "s", "u"]),
  ...all("strings", ["['a']", "['b', 'a', 'c']", "ls"]),
  ...all("timestamp", ["timestamp('2024-02-29T12:30:00Z')", "timestamp('9999-12-31T23:59:59Z')", "timestamp(0)", "t"]),
  ...all("uint", ["0u", "1u", "18446744073709551615u", "n"]),
];

/** Expressions of parts. */
const branches: readonly Production<Kind>[] = [
  ...ordered.flatMap((kind) =>
    all(
      "bool",
      ["==", "!=", "<", "<=", ">", ">="].map((operator) => `({${kind}} ${operator} {${kind}})`),
    ),
  ),
  ...numbers.flatMap((a) =>
    numbers.filter((b) => b !== a).flatMap((b) => all("bool", [`({${a}} < {${b}})`, `({${a}} >= {${b}})`])),
  ),
  ...all("bool", [
    "!{bool}",
    "({bool} && {bool})",
    "({bool} && {bool})",
    "({bool} || {bool})",
    "({bool} || {bool})",
    "({ints} == {ints})",
    "({map} == {map})",
    "({dyn} == {dyn})",
    "({dyn} < {dyn})",
    "({dyn} != {int})",
    "({int} in {ints})",
    "({string} in {strings})",
    "({string} in {map})",
    "({dyn} in {ints})",
    "{string}.contains({string})",
    "{string}.startsWith({string})",
    "{string}.endsWith({string})",
    "{string}.matches('^[a-c]+$')",
    "{string}.matches('a|,')",
    "has({map}.a)",
    "has(o.list)",
    "has(o.deep.x)",
    "has(o.absent.x)",
    "{ints}.isSorted()",
    "{strings}.isSorted()",
    "{option}.hasValue()",
    "({option} == {option})",
    "sets.contains({ints}, {ints})",
    "sets.intersects({ints}, {ints})",
    "sets.equivalent({strings}, {strings})",
    "bool({string})",
    "(type({dyn}) == int)",
  ]),
  ...binding("bool", "int", ["{ints}.all(@, {bool})", "{ints}.exists(@, {bool})", "{ints}.exists_one(@, {bool})"]),
  ...binding("bool", "string", ["{strings}.all(@, {bool})", "{strings}.exists(@, {bool})"]),
  ...binding("bool", "dyn", ["[{dyn}, {dyn}].all(@, {bool})", "[{dyn}].exists(@, {bool})"]),
  ...arithmetic.flatMap((kind) =>
    all(kind, [
      `({${kind}} + {${kind}})`,
      `({${kind}} - {${kind}})`,
      `({${kind}} * {${kind}})`,
      `({${kind}} / {${kind}})`,
    ]),
  ),
  ...all("int", [
    "({int} % {int})",
    "-({int})",
    "size({string})",
    "{bytes}.size()",
    "{ints}.size()",
    "{map}.size()",
    "{ints}[{int}]",
    "{map}[{string}]",
    "{map}.a",
    "int({uint})",
    "int({double})",
    "int({string})",
    "int({timestamp})",
    "{string}.indexOf({string})",
    "{string}.lastIndexOf({string})",
    "{string}.indexOf({string}, {int})",
    "{timestamp}.getHours()",
    "{timestamp}.getDayOfYear('Europe/Berlin')",
    "{timestamp}.getMilliseconds()",
    "{duration}.getSeconds()",
    "{option}.orValue({int})",
    "{option}.value()",
    "{ints}.sum()",
    "{ints}.min()",
    "{ints}.max()",
    "{ints}.indexOf({int})",
    "{strings}.lastIndexOf({string})",
  ]),
  ...all("uint", ["({uint} % {uint})", "uint({int})", "uint({double})", "uint({string})"]),
  ...all("double", ["-({double})", "double({int})", "double({uint})", "double({string})"]),
  ...all("string", [
    "({string} + {string})",
    "string({int})",
    "string({uint})",
    "string({double})",
    "string({bool})",
    "string({bytes})",
    "string({timestamp})",
    "string({duration})",
    "{strings}[{int}]",
    "{string}.replace({string}, {string})",
    "{string}.replace({string}, {string}, {int})",
    "{string}.substring({int})",
    "{string}.substring({int}, {int})",
    "{string}.charAt({int})",
    "{string}.lowerAscii()",
    "{string}.upperAscii()",
    "{string}.trim()",
    "{strings}.join()",
    "{strings}.join({string})",
    "{string}.find('[a-b]+')",
    "'%s-%d'.format([{string}, {int}])",
    "'%s'.format([{dyn}])",
    "'%.2f'.format([{double}])",
    "'%x'.format([{bytes}])",
    "{strings}.min()",
    "{strings}.max()",
  ]),
  ...all("bytes", ["({bytes} + {bytes})", "bytes({string})"]),
  ...all("timestamp", [
    "({timestamp} + {duration})",
    "({duration} + {timestamp})",
    "({timestamp} - {duration})",
    "timestamp({int})",
    "timestamp({string})",
  ]),
  ...all("duration", [
    "({duration} + {duration})",
    "({duration} - {duration})",
    "({timestamp} - {timestamp})",
    "duration({string})",
  ]),
  ...all("ints", [
    "[{int}]",
    "[{int}, {int}]",
    "({ints} + {ints})",
    "{ints}.sort()",
    "{ints}.distinct()",
    "{ints}.reverse()",
    "{ints}.slice({int}, {int})",
    "[?{option}, {int}]",
  ]),
  ...binding("ints", "int", ["{ints}.map(@, {int})", "{ints}.filter(@, {bool})", "{ints}.map(@, {bool}, @)"]),
  ...binding("ints", "string", ["{strings}.map(@, {int})"]),
  ...all("strings", [
    "[{string}]",
    "[{string}, {string}]",
    "({strings} + {strings})",
    "{string}.split({string})",
    "{string}.split({string}, {int})",
    "{string}.findAll('[a-c]')",
    "{strings}.sort()",
    "{strings}.distinct()",
  ]),
  ...binding("strings", "string", ["{strings}.map(@, {string})", "{strings}.filter(@, {bool})"]),
  ...binding("strings", "int", ["{ints}.map(@, {string})"]),
  ...all("map", [
    "{{string}: {int}}",
    "{'a': {int}, 'b': {int}}",
    "{?'a': {option}, 'b': {int}}",
    "({bool} ? {map} : {map})",
  ]),
  ...all("dyn", [
    "dyn({int})",
    "dyn({uint})",
    "dyn({double})",
    "dyn({string})",
    "dyn({bool})",
    "dyn({ints})",
    "dyn({map})",
    "({dyn} + {dyn})",
    "({dyn} - {dyn})",
    "o.list[{int}]",
    "o[{string}]",
    "({bool} ? {dyn} : {dyn})",
    "{dyn}.a",
  ]),
  ...all("option", [
    "optional.of({int})",
    "optional.ofNonZeroValue({int})",
    "{option}.or({option})",
    "{map}[?{string}]",
    "{ints}[?{int}]",
    "{ints}.first()",
    "{ints}.last()",
    "({bool} ? {option} : {option})",
  ]),
  ...binding("option", "int", ["{option}.optMap(@, {int})", "{option}.optFlatMap(@, {option})"]),
  ...(["bool", "double", "duration", "int", "ints", "string", "strings", "timestamp", "uint"] as const).flatMap(
    (kind) => all(kind, [`({bool} ? {${kind}} : {${kind}})`]),
  ),
];

/** The language with the extensions that both environments have. */
export const basic: Grammar = { leaves, branches };
