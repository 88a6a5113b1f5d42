import { expect, test } from "vitest";
import { world } from "../admission/testing/scene.ts";
import { metered } from "./meter.ts";
import { clusterPolicy, namespacePolicy, verdict } from "./testing/scene.ts";

const reach = { namespacedKinds: [{ group: "", resources: ["*"] }], systemNamespaces: [], platformNamespaces: [] };
const dear = { validations: [{ expression: "[1,2,3,4,5,6,7,8].all(a, [1,2,3,4,5,6,7,8].all(b, a + b > 0))" }] };

test("units are counted, and bounded", () => {
  const { world: within, spent } = metered(world(), 10);
  expect([within.spend?.(6), within.spend?.(4), within.spend?.(1)]).toEqual([true, true, false]);
  expect(spent()).toBe(11);
});

test("all policies of a request together have a budget", () => {
  const policies = ["a", "b", "c"].map((name) => clusterPolicy(dear, name));
  expect(verdict(policies).allowed).toBe(true);
  const { findings } = verdict(policies, { budget: { units: 500 } });
  expect(findings.map(({ policy, rule }) => `${policy} ${rule}`)).toEqual(["b error/budget", "c error/budget"]);
});

test("what a namespace's policies spend is not taken from others, nor the other way round", () => {
  const cluster = clusterPolicy(dear);
  const own = namespacePolicy(dear);
  const judged = (budget: object) =>
    verdict([cluster, own], { reach, budget }).findings.map(({ kind, rule }) => `${kind} ${rule}`);
  expect(judged({})).toEqual([]);
  expect(judged({ namespaceUnits: 10 })).toEqual(["Policy error/budget"]);
  expect(judged({ units: 10 })).toEqual(["ClusterPolicy error/budget"]);
  expect(judged({ namespaceExpired: () => true })).toEqual(["Policy error/time"]);
});
