import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { notCoveredBy, unaskedFault } from "./unasked.ts";

const around = (more: Partial<typeof defaultPolicySettings> = {}) => ({
  settings: { policy: { ...defaultPolicySettings, ...more } },
  platformNamespaces: ["bubu-system"],
});
const about = (...named: readonly (readonly [group: string, ...resources: string[]])[]): JsonObject => ({
  matchConstraints: {
    resourceRules: named.map(([group, ...resources]) => ({
      apiGroups: [group],
      apiVersions: ["v1"],
      operations: ["CREATE"],
      resources,
    })),
  },
});
const targets = [{ group: "apps", versions: ["v1"], resources: ["deployments"] }];

test("a point at which nothing asks yet", () => {
  expect(unaskedFault(clusterPolicy({ at: ["Launch", "Gate"] }), around())).toBe(
    "nothing that runs here asks at Launch, Gate",
  );
  expect(unaskedFault(clusterPolicy({ at: ["Launch", "Admission"] }), around())).toBe(
    "nothing that runs here asks at Launch; it holds at Admission",
  );
  expect(unaskedFault(clusterPolicy(), around())).toBeUndefined();
});

test("kinds that the installation does not list, with the entry that lists them", () => {
  const both = clusterPolicy(about(["apps", "deployments", "statefulsets/scale"]));
  expect(unaskedFault(both, around())).toBe(
    'nobody is asked about deployments.apps, statefulsets/scale.apps; have {"group":"apps","resources":["deployments","statefulsets"]} added to the setting policy.targets',
  );
  expect(unaskedFault(both, around({ targets }))).toBeUndefined();
  expect(notCoveredBy(both, around({ targets }))).toEqual(["statefulsets/scale.apps"]);
});

test("what no policy is ever asked about", () => {
  const nodes = clusterPolicy(about(["", "nodes", "secrets"]));
  expect(unaskedFault(nodes, around())).toBe(
    "nobody is asked about nodes, secrets: policies are never asked about that",
  );
  expect(notCoveredBy(clusterPolicy(about(["", "nodes"], ["bubustack.io", "stories"])), around())).toEqual(["nodes"]);
  expect(notCoveredBy(clusterPolicy({ ...about(["", "nodes"]), at: ["Launch"] }), around())).toEqual([]);
});

test("a policy of a namespace needs the installation's leave, and a namespace in which policies are asked", () => {
  const deployments = policy(about(["apps", "deployments"]));
  expect(unaskedFault(deployments, around({ targets }))).toContain("policy.targets and policy.namespacedKinds");
  const namespacedKinds = [{ group: "apps", resources: ["deployments"] }];
  expect(unaskedFault(deployments, around({ targets, namespacedKinds }))).toBeUndefined();
  expect(
    notCoveredBy(policy(about(["apps", "deployments"], ["bubustack.io", "stories"])), around({ targets })),
  ).toEqual(["deployments.apps"]);
  for (const namespace of ["kube-system", "bubu-system"])
    expect(unaskedFault(policy({}, { namespace }), around())).toBe(
      `no policy is asked in the namespace "${namespace}"`,
    );
});

test("a policy of a namespace is not asked about deletions of kinds that have no rules about them, which it says", () => {
  const rule = { apiGroups: ["bubustack.io"], apiVersions: ["v1alpha1"], resources: ["impulses"] };
  const of = (...operations: readonly string[]) =>
    policy({ matchConstraints: { resourceRules: [{ ...rule, operations }] } });
  expect(unaskedFault(of("DELETE"), around())).toBe(
    "no policy of a namespace is asked about impulses.bubustack.io on DELETE; a ClusterPolicy is",
  );
  expect(unaskedFault(of("CREATE", "DELETE"), around())).toBeUndefined();
  expect(notCoveredBy(of("CREATE", "DELETE"), around())).toEqual(["impulses.bubustack.io on DELETE"]);
});
