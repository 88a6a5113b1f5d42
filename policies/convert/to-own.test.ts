import { expect, test } from "vitest";
import { binding, validating } from "../lint/examples.ts";
import { toOwn } from "./to-own.ts";

const spec = { validations: [{ expression: "object.metadata.name != 'a'", message: "no", reason: "Forbidden" }] };

test("a policy with its binding is one ClusterPolicy", () => {
  const bound = binding("example", {
    validationActions: ["Warn"],
    paramRef: { name: "p" },
    matchResources: { namespaceSelector: { matchLabels: { env: "test" } } },
  });
  const [own] = toOwn(validating({ ...spec, matchConstraints: { resourceRules: [] } }), [
    bound,
    binding("other"),
  ]).objects;
  expect(own).toEqual({
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name: "example" },
    spec: {
      action: "Warn",
      matchConstraints: { resourceRules: [], namespaceSelector: { matchLabels: { env: "test" } } },
      paramRef: { name: "p" },
      ...spec,
    },
  });
});

test("a binding that cannot be said at once is refused, with its place", () => {
  const exact = binding("example", { matchResources: { matchPolicy: "Exact" } });
  expect(toOwn(validating(spec), [exact])).toMatchObject({
    objects: [],
    refused: [
      { object: exact, path: ["spec", "matchResources"], message: "its matchPolicy is not that of the policy" },
    ],
  });
});
