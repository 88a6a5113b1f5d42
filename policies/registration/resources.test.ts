import { expect, test } from "vitest";
import { defaultPolicySettings } from "../policy-settings.ts";
import { knownResources, meantBy, operationsOf, scopeOf } from "./resources.ts";

const targets = [
  { group: "", versions: ["v1"], resources: ["pods", "nodes", "secrets", "serviceaccounts"] },
  { group: "rbac.authorization.k8s.io", versions: ["v1"], resources: ["roles"] },
];
const known = knownResources({ ...defaultPolicySettings, targets });

test("what no policy is asked about is not known, whatever is listed", () => {
  const names = known.filter(({ group }) => !group.includes("bubustack")).map(({ resource }) => resource);
  expect(names).toContain("pods/exec");
  expect(names).toContain("serviceaccounts");
  expect(names.join(" ")).not.toMatch(/nodes|secrets|token|roles|pods\/(status|binding)/);
});

test.each([
  [["pods"], ["pods"]],
  [["pods/exec"], ["pods/exec"]],
  [["*/exec"], ["pods/exec"]],
  [["serviceaccounts/*"], ["serviceaccounts"]],
])("%j means %j", (resources, meant) => {
  const rule = { apiGroups: [""], apiVersions: ["v1"], resources };
  expect(meantBy(rule, known).resources.map(({ resource }) => resource)).toEqual(meant);
});

test("a rule that says less means all", () => {
  expect(operationsOf({ operations: ["*"] })).toEqual(["CONNECT", "CREATE", "DELETE", "UPDATE"]);
  expect([scopeOf({}), scopeOf({ scope: "Cluster" })]).toEqual(["*", "Cluster"]);
});
