import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { memory } from "./testing/memory.ts";
import { widget, widgetDefinition, widgets } from "./testing/widgets.ts";

const keys = fc.constantFrom(
  "apiVersion",
  "kind",
  "metadata",
  "spec",
  "status",
  "name",
  "labels",
  "color",
  "parts",
  "finalizers",
  "__proto__",
  "x",
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("Widget", "example.com/v1", "a", "red", "", "\ud800"),
    fc.constant(null),
    fc.double(),
    fc.boolean(),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(keys, tie("tree"), { maxKeys: 5 }),
  ),
}));
const json = tree as fc.Arbitrary<Json>;
const text = fc.string({ unit: "binary", maxLength: 40 });

/** Somebody who may do everything by a role, so that what roles and bindings grant is looked at. */
const admins = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRoleBinding",
  metadata: { name: "admins" },
  roleRef: { kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ kind: "Group", name: "admins" }],
};

test("whatever arrives, the answer is an object or a Status, and nothing is thrown", async () => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a"), admins] });
  const types = [
    "application/json-patch+json",
    "application/merge-patch+json",
    "application/strategic-merge-patch+json",
    "application/apply-patch+yaml",
  ];
  const asked = fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "TRACE"),
    path: fc.constantFrom(
      widgets,
      `${widgets}/a`,
      `${widgets}/a/status`,
      "/api/v1/namespaces",
      "/api/v1/namespaces/default/secrets",
      "/api/v1/namespaces/default/services",
      "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
      "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
      "/apis/rbac.authorization.k8s.io/v1/clusterroles/view",
      "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings",
      "/api/v1/namespaces/default/serviceaccounts/default/token",
      "/apis/authorization.k8s.io/v1/subjectaccessreviews",
      "/apis/authentication.k8s.io/v1/tokenreviews",
    ),
    as: fc.constantFrom({ username: "tester", groups: ["system:masters"] }, { username: "admin", groups: ["admins"] }),
    query: fc.dictionary(
      fc.constantFrom(
        "labelSelector",
        "fieldSelector",
        "limit",
        "continue",
        "resourceVersion",
        "dryRun",
        "fieldManager",
      ),
      text,
      { maxKeys: 2 },
    ),
    body: json,
    contentType: fc.constantFrom("application/json", ...types),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ method, path, query, body, contentType, as }) => {
      const url = `${path}?${new URLSearchParams(query)}`;
      const reply = await request(method, url, JSON.stringify(body) ?? "null", { contentType, as });
      expect(reply.code).toBeGreaterThanOrEqual(200);
      // 504: a resourceVersion that the clock has not reached.
      expect(reply.code < 500 || reply.code === 504).toBe(true);
      expect(typeof reply.body.kind).toBe("string");
    }),
    { numRuns: 600 },
  );
});

test("any spec is stored as the schema allows it, or refused with causes", async () => {
  const { request } = await memory({ objects: [widgetDefinition] });
  await fc.assert(
    fc.asyncProperty(json, async (spec) => {
      const reply = await request("POST", `${widgets}?dryRun=All`, { ...widget("x"), spec });
      if (reply.code === 201) expect(reply.body.spec).toMatchObject({ size: expect.any(Number) });
      else expect([400, 422]).toContain(reply.code);
    }),
    { numRuns: 300 },
  );
});
