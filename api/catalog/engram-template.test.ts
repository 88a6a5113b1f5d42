import { expect, expectTypeOf, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import type { EngramTemplate as EngramTemplateObject } from "./engram-template.ts";
import { EngramTemplate } from "./engram-template.ts";

const spec = structural(EngramTemplate.spec);
const least = { version: "1.0.0", supportedModes: ["job"] };

test("a template needs a version and its modes", () => {
  expectTypeOf<EngramTemplateObject["spec"]["supportedModes"][number]>().toEqualTypeOf<
    "job" | "deployment" | "statefulset"
  >();
  expect(valueProblems(spec, least)).toEqual([]);
  expect(valueProblems(spec, {})).toEqual([".version: required", ".supportedModes: required"]);
});

test.each([
  [{ ...least, supportedModes: [] }, ".supportedModes: items"],
  [{ ...least, supportedModes: ["job", "job", "job", "job"] }, ".supportedModes: items"],
  [{ ...least, supportedModes: ["cronjob"] }, ".supportedModes[0]: enum"],
  [{ ...least, image: "a".repeat(513) }, ".image: length"],
  [{ ...least, configSchema: true }, ".configSchema: type"],
  [{ ...least, secretSchema: { token: { mountType: "volume" } } }, ".secretSchema.token.mountType: enum"],
  [{ ...least, execution: { service: { ports: [{ port: 80 }] } } }, ".execution.service.ports[0].targetPort: required"],
])("%j is refused", (value, problem) => {
  expect(valueProblems(spec, value)).toEqual([problem]);
});
