import { expect, test } from "vitest";
import { editRules } from "./default-edit.ts";
import { viewRules } from "./default-view.ts";
import { rulesOf } from "./rule.ts";

test("viewing only reads, and neither secrets nor what leads into containers", () => {
  const rules = rulesOf({ rules: viewRules });
  expect(new Set(rules.flatMap(({ verbs }) => verbs))).toEqual(new Set(["get", "list", "watch"]));
  const resources = rules.flatMap((rule) => rule.resources);
  expect(resources).toContain("deployments/status");
  for (const secret of ["secrets", "pods/exec", "roles", "*"]) expect(resources).not.toContain(secret);
});

test("editing writes no state of what others run, and grants nothing", () => {
  const resources = rulesOf({ rules: editRules }).flatMap((rule) => rule.resources);
  expect(resources.filter((resource) => resource.endsWith("/status"))).toEqual([]);
  expect(resources).not.toContain("rolebindings");
});
