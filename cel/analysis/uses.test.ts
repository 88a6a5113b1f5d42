import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environment } from "../environment.ts";
import { kubernetes } from "../kubernetes/environment.ts";
import { bindings } from "../library/bindings.ts";
import { parse } from "../syntax/parser.ts";
import { usesOf } from "./uses.ts";

const { syntax } = kubernetes();

function uses(source: string) {
  const parsed = parse(source, syntax);
  if ("issues" in parsed) throw new Error(parsed.issues[0]?.message);
  return usesOf(parsed.ast.expr);
}

describe("what an expression uses", () => {
  it.each([
    ["object.spec.replicas > 5", ["object.spec.replicas"], []],
    ["has(object.spec.x) && a['b-c'].d == a[0]", ['a["b-c"].d', "a[*]", "object.spec.x"], []],
    ["object.spec.containers.all(c, c.image.startsWith(p))", ["object.spec.containers[*].image", "p"], ["startsWith"]],
    ["l.map(x, x.y.map(z, z.w + x.v))", ["l[*].v", "l[*].y[*].w"], []],
    ["m.transformMap(k, v, v.a)", ["m[*].a"], []],
    ["l.exists(x, true)", ["l[*]"], []],
    ["(c ? a : b).x", ["a.x", "b.x", "c"], []],
    ["a.?b.orValue(d).size()", ["a.b", "d"], ["orValue", "size"]],
    ["optional.of(a.b).value().c", ["a.b.c"], ["optional.of", "value"]],
    ["a[b.c].d", ["a[*].d", "b.c"], []],
    ["[1, 2].exists(x, x == 1)", [], []],
    ["{'a': b}.a", ["b"], []],
    ["sets.contains(a, [b])", ["a", "b"], ["sets.contains"]],
    [
      "authorizer.group('').resource('pods').check('get').allowed()",
      ["authorizer"],
      ["allowed", "check", "group", "resource"],
    ],
    [".a.b", ["a.b"], []],
  ] as const)("%s", (source, paths, functions) => {
    expect(uses(source)).toEqual({ paths, functions, complete: true });
  });

  it("is told of bound names by what they stand for", () => {
    const { syntax } = environment({ libraries: [bindings] });
    const parsed = parse("cel.bind(s, object.spec, s.a + s.b)", syntax);
    expect("ast" in parsed && usesOf(parsed.ast.expr).paths).toEqual(["object.spec.a", "object.spec.b"]);
  });

  it("is told soon of expressions that macros make large", () => {
    const found = uses(`a${".optMap(x, x.b)".repeat(60)}`);
    expect(found.paths).toContain(`a${".b".repeat(60)}`);
    expect(found.complete).toBe(true);
  });

  it("is told of every expression", () => {
    const parts = "a b.c [0] .map(x, x) .size() + && ( ) has(a.b) cel ? : 'k' [?'k']".split(" ");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 10 }), (all) => {
        const parsed = parse(all.join(""), syntax);
        if ("ast" in parsed) expect(Array.isArray(usesOf(parsed.ast.expr).paths)).toBe(true);
      }),
    );
  });
});
