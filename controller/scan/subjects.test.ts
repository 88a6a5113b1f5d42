import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { expect, test } from "vitest";
import { placesOf, scannable, subjectKey } from "./subjects.ts";
import { pods, stories } from "./testing/found.ts";

const about = (group: string, resource: string, more: object = {}, operations = ["CREATE"]) =>
  clusterPolicy({
    matchConstraints: {
      resourceRules: [{ apiGroups: [group], apiVersions: ["*"], operations, resources: [resource] }],
    },
    ...more,
  });
const deployments = { group: "apps", version: "v1", resource: "deployments", kind: "Deployment", namespaced: true };

test("kinds of ours, and of others those that are readable; never what no policy is shown", () => {
  const readable = [
    { group: "", version: "v1", kind: "Pod", resource: "pods", namespaced: true, namespaces: ["a"] },
    { group: "", version: "v1", kind: "Node", resource: "nodes", namespaced: false, namespaces: [] },
  ];
  const all = scannable({ ...defaultPolicySettings, readable });
  expect(all.map(subjectKey)).toEqual(expect.arrayContaining(["stories.bubustack.io", "pods."]));
  expect(all.find(({ kind }) => kind === "Pod")).toMatchObject({ namespaces: ["a"] });
  expect(all.map(subjectKey)).not.toContain("nodes.");
  expect(all.some(({ group }) => group === "policy.bubustack.io")).toBe(false);
});

test("only what a policy is about when something is created", () => {
  expect(placesOf(stories, [])).toBeUndefined();
  expect(placesOf(stories, [about("bubustack.io", "stories")])).toBe("all");
  expect(placesOf(stories, [about("*", "*")])).toBe("all");
  expect(placesOf(stories, [about("bubustack.io", "stories", {}, ["UPDATE"])])).toBeUndefined();
  expect(placesOf(stories, [about("bubustack.io", "stories", { at: ["Launch"] })])).toBeUndefined();
  expect(placesOf(stories, [about("", "pods")])).toBeUndefined();
});

test("policies of namespaces are about their own", () => {
  const own = policy({}, { name: "p", namespace: "b" });
  expect(placesOf(stories, [own])).toEqual(["b"]);
  expect(placesOf({ ...stories, namespaces: ["a"] }, [own])).toEqual([]);
  expect(placesOf(stories, [own, about("*", "*")])).toBe("all");
});

test("what makes pods, where a policy about pods says so", () => {
  expect(placesOf(deployments, [about("", "pods", { autogen: { podControllers: ["Deployment"] } })])).toBe("all");
  expect(placesOf(deployments, [about("", "pods")])).toBeUndefined();
  expect(placesOf({ ...pods, namespaces: ["a"] }, [about("", "pods")])).toEqual(["a"]);
});
