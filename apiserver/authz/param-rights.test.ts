import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const root = "/apis/admissionregistration.k8s.io/v1";
const eve = { as: { username: "eve", groups: ["makers"] } };
const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };
const policy = (name: string, paramKind: JsonObject) => ({
  metadata: { name },
  spec: { paramKind, matchConstraints: { resourceRules: [rule] }, validations: [{ expression: "true" }] },
});
const secrets = { apiVersion: "v1", kind: "Secret" };

async function cluster() {
  const made = await memory({
    objects: [
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        metadata: { name: "makers" },
        rules: [
          { apiGroups: ["admissionregistration.k8s.io"], resources: ["*"], verbs: ["*"] },
          { apiGroups: [""], resources: ["configmaps"], verbs: ["get"] },
        ],
      },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRoleBinding",
        metadata: { name: "makers" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "makers" },
        subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "makers" }],
      },
    ],
  });
  await made.request("POST", `${root}/validatingadmissionpolicies`, policy("held", secrets));
  return made;
}

test("a policy gives nobody eyes: its author must be able to read its params", async () => {
  const { request } = await cluster();
  const write = async (name: string, kind: JsonObject) =>
    (await request("POST", `${root}/validatingadmissionpolicies`, policy(name, kind), eve)).body;
  expect((await write("a", secrets)).message).toContain(
    'must have "get" permission on all objects of the referenced paramKind',
  );
  expect((await write("b", { apiVersion: "v1", kind: "ConfigMap" })).kind).toBe("ValidatingAdmissionPolicy");
  const merge = { ...eve, contentType: "application/merge-patch+json" };
  const patch = (body: object) => request("PATCH", `${root}/validatingadmissionpolicies/held`, body as never, merge);
  expect((await patch({ metadata: { labels: { a: "b" } } })).code).toBe(200);
  expect((await patch({ spec: { paramKind: { apiVersion: "x.io/v1", kind: "None" } } })).code).toBe(422);
});

test("nor does a binding", async () => {
  const { request } = await cluster();
  const bind = async (policyName: string, paramRef: object) =>
    (
      await request(
        "POST",
        `${root}/validatingadmissionpolicybindings`,
        {
          metadata: { name: "b" },
          spec: { policyName, validationActions: ["Deny"], paramRef: { parameterNotFoundAction: "Deny", ...paramRef } },
        },
        eve,
      )
    ).body.message;
  expect(await bind("held", { name: "a" })).toContain(
    'does not have "get" permission on the object referenced by paramRef',
  );
  expect(await bind("held", { selector: {} })).toContain('does not have "list" permission');
  expect(await bind("none", { name: "a" })).toContain(
    "unable to get policy none to determine minimum required permissions",
  );
});
