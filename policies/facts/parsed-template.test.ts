import { expect, test } from "vitest";
import { parsedTemplate } from "./parsed-template.ts";

test("a template that was read lately is not read again, however many come between", () => {
  const first = parsedTemplate("{{ inputs.first }}");
  expect(first.references.map(({ root }) => root)).toEqual(["inputs"]);
  for (let i = 0; i < 900; i++) parsedTemplate(`{{ inputs.a${i} }}`);
  expect(parsedTemplate("{{ inputs.first }}")).toBe(first);
  for (let i = 0; i < 3_000; i++) parsedTemplate(`{{ inputs.b${i} }}`);
  const again = parsedTemplate("{{ inputs.first }}");
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

test("what cannot be parsed reads nothing; what is long is read each time", () => {
  expect(parsedTemplate("{{ if }}")).toMatchObject({ parsed: { error: { kind: "syntax" } }, references: [] });
  const long = `{{ inputs.a }}${"x".repeat(3_000)}`;
  expect(parsedTemplate(long)).not.toBe(parsedTemplate(long));
});
