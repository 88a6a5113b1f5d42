import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Double, Uint } from "../values/value.ts";
import type { Expr } from "./ast.ts";
import { Builder } from "./build.ts";
import { everyMacro } from "./macros/index.ts";
import { parse } from "./parser.ts";
import { literal, quote, unparse } from "./unparse.ts";

/** A tree without ids and places. */
function bare(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "id" && key !== "at")
      .map(([key, item]) => [key, bare(item)]),
  );
}

const build = new Builder();
const names = fc.constantFrom("a", "b", "foo", "_x1");
const literals = fc.oneof(
  fc.constantFrom(null, true, false),
  fc.integer({ min: -1000, max: 1000 }).map((value) => value + 0),
  fc.bigInt({ min: 2n ** 60n, max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => new Double(value)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => new Uint(value)),
  fc.string({ unit: "grapheme" }),
  fc.uint8Array({ maxLength: 6 }),
);
const fields = fc.oneof(names, fc.constantFrom("in", "true", "x-y", "a.b/c"));
const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    literals.map((value) => build.literal(value)),
    names.map((name) => build.ident(name)),
    fc.tuple(tie("tree"), fields, fc.boolean()).map(([of, field, test]) => build.select(of, field, test)),
    fc
      .tuple(
        fc.constantFrom("_+_", "_-_", "_*_", "_==_", "_<_", "@in", "_&&_", "_||_", "_[_]", "_[?_]"),
        tie("tree"),
        tie("tree"),
      )
      .map(([name, a, b]) => build.call(name, [a, b])),
    fc.tuple(fc.constantFrom("!_", "-_"), tie("tree")).map(([name, a]) => unary(name, a)),
    fc.tuple(tie("tree"), tie("tree"), tie("tree")).map((args) => build.call("_?_:_", args)),
    fc.tuple(tie("tree"), fields).map(([of, field]) => build.call("_?._", [of, build.literal(field)])),
    fc.tuple(names, fc.array(tie("tree"), { maxLength: 3 })).map(([name, args]) => build.call(name, args)),
    fc
      .tuple(names, tie("tree"), fc.array(tie("tree"), { maxLength: 2 }))
      .map(([name, of, args]) => build.call(name, args, of)),
    fc.array(fc.tuple(tie("tree"), fc.boolean()), { maxLength: 3 }).map((items) =>
      build.list(
        items.map(([item]) => item),
        items.flatMap(([, optional], index) => (optional ? [index] : [])),
      ),
    ),
    fc
      .array(fc.tuple(tie("tree"), tie("tree"), fc.boolean()), { maxLength: 2 })
      .map((entries) => build.map(entries.map(([key, value, optional]) => build.entry(key, value, optional)))),
    fc.tuple(names, fc.array(fc.tuple(fields, tie("tree"), fc.boolean()), { maxLength: 2 })).map(([name, all]) =>
      build.struct(
        name,
        all.map(([field, value, optional]) => build.field(field, value, optional)),
      ),
    ),
  ),
}));

/** An even number of signs is none, so that a sign of a sign is not read back. */
function unary(name: string, of: Expr): Expr {
  return of.kind === "call" && of.name === name ? of : build.call(name, [of]);
}

describe("unparse", () => {
  it("writes what reads back as the same tree", () => {
    fc.assert(
      fc.property(tree, (expr) => {
        const text = unparse({ expr, macros: new Map() });
        const parsed = parse(text, { macros: everyMacro });
        if ("issues" in parsed) throw new Error(`${text}: ${parsed.issues[0]?.message}`);
        expect(bare(parsed.ast.expr)).toEqual(bare(expr));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "a && (b && c) && d",
    "(a || b) && c",
    "x.all(y, y.exists(z, z == y))",
    "-(-1)",
    "a ? b : (c ? d : e)",
    "(a ? b : c) ? d : e",
  ])("reads %s back", (source) => {
    const first = parse(source, { macros: everyMacro });
    const second = "ast" in first ? parse(unparse(first.ast), { macros: everyMacro }) : first;
    expect("ast" in second && bare(second.ast.expr)).toEqual("ast" in first && bare(first.ast.expr));
  });
});

describe("literal", () => {
  it("writes each kind so that it is told apart", () => {
    expect([1, new Uint(1n), new Double(1), "1", true, null].map(literal)).toEqual([
      "1",
      "1u",
      "1.0",
      '"1"',
      "true",
      "null",
    ]);
    expect(literal(Uint8Array.of(0xff, 0x41))).toBe('b"\\xff\\x41"');
    expect(quote('a"\\\n\u0001')).toBe('"a\\"\\\\\\n\\u0001"');
  });
});
