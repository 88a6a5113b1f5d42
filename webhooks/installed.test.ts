import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { announcementOf } from "@bubustack/policies/registration/announcement";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installed } from "./installed.ts";

let api: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  const system = { apiVersion: "v1", kind: "Namespace", metadata: { name: "bubu-system" } };
  api = await testServer({ objects: [...kinds.map((kind) => crd(kind) as unknown as Json), system] });
});
afterAll(() => api.close());

const account = "/var/run/secrets/kubernetes.io/serviceaccount";

/** A Pod of the test server, with files besides those of its account. */
function pod(env: Record<string, string>, files: Record<string, string> = {}) {
  const { hostname, port } = new URL(api.url);
  const all: Record<string, string> = {
    ...files,
    [`${account}/token`]: api.token,
    [`${account}/ca.crt`]: api.ca,
    [`${account}/namespace`]: "bubu-system",
  };
  return {
    env: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port, ...env },
    readFile: async (path: string) => all[path] ?? "",
    identity: "bubu-webhook-1",
  };
}

test("in a Pod the server listens to all, and announces its authority under the Pod's name", async () => {
  const running = await installed(pod({ BUBU_PORT: "0" }), silentLog());
  const client = kubeClient({ server: api.url, ca: api.ca, token: api.token });
  try {
    expect(running.address).toMatch(/^https:\/\/0\.0\.0\.0:\d+$/);
    const lease = "/apis/coordination.k8s.io/v1/namespaces/bubu-system/leases/bubu-webhook.bubu-webhook-1";
    const said = announcementOf(await client.request("GET", lease));
    expect(said?.caBundle).toContain("BEGIN CERTIFICATE");
  } finally {
    client.close();
    await running.stop(0);
  }
});

test("an authority of the API server that is none keeps it from starting", async () => {
  const starting = installed(pod({ BUBU_CLIENT_CA: "/ca.pem" }, { "/ca.pem": "nothing" }), silentLog());
  await expect(starting).rejects.toThrow("/ca.pem holds no certificate of an authority");
});

test("settings that are wrong keep it from starting, and are all named", async () => {
  const files = { "/settings.json": '{"maxRetries": 99, "maxRetry": 1}' };
  const starting = installed(pod({ BUBU_SETTINGS: "/settings.json" }, files), silentLog());
  await expect(starting).rejects.toThrow(/settings\.json: maxRetry: .*\n.*maxRetries/);
});
