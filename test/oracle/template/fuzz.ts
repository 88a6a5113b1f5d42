import type { JsonObject } from "@bubustack/api/json";
import type { Difference } from "./differences.ts";

/** What random templates are evaluated with. Numbers are no whole ones, so that none is taken for an integer. */
export const fuzzScope: JsonObject = {
  s: "Hello World-wide web",
  w: "word",
  e: "",
  p: "a,b,,c",
  j: '{"k":[1.5,"x",null]}',
  f: 2.5,
  g: -0.75,
  t: true,
  no: false,
  nil: null,
  l: [1.5, "a", null, true, "b"],
  words: ["pear", "apple", "fig", "apple"],
  none: [],
  m: { a: "x", b: { c: ["deep", 0.5] }, n: null },
  em: {},
  users: [
    { name: "ann", age: 30.5 },
    { name: "bob", age: 25.25 },
  ],
};

/** What disagreements by design look like: Go's message, or what is said about the two answers. */
export const tolerated: readonly (readonly [pattern: RegExp, difference: Difference])[] = [
  [/we fail: there is nothing at /, "missing-path"],
  [/^Go yields null \(\[\]interface \{\}\), we \[\]$/, "one-list-type"],
  [/incompatible types for comparison|invalid type for comparison/, "numbers-by-value"],
  [
    /wrong type for value; expected (int|float64); got (int64|int|float64|uint8)|expected (integer|float); found/,
    "numbers-by-value",
  ],
  [/range can't iterate over -?[0-9.e+]+$/, "numbers-by-value"],
  [/cannot index slice\/array with type float64/, "numbers-by-value"],
];

/** Numbers from a seed, the same everywhere. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Kind = "string" | "int" | "float" | "bool" | "list" | "dict" | "any";

/** Random templates: statements around expressions that mostly fit, and sometimes do not. */
export class Fuzz {
  readonly #random: () => number;
  #variables = 0;

  constructor(seed: number) {
    this.#random = numbers(seed);
  }

  template(): string {
    this.#variables = 0;
    return this.#chance(0.4) ? `{{ ${this.#expression("any", 3)} }}` : this.#block(3);
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #one<T>(...items: readonly [T, ...T[]]): T {
    return items[this.#below(items.length)] ?? items[0];
  }

  #block(depth: number): string {
    return Array.from({ length: 1 + this.#below(3) }, () => this.#statement(depth)).join("");
  }

  #statement(depth: number): string {
    const trims = this.#chance(0.15);
    const [open, close] = trims ? ["{{- ", " -}}"] : ["{{ ", " }}"];
    const inner = (): string => this.#scoped(depth - 1);
    switch (depth <= 0 ? this.#below(3) : this.#below(10)) {
      case 0:
        return this.#one(" text ", "\n", "x", " - ");
      case 3:
        return `${open}if ${this.#expression("bool", 2)}${close}${inner()}{{ end }}`;
      case 4:
        return `{{ if ${this.#expression("any", 2)} }}${inner()}${open}else if ${this.#expression("any", 1)}${close}${inner()}{{ else }}${inner()}{{ end }}`;
      case 5:
        return `{{ with ${this.#expression("any", 1)} }}${open}.${close}{{ else }}${inner()}{{ end }}`;
      case 6: {
        const body = `${this.#chance(0.2) ? `{{ if ${this.#expression("bool", 1)} }}{{ ${this.#one("break", "continue")} }}{{ end }}` : ""}{{ . }},${inner()}`;
        return `${open}range ${this.#expression(this.#one("list", "dict", "any"), 1)}${close}${body}{{ else }}none{{ end }}`;
      }
      case 7:
        return `{{ range $i, $x := ${this.#expression(this.#one("list", "dict"), 1)} }}{{ $i }}={{ $x }};{{ end }}`;
      case 8: {
        const name = `$v${this.#variables++}`;
        return `{{ ${name} := ${this.#expression("any", 2)} }}${open}${name}${close}`;
      }
      default:
        return `${open}${this.#expression("any", depth)}${close}`;
    }
  }

  /** A block whose variables nobody else sees. */
  #scoped(depth: number): string {
    const before = this.#variables;
    const text = this.#block(depth);
    this.#variables = before;
    return text;
  }

  /** An expression that yields a kind, or once in a while another one; without parentheses around it. */
  #expression(kind: Kind, depth: number): string {
    const wanted = this.#chance(0.05) ? this.#one<Kind>("string", "int", "bool", "list", "dict") : kind;
    const [first, ...rest] = this.#calls(wanted, depth);
    if (depth <= 0 || first === undefined || this.#chance(0.25)) return this.#atom(wanted);
    return this.#one(first, ...rest)();
  }

  /** The same as an argument. */
  #argument(kind: Kind, depth: number): string {
    const text = this.#expression(kind, depth - 1);
    return /^[^ ]*$|^"[^"]*"$/.test(text) ? text : `(${text})`;
  }

  #atom(kind: Kind): string {
    switch (kind) {
      case "string":
        return this.#one(
          ".s",
          ".w",
          ".e",
          ".p",
          '"lit"',
          '"two words"',
          "$.s",
          ".m.a",
          '"é日"',
          '"%v|%5v"',
          '"a-b_c D"',
        );
      case "int":
        return this.#one("0", "1", "2", "-3", "7", "0x10", "'b'");
      case "float":
        return this.#one(".f", ".g", "1.5", "2.0", "-0.5", "1e3");
      case "bool":
        return this.#one(".t", ".no", "true", "false");
      case "list":
        return this.#one(".l", ".words", ".none", ".users", ".m.b.c");
      case "dict":
        return this.#one(".m", ".em", "(index .users 0)", ".m.b", "$.m");
      default:
        return this.#one(
          this.#atom("string"),
          this.#atom("int"),
          this.#atom("float"),
          this.#atom("bool"),
          this.#atom("list"),
          this.#atom("dict"),
          ".nil",
          ".missing",
          "$",
        );
    }
  }

  /** Calls that yield a kind. */
  #calls(kind: Kind, depth: number): readonly (() => string)[] {
    const a = (wanted: Kind) => this.#argument(wanted, depth);
    const call =
      (name: string, ...kinds: readonly Kind[]) =>
      () =>
        [name, ...kinds.map(a)].join(" ");
    const piped =
      (name: string, last: Kind, ...kinds: readonly Kind[]) =>
      () =>
        `${this.#expression(last, depth - 1)} | ${[name, ...kinds.map(a)].join(" ")}`;
    const text = [
      ...["upper", "lower", "trim", "title", "untitle", "quote", "snakecase", "kebabcase", "b64enc", "html"].map(
        (name) => call(name, "string"),
      ),
      piped("upper", "string"),
      piped("default", "any", "string"),
      piped("replace", "string", "string", "string"),
      piped("trimSuffix", "string", "string"),
      piped("trimPrefix", "string", "string"),
      piped("trimAll", "string", "string"),
      call("printf", "string", "any", "any"),
      call("print", "any", "any", "any"),
      call("println", "any"),
      call("js", "any"),
      call("urlquery", "any"),
      call("toJson", "any"),
      call("toPrettyJson", "any"),
      call("toRawJson", "any"),
      call("toString", "any"),
      call("squote", "any", "any"),
      call("cat", "any", "any"),
      call("join", "string", "any"),
      call("type_of", "any"),
      call("kindOf", "any"),
      call("sha256sum", "string"),
      call("adler32sum", "string"),
      call("plural", "string", "string", "int"),
      call("base", "string"),
      call("dir", "string"),
      call("ext", "string"),
      () => `indent ${this.#below(5)} ${a("string")}`,
      () => `trunc ${this.#below(9) - 4} .s`,
      () => `substr ${this.#below(9) - 2} ${this.#below(12) - 2} .s`,
      () => `abbrev ${this.#below(20)} .s`,
      () => `wrap ${this.#below(12)} .s`,
      () => `ternary ${a("string")} ${a("string")} ${a("bool")}`,
    ];
    const integers = [
      ...["add", "sub", "mul", "max", "min"].map((name) => call(name, "int", "int")),
      call("div", "int", "int"),
      call("mod", "int", "int"),
      call("len", "any"),
      call("int", "any"),
      call("int64", "any"),
      call("add1", "int"),
      call("atoi", "string"),
      piped("add", "int", "int"),
    ];
    const floats = [
      ...["addf", "subf", "mulf", "maxf", "minf"].map((name) => call(name, "float", "float")),
      call("float64", "any"),
      call("floor", "float"),
      call("ceil", "float"),
      () => `round ${a("float")} ${this.#below(4)}`,
    ];
    const booleans = [
      call("not", "any"),
      call("eq", "string", "string"),
      call("eq", "any", "any"),
      call("ne", "int", "int"),
      ...["lt", "le", "gt", "ge"].map((name) => call(name, "int", "int")),
      call("lt", "float", "float"),
      call("gt", "string", "string"),
      call("and", "bool", "bool"),
      call("or", "bool", "any"),
      call("empty", "any"),
      call("exists", "any"),
      call("contains", "string", "string"),
      call("hasPrefix", "string", "string"),
      call("has", "any", "list"),
      call("hasKey", "dict", "string"),
      call("any", "any", "any"),
      call("all", "any", "any"),
      call("kindIs", "string", "any"),
    ];
    const collections = [
      call("list", "any", "any"),
      call("reverse", "list"),
      call("uniq", "list"),
      call("compact", "list"),
      call("append", "list", "any"),
      call("prepend", "list", "any"),
      () => `concat .words ${a("list")}`,
      call("without", "list", "any"),
      call("values", "dict"),
      () => `slice ${a("list")} ${this.#below(3)}`,
    ];
    const objects = [
      () => `dict ${this.#one('"a"', '"b"')} ${a("any")} "z" ${a("any")}`,
      call("pick", "dict", "string"),
      call("omit", "dict", "string"),
      () => `pick ${a("dict")} "a" "b"`,
    ];
    switch (kind) {
      case "string":
        return text;
      case "int":
        return integers;
      case "float":
        return floats;
      case "bool":
        return booleans;
      case "list":
        return collections;
      case "dict":
        return objects;
      default:
        return [
          ...text,
          ...integers,
          ...floats,
          ...booleans,
          ...collections,
          ...objects,
          call("first", "list"),
          call("last", "list"),
          call("index", "list", "int"),
          call("index", "dict", "string"),
          call("get", "dict", "string"),
          () => `dig "b" "c" ${a("any")} ${a("dict")}`,
          call("coalesce", "any", "any", "any"),
          call("default", "any", "any"),
          call("fromJson", "string"),
          () => "(fromJson .j).k",
        ];
    }
  }
}
