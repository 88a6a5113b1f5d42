import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { defaultSettings } from "@bubustack/policies/settings";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { expect, test } from "vitest";
import { controllerAccount, systemObjects, webhookAccount } from "./accounts.ts";

test("the webhooks' account reads what rules ask for and writes nothing", async () => {
  const account = webhookAccount(kinds);
  const objects = [...kinds.map((kind) => crd(kind) as unknown as Json), ...systemObjects, ...account.objects];
  const api = await testServer({ objects, tokens: [account] });
  const client = kubeClient({ server: api.url, ca: api.ca, token: account.token });
  const code = (method: string, path: string, body?: object) =>
    client.request(method, path, { body }).then(
      () => 200,
      (error: { readonly http?: number }) => error.http,
    );
  try {
    expect(await code("GET", "/apis/bubustack.io/v1alpha1/stories")).toBe(200);
    expect(await code("GET", "/api/v1/namespaces")).toBe(200);
    const spec = { user: "ann", resourceAttributes: { verb: "get", resource: "pods" } };
    expect(await code("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", { spec })).toBe(200);
    expect(await code("GET", "/api/v1/secrets")).toBe(403);
    expect(await code("DELETE", "/apis/bubustack.io/v1alpha1/namespaces/default/stories/x")).toBe(403);
    expect(await code("GET", "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations")).toBe(403);
  } finally {
    client.close();
    await api.close();
  }
});

test("the controllers' account is the one that rules know, and its rights are the controllers'", async () => {
  const account = controllerAccount();
  expect(account.user).toBe(defaultSettings.controllerUser);
  const api = await testServer({ objects: [...systemObjects, ...account.objects], tokens: [account] });
  const client = kubeClient({ server: api.url, ca: api.ca, token: account.token });
  const code = (path: string, body: object) =>
    client.request("POST", path, { body }).then(
      () => 200,
      (error: { readonly http?: number }) => error.http,
    );
  try {
    const lease = { metadata: { name: "x" } };
    expect(await code("/apis/coordination.k8s.io/v1/namespaces/bubu-system/leases", lease)).toBe(200);
    expect(await code("/apis/coordination.k8s.io/v1/namespaces/default/leases", lease)).toBe(403);
    expect(await code("/api/v1/namespaces/bubu-system/secrets", lease)).toBe(403);
  } finally {
    client.close();
    await api.close();
  }
});
