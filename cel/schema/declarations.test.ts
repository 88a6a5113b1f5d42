import { describe, expect, test } from "vitest";
import { compile } from "../compile.ts";
import { kubernetes } from "../kubernetes/environment.ts";
import { int } from "../type/type.ts";
import { show } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { valuesUnder, withDeclared, withSchemas } from "./declarations.ts";
import { declare } from "./declare.ts";
import type { Structural } from "./structural.ts";

const text: Structural = { type: "string" };
const schema: Structural = {
  type: "object",
  properties: {
    name: text,
    ratio: { type: "number" },
    namespace: text,
    ".": text,
    tags: { type: "array", items: text, "x-kubernetes-list-type": "set" },
  },
};
const declarations = withSchemas(kubernetes(), { self: { schema }, bare: { schema: {} } });

function ask(source: string, self: Value): string {
  const compiled = compile(source, declarations.env);
  if ("issues" in compiled) return compiled.issues.map(({ message, hint }) => `${message} (${hint})`).join("; ");
  return show(compiled.program.evaluate(valuesUnder(declarations, { self })).value);
}

test("fields are typed and values are converted", () => {
  expect(ask("self.ratio / 2.0", { ratio: 3 })).toBe("1.5");
  expect(ask("self.namespace + self.__namespace__", { namespace: "n" })).toBe('"nn"');
  expect(ask("self.tags == ['b', 'a'] && self.tags + ['a'] == self.tags", { tags: ["a", "b"] })).toBe("true");
});

describe("what is wrong names what could have been meant", () => {
  test.each([
    ["self.nam", "undefined field 'nam' (did you mean name?)"],
    ["self.absent", "undefined field 'absent' (its fields are __dot__, __namespace__, name, ratio, tags)"],
    ["self.dot", "undefined field 'dot' (its fields are __dot__, __namespace__, name, ratio, tags)"],
    [
      "self.name.matches(1)",
      "found no matching overload for 'matches' applied to 'string.(int)' ('matches' takes string.(string))",
    ],
    ["bare", "undeclared reference to 'bare' (in container '') (undefined)"],
  ])("%s", (source, message) => {
    expect(ask(source, {})).toBe(message);
  });
});

test("other variables may have declared types too", () => {
  const declared = declare(schema, { name: "t" });
  const env = withDeclared(kubernetes(), { count: int, self: declared?.type ?? int }, declared ? [declared] : []);
  expect("program" in compile("self.name.size() == count", env)).toBe(true);
  expect("program" in compile("self.other == count", env)).toBe(false);
});
