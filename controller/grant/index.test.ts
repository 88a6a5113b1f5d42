import type { Caches } from "@bubustack/runtime/kube/caches";
import { expect, test } from "vitest";
import { grant, kept } from "./index.ts";

const none: Caches = { of: () => undefined, ready: Promise.resolve(), start: () => {}, stop: () => Promise.resolve() };

test("reads grants and every kind whose references can need one", () => {
  expect(kept.map(({ resource }) => resource.kind)).toEqual([
    "ReferenceGrant",
    "Story",
    "Impulse",
    "StoryTrigger",
    "StoryRun",
    "StepRun",
    "TransportBinding",
  ]);
});

test("a cache that is missing is a mistake of whoever composes", () => {
  expect(() => grant(none, "grant")).toThrow("no cache of ReferenceGrant");
});
