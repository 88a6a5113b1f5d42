import { host } from "@bubustack/runtime/host";
import type { Caches } from "@bubustack/runtime/kube/caches";
import { expect, test } from "vitest";
import { exceptions, kept } from "./index.ts";

const none: Caches = { of: () => undefined, ready: Promise.resolve(), start: () => {}, stop: () => Promise.resolve() };

test("reads both kinds of exception", () => {
  expect(kept.map(({ resource }) => resource.kind)).toEqual(["ClusterPolicyException", "PolicyException"]);
});

test("a cache that is missing is a mistake of whoever composes", () => {
  expect(() => exceptions(none, host())).toThrow("no cache of ClusterPolicy");
});
