import { expect, test } from "vitest";
import { readBinding, readPolicy } from "./policy.ts";
import { PolicySet } from "./policy-set.ts";
import { binding, policy } from "./testing/scene.ts";

const rule = (resources: readonly string[], operations = ["CREATE"], apiGroups = [""]) => ({
  matchConstraints: { resourceRules: [{ apiGroups, apiVersions: ["v1"], operations, resources }] } as never,
});
const named = (name: string, spec: object) => readPolicy(policy("Validating", spec as never, name));
const bound = (...names: readonly string[]) =>
  names.map((policyName) => readBinding(binding({ policyName }, `b-${policyName}`)));
const at = (resource: string, group = "") => [{ group, version: "v1", resource }];

test("only what can match is looked at, in the order of names, and only with a binding", () => {
  const set = new PolicySet(
    [
      named("d", rule(["*"])),
      named("c", rule(["secrets"])),
      named("b", rule(["configmaps"], ["*"], ["*"])),
      named("a", rule(["configmaps/status"])),
      named("unbound", rule(["configmaps"])),
      named("all", { matchConstraints: {} }),
    ],
    bound("a", "b", "c", "d", "all"),
  );
  const names = (...given: Parameters<typeof set.candidates>) =>
    set.candidates(...given).map(({ policy: { name } }) => name);
  expect(set.size).toBe(5);
  expect(names("CREATE", at("configmaps"), "")).toEqual(["all", "b", "d"]);
  expect(names("DELETE", at("configmaps"), "")).toEqual(["all", "b"]);
  expect(names("CREATE", at("configmaps"), "status")).toEqual(["a", "all"]);
  expect(names("CREATE", at("configmaps", "x.io"), "")).toEqual(["all", "b"]);
  expect(names("CREATE", [...at("things", "x.io"), ...at("secrets")], "")).toEqual(["all", "c", "d"]);
});

test("which ones can match is found once", () => {
  const set = new PolicySet([named("a", rule(["configmaps"]))], bound("a", "a"));
  const first = set.candidates("CREATE", at("configmaps"), "");
  expect(first[0]?.bindings).toHaveLength(2);
  expect(set.candidates("CREATE", at("configmaps"), "")).toBe(first);
  expect(new PolicySet([], []).candidates("CREATE", at("configmaps"), "")).toEqual([]);
});
