import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { like } from "../testing/evaluate.ts";
import * as types from "../type/type.ts";

const env = like({
  variables: {
    i: types.int,
    s: types.string,
    l: types.list(types.string),
    m: types.map(types.string, types.list(types.int)),
    d: types.dyn,
    o: types.struct("Pod"),
    w: types.wrapper(types.int),
  },
  types: { Pod: { name: types.string, count: types.int, of: types.struct("Gone") } },
});

function typeOf(source: string): string {
  const compiled = compile(source, env);
  return "program" in compiled
    ? types.show(compiled.program.type)
    : compiled.issues.map((issue) => `${issue.at}: ${issue.message}`).join("; ");
}

describe("the checker", () => {
  it.each([
    ["i + 1", "int"],
    ["l[0]", "string"],
    ["m.a[0]", "int"],
    ["m.map(k, m[k])", "list(list(int))"],
    ["l.filter(x, x != '')", "list(string)"],
    ["o.name", "string"],
    ["o.?name", "optional_type(string)"],
    ["o.?name.orValue('')", "string"],
    ["d + 1", "int"],
    ["d.anything.at.all", "dyn"],
    ["[]", "list(dyn)"],
    ["true ? i : 2", "int"],
    ["w == null", "bool"],
    ["m[?'a'].optMap(x, x.size())", "optional_type(int)"],
    ["type(i)", "type(int)"],
    ["l.transformMap(i, v, i)", "map(int, int)"],
    ["has(o.name)", "bool"],
  ])("%s has type %s", (source, type) => {
    expect(typeOf(source)).toBe(type);
  });

  it.each([
    ["i + s", "2: found no matching overload for '_+_' applied to '(int, string)'"],
    ["s.size(1)", "6: found no matching overload for 'size' applied to 'string.(int)'"],
    ["nothing", "0: undeclared reference to 'nothing' (in container '')"],
    ["o.nam", "1: undefined field 'nam'"],
    ["i.x", "1: type 'int' does not support field selection"],
    ["i && true", "0: expected type 'bool' but found 'int'"],
    [
      "i.all(x, true)",
      "0: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)",
    ],
    ["l.all(x, x)", "9: expected type 'bool' but found 'string'"],
    ["i ? 1 : 2", "2: found no matching overload for '_?_:_' applied to '(int, int, int)'"],
    ["m[1]", "1: found no matching overload for '_[_]' applied to '(map(string, list(int)), int)'"],
    ["Pod{name: 1}", "8: expected type of field 'name' is 'string' but provided type is 'int'"],
    ["i{}", "1: 'int' is not a type"],
    ["int{}", "3: 'int' is not a message type"],
    ["o.of.x", "4: unexpected failed resolution of 'Gone'"],
    ["[?i]", "2: expected type 'optional_type(int)' but found 'int'"],
  ])("%s is refused", (source, issue) => {
    expect(typeOf(source)).toBe(issue);
  });

  it("says all that is wrong", () => {
    expect(typeOf("a + b")).toBe(
      "0: undeclared reference to 'a' (in container ''); 4: undeclared reference to 'b' (in container '')",
    );
  });

  it("compares across types only where the environment does", () => {
    const old = like({ crossTypeComparisons: false });
    expect("issues" in compile("1 < 1.5", old)).toBe(true);
    expect("program" in compile("1 < 1.5", env)).toBe(true);
  });
});
