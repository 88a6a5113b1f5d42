import { isObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileUserSchema } from "../compile.ts";
import { validate } from "../validate.ts";
import { schemas, values } from "./arbitrary.ts";

test.each(["7", "2020-12"] as const)("generated schemas of draft %s compile, and tell values apart", (draft) => {
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(schemas(draft), values, (schema, value) => {
      expect(isObject(schema)).toBe(true);
      const compiled = compileUserSchema(schema);
      if ("problems" in compiled) return expect(compiled.problems).toEqual([]);
      verdicts.add(validate(compiled.schema, value).findings.length === 0);
    }),
  );
  expect(verdicts.size).toBe(2);
});
