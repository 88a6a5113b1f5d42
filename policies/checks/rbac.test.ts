import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import { expect, test } from "vitest";
import { ExecutionFacts } from "../facts/execution.ts";
import { grantFindings } from "./rbac.ts";

const places = (value: PolicyRule) => {
  const facts = new ExecutionFacts();
  facts.policyRules.push({ path: [], value });
  return grantFindings(facts).map(({ path }) => path.join("."));
};

test("what is listed word by word passes", () => {
  expect(places({ verbs: ["get", "list"], apiGroups: ["", "apps"], resources: ["pods/log"] })).toEqual([]);
});

test("wildcards in any form, empty lists, URL paths and verbs that take rights do not", () => {
  expect(places({ verbs: ["*"], apiGroups: ["*"], resources: ["*/status"] })).toEqual([
    "verbs.0",
    "apiGroups.0",
    "resources.0",
  ]);
  expect(places({ verbs: [], resources: [] })).toEqual(["verbs", "resources"]);
  expect(places({ verbs: ["get"], nonResourceURLs: ["/metrics"] })).toEqual(["nonResourceURLs"]);
  expect(places({ verbs: ["bind", "escalate", "get"], resources: ["roles"] })).toEqual(["verbs.0", "verbs.1"]);
});
