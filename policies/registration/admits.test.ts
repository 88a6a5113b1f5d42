import { expect, test } from "vitest";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { entryFault } from "./admits.ts";

const needed = { failurePolicy: "Ignore", conditions: ["true"], outside: ["bubu-system"] } as const;
const entry = { clientConfig: { caBundle: "YQ==" }, failurePolicy: "Ignore", matchPolicy: "Equivalent" };
const selected = (of: "namespaceSelector" | "objectSelector", autogen = {}) =>
  clusterPolicy({
    autogen,
    matchConstraints: { [of]: { matchLabels: { team: "a" }, matchExpressions: [{ key: "x", operator: "Exists" }] } },
  });

test.each([
  ["what it has to be", {}],
  ["stricter than it has to be", { failurePolicy: "Fail" }],
  ["with a condition that belongs to it", { matchConditions: [{ name: "a", expression: "true" }] }],
  [
    "without namespaces in which no policy is asked",
    {
      namespaceSelector: {
        matchExpressions: [
          { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["kube-system", "bubu-system"] },
        ],
      },
    },
  ],
])("an entry %s", (_, more) => {
  expect(entryFault({ ...entry, ...more }, clusterPolicy(), needed)).toBeUndefined();
});

test("a selector leaves nothing out that the policy's leaves out itself", () => {
  for (const field of ["namespaceSelector", "objectSelector"] as const) {
    const fault = (selector: object, policy = selected(field)) =>
      entryFault(JSON.parse(JSON.stringify({ ...entry, [field]: selector })), policy, needed);
    expect(fault({ matchLabels: { team: "a" } })).toBeUndefined();
    expect(fault({ matchExpressions: [{ key: "x", operator: "Exists" }] })).toBeUndefined();
    for (const other of [
      { matchLabels: { team: "b" } },
      { matchLabels: { more: "a" } },
      { matchExpressions: [{ key: "x", operator: "DoesNotExist" }] },
    ])
      expect(fault(other)).toContain(field);
    expect(fault({ matchLabels: { team: "a" } }, clusterPolicy())).toContain(field);
  }
});

test("labels of Pods say nothing of what makes them", () => {
  const policy = selected("objectSelector", { podControllers: ["Deployment"] });
  const fault = entryFault({ ...entry, objectSelector: { matchLabels: { team: "a" } } }, policy, needed);
  expect(fault).toBe("leaves out objects by its objectSelector");
});
