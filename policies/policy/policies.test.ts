import { expect, test } from "vitest";
import { request, world } from "../admission/testing/scene.ts";
import { host as digests } from "../testing/host.ts";
import { compilePolicies } from "./policies.ts";
import { clusterPolicy, exception, namespacePolicy, native, podPolicy } from "./testing/scene.ts";

const yes = { validations: [{ expression: "true" }] };

test("policies are sorted by who asks them, where and about what", () => {
  const { at, exceptions } = compilePolicies(
    [
      clusterPolicy(yes, "a"),
      clusterPolicy({ ...yes, at: ["Launch"] }, "b"),
      clusterPolicy({ mutations: [{ patchType: "JSONPatch", jsonPatch: { expression: "[]" } }] }, "c"),
      podPolicy(yes, "d"),
      namespacePolicy(yes, "e"),
      ...native("Validating", yes),
      ...native("Mutating", {}),
      exception({ policies: [{ name: "a" }, { name: "b" }] }),
      { apiVersion: "v1", kind: "ConfigMap" },
      { apiVersion: "other.io/v1", kind: "ClusterPolicy" },
    ],
    digests,
  );
  const sizes = ({ validating, mutating, cluster, namespaced }: ReturnType<typeof at>) => [
    validating.size,
    mutating.size,
    cluster.direct.size,
    [...cluster.generated.keys()],
    namespaced.direct.size,
  ];
  expect(sizes(at("Admission"))).toEqual([1, 2, 2, ["Deployment", "CronJob"], 1]);
  expect(sizes(at("Launch"))).toEqual([0, 0, 1, [], 0]);
  expect(at("Launch")).toBe(at("Launch"));
  expect([...exceptions.keys()]).toEqual(["clusterpolicies/a", "clusterpolicies/b"]);
});

test("what did not change is not compiled again", () => {
  const [one, two, except] = [clusterPolicy(yes, "a"), clusterPolicy(yes, "b"), exception()];
  const found = (objects: Parameters<typeof compilePolicies>[0]) => {
    const { at, exceptions } = compilePolicies(objects, digests);
    const { direct } = at("Admission").cluster;
    return [direct.matching(request(), world()).map(({ policy }) => policy), exceptions.get("clusterpolicies/p")?.[0]];
  };
  const [before, excepted] = found([one, two, except]);
  const [after, still] = found([one, clusterPolicy(yes, "b"), except]);
  expect(Array.isArray(before) && Array.isArray(after) && [before[0] === after[0], before[1] === after[1]]).toEqual([
    true,
    false,
  ]);
  expect(still).toBe(excepted);
});
