import { expect, expectTypeOf, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { EngramTemplate } from "./engram-template.ts";
import type { ImpulseTemplate as ImpulseTemplateObject } from "./impulse-template.ts";
import { ImpulseTemplate } from "./impulse-template.ts";

const spec = structural(ImpulseTemplate.spec);
const least = { version: "1.0.0", supportedModes: ["deployment"] };

test("a template needs a version and its modes", () => {
  expectTypeOf<ImpulseTemplateObject["spec"]["version"]>().toEqualTypeOf<string>();
  expect(valueProblems(spec, least)).toEqual([]);
  expect(valueProblems(spec, {})).toEqual([".version: required", ".supportedModes: required"]);
});

test("all but schemas and delivery is that of an EngramTemplate", () => {
  const own = ["contextSchema", "deliveryPolicy"];
  const others = ["inputSchema", "outputSchema", "declaredOutputKeys"];
  const fields = (of: typeof ImpulseTemplate | typeof EngramTemplate) =>
    Object.entries(structural(of.spec).properties ?? {});
  expect(fields(ImpulseTemplate).filter(([name]) => !own.includes(name))).toEqual(
    fields(EngramTemplate).filter(([name]) => !others.includes(name)),
  );
});

test.each([
  [{ ...least, supportedModes: ["cronjob"] }, ".supportedModes[0]: enum"],
  [{ ...least, contextSchema: "any" }, ".contextSchema: type"],
  [{ ...least, deliveryPolicy: { retry: { backoff: "fast" } } }, ".deliveryPolicy.retry.backoff: enum"],
])("%j is refused", (value, problem) => {
  expect(valueProblems(spec, value)).toEqual([problem]);
});
