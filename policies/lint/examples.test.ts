import { expect, test } from "vitest";
import { validatingPolicy } from "../admission/compiled.ts";
import { host as digests } from "../testing/host.ts";
import { binding, clusterPolicy, exception, mutating, validating } from "./examples.ts";
import { scopeOf } from "./scope.ts";

test("examples are what they are named after, and a spec stands instead of the default", () => {
  const objects = [clusterPolicy({}), validating({}), mutating({}), binding("example"), exception({})];
  const { policies, bindings, exceptions } = scopeOf(objects, 0, digests);
  expect(policies.map(({ kind }) => kind)).toEqual([
    "ClusterPolicy",
    "ValidatingAdmissionPolicy",
    "MutatingAdmissionPolicy",
  ]);
  expect([bindings.length, exceptions.length]).toEqual([1, 1]);
  expect(validatingPolicy(validating({ matchConstraints: { resourceRules: [] } })).constraints.rules).toEqual([]);
});
