import { expect, test } from "vitest";
import { textAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";

const path = "/apis/authentication.k8s.io/v1/tokenreviews";

test("says who holds a token, until it is worth nothing", async () => {
  const { request } = await memory();
  const secrets = "/api/v1/namespaces/default/secrets";
  await request("POST", secrets, { metadata: { name: "s" } });
  const spec = { boundObjectRef: { apiVersion: "v1", kind: "Secret", name: "s" } };
  const made = await request("POST", "/api/v1/namespaces/default/serviceaccounts/default/token", { spec });
  const token = textAt(made.body, "status", "token");
  const review = async () => (await request("POST", path, { spec: { token } })).body.status;
  expect(await review()).toMatchObject({
    authenticated: true,
    user: {
      username: "system:serviceaccount:default:default",
      groups: expect.arrayContaining(["system:serviceaccounts"]),
    },
    audiences: ["https://kubernetes.default.svc.cluster.local"],
  });
  await request("DELETE", `${secrets}/s`);
  expect(await review()).toEqual({
    user: {},
    error: "[invalid bearer token, service account token has been invalidated]",
  });
});

test("a text that is no token is none, and a token is needed", async () => {
  const { request } = await memory();
  expect((await request("POST", path, { spec: { token: "x" } })).body.status).toEqual({
    user: {},
    error: "invalid bearer token",
  });
  expect((await request("POST", path, { spec: {} })).code).toBe(400);
});
