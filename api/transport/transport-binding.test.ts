import { expect, expectTypeOf, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import type { TransportBinding as TransportBindingObject } from "./transport-binding.ts";
import { TransportBinding } from "./transport-binding.ts";

const spec = structural(TransportBinding.spec);
const least = { transportRef: "live", stepName: "talk", engramName: "run-talk", driver: "acme" };

test("a binding names its Transport, its step and its driver", () => {
  expectTypeOf<TransportBindingObject["spec"]["driver"]>().toEqualTypeOf<string>();
  expect(valueProblems(spec, { ...least, binary: { direction: "publish" } })).toEqual([]);
  expect(valueProblems(spec, {})).toEqual([
    ".transportRef: required",
    ".stepName: required",
    ".engramName: required",
    ".driver: required",
  ]);
});

test("what a binding is about stays as it was, by rules of the CRD", () => {
  const rules = spec["x-kubernetes-validations"] ?? [];
  const fixed = rules.filter(({ rule }) => rule.includes("oldSelf")).map(({ fieldPath }) => fieldPath);
  expect(fixed).toEqual([".transportRef", ".driver", ".stepName", ".engramName", ".storyRunRef"]);
});

test.each([
  [{ ...least, audio: {} }, ".audio.direction: required"],
  [{ ...least, audio: { direction: "both" } }, ".audio.direction: enum"],
  [{ ...least, video: { direction: "publish", codecs: [{ name: "opus" }] } }, ".video.codecs[0].name: enum"],
  [{ ...least, storyRunRef: {} }, ".storyRunRef.name: required"],
  [{ ...least, rawSettings: [] }, ".rawSettings: type"],
])("%j is refused", (value, problem) => {
  expect(valueProblems(spec, value)).toEqual([problem]);
});
