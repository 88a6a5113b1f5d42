import { expect, test } from "vitest";
import { otherThan } from "./policy-settings.ts";
import { settingsOf } from "./settings-of.ts";

const configMap = { group: "", version: "v1", kind: "ConfigMap", resource: "configmaps" };

test("what policies may read is listed, with defaults", () => {
  const { settings } = settingsOf({ policy: { readable: [configMap] } }) as { settings: { policy: object } };
  expect(settings.policy).toMatchObject({
    readable: [{ ...configMap, namespaced: true, namespaces: [] }],
    namespacedKinds: [
      { group: "bubustack.io", resources: ["*"] },
      { group: "runs.bubustack.io", resources: ["*"] },
      { group: "transport.bubustack.io", resources: ["*"] },
    ],
    systemNamespaces: [],
    targets: [],
  });
});

test.each([
  { resource: "secrets" },
  { resource: "*" },
  { resource: "secrets/status" },
  { resource: "" },
  { kind: "*" },
  { group: "*" },
  { version: "*" },
  { namespaces: ["*"] },
])("%j cannot be readable", (given) => {
  const { problems = [] } = settingsOf({ policy: { readable: [{ ...configMap, ...given }] } });
  expect(problems.length).toBeGreaterThan(0);
});

test("targets are named, and Secrets are none", () => {
  const targets = (resource: string, more: object = {}) =>
    settingsOf({ policy: { targets: [{ group: "", resources: [resource], ...more }] } });
  expect(targets("pods")).toMatchObject({ settings: { policy: { targets: [{ versions: ["v1"] }] } } });
  for (const problem of [targets("secrets"), targets("*"), targets("pods/exec"), targets("pods", { versions: ["*"] })])
    expect(problem).toHaveProperty("problems");
});

test("a pattern takes all words but one", () => {
  const pattern = new RegExp(otherThan("secrets"), "u");
  for (const word of ["s", "secret", "secretss", "secrets2", "secretstores", "a", "configmaps", "xecrets", "secretx"])
    expect(pattern.test(word), word).toBe(true);
  for (const word of ["secrets", "", "Secrets", "*", "a*", "secrets*", " secrets"])
    expect(pattern.test(word), word).toBe(false);
});
