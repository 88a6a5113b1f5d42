import { expect, test } from "vitest";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { unaskedOf } from "./asked.ts";
import { partsFor } from "./parts.ts";

const rule = (apiGroups: string[], resources: string[], operations = ["CREATE"], more: object = {}) => ({
  apiGroups,
  apiVersions: ["*"],
  operations,
  resources,
  ...more,
});
const rulesFor = (...given: Parameters<typeof partsFor>) => partsFor(...given).flatMap(({ rules }) => rules);
const policy = (...resourceRules: ReturnType<typeof rule>[]) => clusterPolicy({ matchConstraints: { resourceRules } });

test("resources that are asked the same are one rule, whatever the order of the policies", () => {
  const policies = [
    policy(rule(["bubustack.io"], ["stories", "engrams"])),
    policy(rule(["bubustack.io"], ["engrams"], ["UPDATE", "CREATE"])),
    policy(rule(["bubustack.io"], ["impulses/status"], ["UPDATE"])),
    policy(rule(["bubustack.io"], ["engrams"], ["DELETE"], { scope: "Namespaced" })),
  ];
  const rules = rulesFor(policies, defaultPolicySettings);
  expect(rules.map(({ operations, resources, scope }) => [operations, resources, scope])).toEqual([
    [["CREATE", "UPDATE"], ["engrams"], "*"],
    [["UPDATE"], ["impulses/status"], "*"],
    [["CREATE"], ["stories"], "*"],
    [["DELETE"], ["engrams"], "Namespaced"],
  ]);
  expect(rulesFor(policies.toReversed(), defaultPolicySettings)).toEqual(rules);
});

test("no star is left, and policies are asked about no policy", () => {
  const text = JSON.stringify(rulesFor([policy(rule(["*"], ["*/*"], ["*"]))], defaultPolicySettings));
  expect(text).toContain("stories/status");
  expect(text).not.toMatch(/"[^"]*\*[^"]*",?\]?,"(?!scope)|policy\.bubustack\.io|clusterpolicies/);
});

test("a version that is not served is asked nothing", () => {
  const old = policy({ ...rule(["bubustack.io"], ["stories"]), apiVersions: ["v1beta1"] });
  expect(rulesFor([old], defaultPolicySettings)).toEqual([]);
});

test("what the installation does not list is named", () => {
  const given = policy(rule(["apps", "bubustack.io"], ["deployments", "stories"]), rule([""], ["pods/exec"]));
  expect(unaskedOf(given, defaultPolicySettings)).toEqual([
    "deployments.apps",
    "deployments.bubustack.io",
    "pods/exec",
    "stories.apps",
  ]);
});
