import type { World } from "@bubustack/policies/admission/world";
import { expect, test } from "vitest";
import { wants, webhookOf } from "./webhook.ts";

const rule = { apiGroups: [""], apiVersions: ["v1"], resources: ["configmaps"], operations: ["CREATE"], scope: "*" };
const request = {
  uid: "",
  kind: { group: "", version: "v1", kind: "ConfigMap" },
  resource: { group: "", version: "v1", resource: "configmaps" },
  name: "a",
  namespace: "n",
  operation: "CREATE",
  userInfo: { username: "ann" },
  object: { metadata: { name: "a", labels: { app: "x" } } },
} as const;
const world: World = {
  look: ({ ask }) =>
    ask === "access"
      ? { state: "access", access: { allowed: false, reason: "" } }
      : { state: "objects", objects: [{ metadata: { labels: { team: "a" } } }] },
};
const wanted = (given: object, within = world) =>
  wants(webhookOf({ name: "w", rules: [rule], ...given } as never), request, within);
const conditions = (...expressions: readonly string[]) => ({
  matchConditions: expressions.map((expression, index) => ({ name: `c${index}`, expression })),
});

test("rules and selectors", () => {
  expect(wanted({}).state).toBe("yes");
  expect(wanted({ rules: [] }).state).toBe("no");
  expect(wanted({ rules: [{ ...rule, resources: ["secrets"] }] }).state).toBe("no");
  expect(wanted({ namespaceSelector: { matchLabels: { team: "b" } } }).state).toBe("no");
  expect(wanted({ objectSelector: { matchLabels: { app: "x" } } }).state).toBe("yes");
  const nowhere: World = { look: () => ({ state: "absent" }) };
  expect(wanted({ namespaceSelector: { matchLabels: { team: "b" } } }, nowhere)).toMatchObject({
    state: "failed",
    by: "selector",
  });
});

test("match conditions: false wins over errors, errors follow the failure policy", () => {
  expect(wanted(conditions("request.name == 'a'", "object.metadata.labels.app == 'x'")).state).toBe("yes");
  expect(wanted(conditions("object.none == 1", "request.name == 'b'")).state).toBe("no");
  expect(wanted(conditions("object.none == 1"))).toEqual({
    state: "failed",
    by: "condition",
    reason: "expression 'object.none == 1' resulted in error: no such key: none",
  });
  expect(wanted({ failurePolicy: "Ignore", ...conditions("object.none == 1") }).state).toBe("no");
  expect(wanted(conditions("authorizer.requestResource.check('get').allowed()")).state).toBe("no");
  expect(wanted(conditions("namespaceObject == null")).state).toBe("yes");
});

test("a webhook is compiled once for each version of its configuration", () => {
  const given = { name: "w", rules: [] };
  expect(webhookOf(given)).toBe(webhookOf(given));
  expect(webhookOf({ ...given })).not.toBe(webhookOf(given));
});
