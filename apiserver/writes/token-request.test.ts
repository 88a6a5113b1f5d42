import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { requestOf, reviewOf } from "../admission/request.ts";
import { objectAt, textAt } from "../resources/object.ts";
import { epoch, memory } from "../testing/memory.ts";

const accounts = "/api/v1/namespaces/default/serviceaccounts";
const path = `${accounts}/default/token`;

test("answers with a token that the server knows again", async () => {
  const { request, server } = await memory();
  const { code, body } = await request("POST", path, { spec: { expirationSeconds: 600 } });
  expect(code).toBe(201);
  expect(body).toMatchObject({
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: { name: "default", namespace: "default" },
    spec: { audiences: ["https://kubernetes.default.svc.cluster.local"], expirationSeconds: 600 },
    status: { expirationTimestamp: new Date(epoch + 600_000).toISOString().replace(".000", "") },
  });
  expect(server.knownToken(textAt(body, "status", "token"))).toMatchObject({
    user: { username: "system:serviceaccount:default:default" },
  });
});

test("a token for others is none for this server", async () => {
  const { request, server } = await memory();
  const { body } = await request("POST", path, { spec: { audiences: ["vault"] } });
  const token = textAt(body, "status", "token");
  expect(server.knownToken(token)).toHaveProperty("problem");
  const review = (spec: JsonObject) => request("POST", "/apis/authentication.k8s.io/v1/tokenreviews", { spec });
  expect((await review({ token, audiences: ["vault", "x"] })).body).toMatchObject({
    status: { authenticated: true, audiences: ["vault"] },
  });
});

test.each<[JsonObject, number, string]>([
  [{ spec: { expirationSeconds: 599 } }, 422, "may not specify a duration less than 10 minutes"],
  [{ spec: { expirationSeconds: 2 ** 33 } }, 422, "may not specify a duration larger than 2^32 seconds"],
  [{ metadata: { name: "other" } }, 422, "must match the service account name if specified"],
  [{ metadata: { namespace: "other" } }, 422, "must match the service account namespace if specified"],
  [{ metadata: { uid: "other" } }, 409, "does not match the UID of the service account"],
  [
    { spec: { boundObjectRef: { apiVersion: "v1", kind: "ConfigMap", name: "x" } } },
    400,
    "cannot bind token to object of type",
  ],
  [{ spec: { boundObjectRef: { apiVersion: "v1", kind: "Secret", name: "x" } } }, 404, 'secrets "x" not found'],
])("%j is refused with %d", async (given, code, message) => {
  const { request } = await memory();
  expect((await request("POST", path, given)).body).toMatchObject({ code, message: expect.stringContaining(message) });
});

/** Kubernetes-facts 14. */
test("binds to a Secret, and to a Pod that runs as the ServiceAccount", async () => {
  const { request, server } = await memory();
  const secret = await request("POST", "/api/v1/namespaces/default/secrets", { metadata: { name: "s" } });
  const pod = (name: string, serviceAccountName: string) =>
    server.store.put(
      { group: "", resource: "pods" },
      `default/${name}`,
      { metadata: { name, namespace: "default", uid: name }, spec: { serviceAccountName } },
      undefined,
    );
  pod("mine", "default");
  pod("other", "robot");
  const bind = (kind: string, name: string, uid = "") =>
    request("POST", path, { spec: { boundObjectRef: { apiVersion: "v1", kind, name, uid } } });
  expect((await bind("Secret", "s", textAt(secret.body, "metadata", "uid"))).code).toBe(201);
  expect((await bind("Secret", "s", "another")).code).toBe(409);
  expect((await bind("Pod", "other")).body.message).toContain("different serviceaccount name");
  const { body } = await bind("Pod", "mine");
  expect(server.knownToken(textAt(body, "status", "token"))).toMatchObject({
    user: { extra: { "authentication.kubernetes.io/pod-name": ["mine"] } },
  });
});

test("is a right of its own, on this ServiceAccount", async () => {
  const { request } = await memory();
  const as = { username: "ann", groups: ["system:authenticated"] };
  const rules = [
    { apiGroups: [""], resources: ["serviceaccounts/token"], resourceNames: ["default"], verbs: ["create"] },
  ];
  const rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
  await request("POST", `${rbac}/roles`, { metadata: { name: "r" }, rules });
  const subjects = [{ kind: "User", name: "ann" }];
  await request("POST", `${rbac}/rolebindings`, {
    metadata: { name: "b" },
    roleRef: { kind: "Role", name: "r" },
    subjects,
  });
  await request("POST", accounts, { metadata: { name: "robot" } });
  expect((await request("POST", path, {}, { as })).code).toBe(201);
  expect((await request("POST", `${accounts}/robot/token`, {}, { as })).code).toBe(403);
  expect((await request("GET", path)).code).toBe(405);
  expect((await request("POST", `${accounts}/none/token`, {})).code).toBe(404);
});

test("webhooks see it as the creation of a TokenRequest below the ServiceAccount", async () => {
  const seen: (AdmissionRequest | undefined)[] = [];
  const { request } = await memory({
    admission: {
      mutate: async (attributes) => attributes.object,
      validate: async (attributes) => void seen.push(reviewOf(requestOf(attributes, attributes.object, "u")).request),
      close: () => {},
    },
  });
  await request("POST", path, {});
  expect(seen).toMatchObject([
    {
      operation: "CREATE",
      kind: { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest" },
      resource: { group: "", version: "v1", resource: "serviceaccounts" },
      subResource: "token",
      name: "default",
      namespace: "default",
    },
  ]);
  expect(objectAt(seen[0]?.object ?? null, "status")).toEqual({});
});
