import { expect, expectTypeOf, test } from "vitest";
import type { ExpectedFinding, Suite, Test } from "./schema.ts";
import { suiteSchema } from "./schema.ts";

test("types follow from the schema", () => {
  expectTypeOf<Suite["tests"][number]>().toEqualTypeOf<Test>();
  expectTypeOf<Test["allowed"]>().toEqualTypeOf<boolean>();
  expectTypeOf<ExpectedFinding["action"]>().toEqualTypeOf<"Deny" | "Warn" | "Audit" | undefined>();
});

test("every field is described", () => {
  expect(suiteSchema.type === "object" && Object.keys(suiteSchema.fields)).toContain("tests");
  const undescribed = (schema: typeof suiteSchema): readonly string[] =>
    schema.type !== "object"
      ? []
      : Object.entries(schema.fields).flatMap(([name, field]) => (field.description === "" ? [name] : []));
  expect(undescribed(suiteSchema)).toEqual([]);
});
