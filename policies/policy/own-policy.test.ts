import { expect, test } from "vitest";
import { isOwn, ownPolicy, policyKey } from "./own-policy.ts";
import { clusterPolicy, namespacePolicy } from "./testing/scene.ts";

test("what is left out has its default", () => {
  expect(ownPolicy(clusterPolicy({ validations: [{ expression: "true" }] }))).toMatchObject({
    kind: "ClusterPolicy",
    title: "p",
    namespace: "",
    at: ["Admission"],
    action: "Deny",
    failurePolicy: "Fail",
    rules: [{ name: "validations[0]", path: "" }],
    reads: [],
    podControllers: [],
    maxDuration: undefined,
    binding: { policyName: "clusterpolicies/p", paramRef: undefined, constraints: undefined },
  });
  expect(ownPolicy(clusterPolicy({ action: "Wran", exceptions: { maxDuration: "1h" } }))).toMatchObject({
    action: "Deny",
    maxDuration: 3_600_000,
  });
});

test("params that are not there refuse unless the policy says otherwise", () => {
  const ref = (paramRef: object) => ownPolicy(clusterPolicy({ paramRef: paramRef as never })).binding.paramRef;
  expect(ref({ name: "a" })?.denyIfAbsent).toBe(true);
  expect(ref({ name: "a", parameterNotFoundAction: "Allow" })?.denyIfAbsent).toBe(false);
});

test("a policy of a namespace is within it, and changes nothing", () => {
  const mutations = [{ patchType: "JSONPatch", jsonPatch: { expression: "[]" } }];
  expect(ownPolicy(namespacePolicy({ mutations }))).toMatchObject({ constraints: { within: "n" }, mutations: [] });
  expect(ownPolicy(clusterPolicy({ mutations })).mutations).toHaveLength(1);
});

test("it is compiled once for each version of its spec, name and namespace", () => {
  const one = namespacePolicy({ validations: [{ expression: "true" }] });
  expect(ownPolicy({ ...one })).toBe(ownPolicy(one));
  expect(ownPolicy({ ...one, metadata: { name: "p", namespace: "m" } }).constraints.within).toBe("m");
  expect(isOwn(ownPolicy(one))).toBe(true);
  expect(isOwn({})).toBe(false);
});

test("keys tell policies of one name apart", () => {
  expect(new Set([policyKey("", "p"), policyKey("n", "p"), policyKey("m", "p"), "p"]).size).toBe(4);
});

test("what is no policy is one that does nothing", () => {
  for (const object of [
    {},
    { spec: 5 },
    { metadata: [], spec: { at: 5, reads: [1], autogen: [], validations: {} } },
  ] as never[])
    expect(ownPolicy(object)).toMatchObject({ title: "", at: ["Admission"], rules: [] });
});
