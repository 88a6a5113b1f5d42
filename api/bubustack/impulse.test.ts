import { expect, expectTypeOf, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import type { Impulse as ImpulseObject } from "./impulse.ts";
import { Impulse } from "./impulse.ts";

const spec = structural(Impulse.spec);
const least = { templateRef: { name: "cron" }, storyRef: { name: "hello" } };

test("an Impulse needs a template and a Story", () => {
  expectTypeOf<ImpulseObject["spec"]["storyRef"]["name"]>().toEqualTypeOf<string>();
  expect(valueProblems(spec, least)).toEqual([]);
  expect(valueProblems(spec, {})).toEqual([".templateRef: required", ".storyRef: required"]);
});

test("a workload that names no mode is a deployment: a job could not listen", () => {
  expect(spec.properties?.workload?.properties?.mode).toMatchObject({ default: "deployment" });
  expect(valueProblems(spec, { ...least, workload: {} })).toEqual([]);
});

test.each([
  [{ ...least, storyRef: { name: "" } }, ".storyRef.name: length"],
  [{ ...least, storyRef: { name: "a", namespace: "" } }, ".storyRef.namespace: pattern"],
  [{ ...least, deliveryPolicy: { dedupe: { mode: "hash" } } }, ".deliveryPolicy.dedupe.mode: enum"],
  [{ ...least, deliveryPolicy: { retry: { maxAttempts: -1 } } }, ".deliveryPolicy.retry.maxAttempts: range"],
  [{ ...least, throttle: { maxInFlight: -1 } }, ".throttle.maxInFlight: range"],
  [{ ...least, workload: { mode: "statefulset", statefulSet: {} } }, ".workload.statefulSet.serviceName: required"],
  [{ ...least, workload: { updateStrategy: { type: "OnDelete" } } }, ".workload.updateStrategy.type: enum"],
  [{ ...least, mapping: [] }, ".mapping: type"],
  [{ ...least, execution: { serviceAccountName: "Admin" } }, ".execution.serviceAccountName: pattern"],
])("%j is refused", (value, problem) => {
  expect(valueProblems(spec, value)).toEqual([problem]);
});
