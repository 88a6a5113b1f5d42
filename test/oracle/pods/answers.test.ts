import { controlsOf, levels, minors, nameOf, podSecurity } from "@bubustack/policies/packs/pod-security/policy";
import { defaultReach } from "@bubustack/policies/policy/excluded";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { compilePolicies } from "@bubustack/policies/policy/policies";
import { host } from "@bubustack/runtime/host";
import { describe, expect, test } from "vitest";
import { answers } from "./answers.ts";
import { cases } from "./cases.ts";

const said = new Map(answers().map(({ id, violated }) => [id, violated]));
const pods = { group: "", version: "v1" };

/** The controls that a policy says a pod violates. */
function violated(policies: ReturnType<typeof compilePolicies>, pod: (typeof cases)[number]["pod"]): readonly string[] {
  const judged = judgeByPolicies({
    request: {
      uid: "",
      operation: "CREATE",
      kind: { ...pods, kind: "Pod" },
      resource: { ...pods, resource: "pods" },
      name: "p",
      namespace: "default",
      userInfo: {},
      object: pod,
    },
    namespaceObject: { apiVersion: "v1", kind: "Namespace", metadata: { name: "default" } },
    policies,
    world: { look: () => ({ state: "absent" }) },
    reach: defaultReach,
    now: 0,
  });
  if ("needs" in judged) throw new Error("the policy asks for something");
  return judged.verdict.findings.map(({ rule, error, message }) => (error === undefined ? rule : message));
}

test("each pod has an answer", () => {
  expect(cases.length).toBeGreaterThan(1_300);
  expect([...said.keys()]).toEqual(cases.map(({ id }) => id));
});

describe("the policies of the pack refuse what Kubernetes refuses, for the same controls", () => {
  test.each(levels.flatMap((level) => minors.map((minor) => ({ level, minor }))))(
    "$level v1.$minor",
    ({ level, minor }) => {
      const policies = compilePolicies([podSecurity(level, minor)], host());
      const different = cases.flatMap(({ id, pod }) => {
        const expected = [...(said.get(id)?.[`${level}-v1.${minor}`] ?? [])].map(nameOf).sort();
        const found = [...violated(policies, pod)].sort();
        return JSON.stringify(expected) === JSON.stringify(found) ? [] : [{ id, pod, expected, found }];
      });
      expect(different.slice(0, 3)).toEqual([]);
    },
  );
});

test("each control refuses some pod and lets another one pass", () => {
  for (const level of levels)
    for (const minor of minors) {
      const all = [...said.values()].map((of) => of[`${level}-v1.${minor}`] ?? []);
      for (const { id } of controlsOf(level, minor)) {
        const refused = all.filter((ids) => ids.includes(id)).length;
        expect([id, refused > 0, refused < all.length]).toEqual([id, true, true]);
      }
    }
});
