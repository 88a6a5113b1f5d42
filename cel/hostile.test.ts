import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { kubernetes } from "./kubernetes/environment.ts";
import { answer, plain } from "./testing/evaluate.ts";
import { dyn } from "./type/type.ts";
import { maxWork } from "./values/effort.ts";
import { show } from "./values/show.ts";
import type { Value } from "./values/value.ts";
import { CelError } from "./values/value.ts";

const env = kubernetes();
const list = Array.from({ length: 10_000 }, (_, index) => index);
const mebi = 1 << 20;
const limits =
  /^error: operation (cancelled: (actual cost limit|memory budget) exceeded|cancelled: the work of one call is too large|interrupted)$/;

/** What an expression comes to, as text. */
function run(source: string, variables: { readonly [name: string]: Value }, of = env, bounds = {}): string {
  const { value } = answer(source, variables, of, bounds);
  return value instanceof CelError ? value.message : show(value).slice(0, 100);
}

/** Lists of two within each other: few in memory, 2^levels where each is counted wherever it stands. */
function doubled(levels: number): Value {
  let value: Value = [""];
  for (let level = 0; level < levels; level++) value = [value, value];
  return value;
}

describe("expressions that are made to be hostile end in an error of the limits", () => {
  it.each([
    ["nested comprehensions over large lists", "l.all(a, l.all(b, l.all(c, a + b + c >= 0)))", { l: list }],
    ["nested maps over large lists", "l.map(a, l.map(b, l.map(c, [a, b, c]))).size()", { l: list }],
    ["nested maps of two variables", "l.transformList(i, a, l.transformList(j, b, i + b)).size()", { l: list }],
    ["[a-z]{1,100}[0-9] on 300 KB", "t.matches('[a-z]{1,100}[0-9]')", { t: "x".repeat(300_000) }],
    ["(a+)+$ on 1 MB", "t.matches('(a+)+$')", { t: "a".repeat(mebi) }],
    ["a pattern that is no constant", "t.matches(p)", { t: "a".repeat(mebi), p: "(a|aa)+$" }],
    ["findAll on 1 MB", "t.findAll('a*').size()", { t: "a".repeat(mebi) }],
    ["replace on 3 MiB", "t.replace('a', 'bb').size()", { t: "a".repeat(3 * mebi) }],
    ["replace of nothing on 3 MiB", "t.replace('', t).size()", { t: "a".repeat(3 * mebi) }],
    ["split on 3 MiB", "t.split('').size()", { t: "a".repeat(3 * mebi) }],
    ["join of 3 MiB", "l.map(x, t).join(t).size()", { t: "a".repeat(3 * mebi), l: list }],
    ["deep lists that compare", "v == w", { v: doubled(60), w: doubled(60) }],
    ["deep lists that differ", "v != w", { v: doubled(60), w: doubled(60) }],
    ["deep lists within lists", "v in [w]", { v: doubled(60), w: doubled(60) }],
    ["deep lists as sets", "sets.contains([v], [w])", { v: doubled(60), w: doubled(60) }],
    ["deep lists that are distinct", "[v, w].distinct().size()", { v: doubled(60), w: doubled(60) }],
    ["deep lists that are flat", "v.flatten(100).size()", { v: doubled(60) }],
    ["deep lists that are looked for", "[v].indexOf(w)", { v: doubled(60), w: doubled(60) }],
    ["deep lists as text", "'%s'.format([v]).size()", { v: doubled(60) }],
    ["deep lists as the answer", "[v]", { v: doubled(60) }],
    ["lists of one long text", "l.map(x, t).isSorted()", { t: "a".repeat(3 * mebi), l: list }],
    [
      "long texts in a list",
      "t in l",
      { t: "a".repeat(mebi), l: list.map((n) => `${"a".repeat(mebi - 8)}${10_000_000 + n}`) },
    ],
    [
      "a text that doubles",
      "[t, t].map(a, a + a).map(b, b + b + b + b).map(c, c + c + c + c).size()",
      { t: "a".repeat(3 * mebi) },
    ],
    ["digits of long bytes", "'%x'.format([bytes(t)]).size()", { t: "a".repeat(mebi) }],
  ])("%s", (_, source, variables) => {
    expect(run(source, variables)).toMatch(limits);
  });

  it("that grow by doubling need few steps to get there", () => {
    const doubling = `${"cel.bind(v, [v, v], ".repeat(60)}v == v${")".repeat(60)}`;
    expect(run(doubling, { v: [""] }, plain)).toMatch(limits);
  });
});

describe("what is large, but not hostile, is answered", () => {
  const text = "a".repeat(3 * mebi);
  it.each([
    ["t.contains('b')", "false"],
    ["t.indexOf('ab')", "-1"],
    ["t.size()", `${3 * mebi}`],
    ["t.startsWith(t)", "true"],
    ["(' ' + t + ' ').trim() == t", "true"],
    ["t.substring(3000000).size()", `${3 * mebi - 3_000_000}`],
    ["t.matches('^a')", "the work of one call is too large"],
    ["t == t", "true"],
  ])("%s", (source, expected) => {
    expect(run(source, { t: text }, env, { cost: 1e9 })).toContain(expected);
  });

  it.each([
    [`t.contains('${"a".repeat(2000)}b${"a".repeat(2000)}')`, "false"],
    [`t.indexOf('${"a".repeat(2000)}b${"a".repeat(2000)}')`, "-1"],
    [`t.lastIndexOf('${"a".repeat(2000)}b${"a".repeat(2000)}')`, "-1"],
  ])("a search that engines find hard", (source, expected) => {
    expect(run(source, { t: "a".repeat(3 * mebi) }, env, { cost: 1e10 })).toBe(expected);
  });

  it("spaces within a text are gone through once", () => {
    expect(run("t.trim().size()", { t: `a${" ".repeat(3 * mebi)}a` })).toBe(`${3 * mebi + 2}`);
  });
});

describe("sources that are made to be hostile are refused", () => {
  it.each([
    ["deep recursion", "(".repeat(50_000)],
    ["deep lists", `${"[".repeat(300)}${"]".repeat(300)}`],
    ["deep calls", `${"size(".repeat(300)}1${")".repeat(300)}`],
    ["deep selections", `a${".b".repeat(300)}`],
    ["huge literals", `'${"x".repeat(100_001)}'`],
    ["numbers of many digits", "9".repeat(10_000)],
    ["macros in macros", `${"[1].map(x, ".repeat(60)}x${")".repeat(60)}${" ".repeat(100_000)}`],
    ["a pattern that grows", "'a'.matches('((a{1,100}){1,100}){1,100}')"],
  ])("%s", (_, source) => {
    expect("issues" in compile(source, kubernetes({ variables: { a: dyn } }))).toBe(true);
  });
});

describe("a deadline", () => {
  /** A clock that says how often it was looked at, and that the time is up after that. */
  function clock(after: number) {
    let asked = 0;
    return { asked: () => asked, expired: () => ++asked > after };
  }

  it("stops within comprehensions, at whatever depth", () => {
    const { asked, expired } = clock(5);
    expect(run("l.all(a, l.all(b, l.exists(c, c < 0) || true))", { l: list }, env, { expired })).toBe(
      "error: operation interrupted",
    );
    expect(asked()).toBe(6);
  });

  it("is looked at after little work, within loops and without any", () => {
    const work = "t.contains('bbbbbbbbb')";
    const text = "a".repeat(500_000);
    const inLoop = clock(3);
    expect(run(`l.all(x, !${work})`, { t: text, l: list }, env, { expired: inLoop.expired, cost: 1e12 })).toBe(
      "error: operation interrupted",
    );
    const without = clock(1);
    const many = Array.from({ length: 20 }, () => work).join(" || ");
    expect(run(many, { t: text }, env, { expired: without.expired, cost: 1e12 })).toBe("error: operation interrupted");
    expect(maxWork).toBeLessThanOrEqual(600_000);
  });

  it("that has not come changes nothing", () => {
    const { expired } = clock(Infinity);
    expect(run("l.all(a, a >= 0)", { l: list }, env, { expired })).toBe("true");
  });
});
