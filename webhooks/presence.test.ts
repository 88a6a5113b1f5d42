import type { Json } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { issueCa } from "@bubustack/certs/issue";
import { announcementOf } from "@bubustack/policies/registration/announcement";
import { registration } from "@bubustack/policies/registration/registration";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { presence } from "./presence.ts";

const system = { apiVersion: "v1", kind: "Namespace", metadata: { name: "bubu-system" } };

test("a replica announces what it serves, and is trusted once every entry of both configurations says so", async () => {
  const api = await testServer({ objects: [system] });
  const client = kubeClient({ server: api.url, ca: api.ca, token: api.token });
  const [first, second] = ["first", "second"].map((commonName) => issueCa({ commonName, now: Date.now() }).certPem);
  const digest = "0f".repeat(32);
  let certPem = first ?? "";
  let changed = () => {};
  const authority = {
    issuer: () => ({ certPem }),
    caBundle: () => certPem,
    onChange: (listener: () => void) => {
      changed = listener;
      return () => {};
    },
  };
  const ports = { log: silentLog(), metrics: metrics(), now: Date.now, random: Math.random };
  const shown = presence({
    client,
    namespace: "bubu-system",
    identity: "r1",
    authority,
    digest: () => digest,
    ...ports,
  });
  const lease = "/apis/coordination.k8s.io/v1/namespaces/bubu-system/leases/bubu-webhook.r1";
  const announced = async () => announcementOf(await client.request("GET", lease));
  try {
    await shown.start("https://127.0.0.1:9443");
    expect(await announced()).toEqual({ address: "https://127.0.0.1:9443", caBundle: first, digest });
    expect(shown.missing()).toContain("bubustack-mutate, bubustack-validate");
    const caBundle = Buffer.from(certPem).toString("base64");
    for (const body of registration({ kinds, target: { url: "https://127.0.0.1:9443" }, caBundle })) {
      const resource = body.kind === "MutatingWebhookConfiguration" ? "mutating" : "validating";
      const path = `/apis/admissionregistration.k8s.io/v1/${resource}webhookconfigurations`;
      await client.request("POST", path, { body: JSON.parse(JSON.stringify(body)) as Json });
    }
    await expect.poll(() => shown.missing(), { timeout: 10_000 }).toBeUndefined();
    certPem = second ?? "";
    changed();
    expect(shown.missing()).toContain("bubustack-mutate");
    await expect.poll(announced, { timeout: 10_000 }).toMatchObject({ caBundle: second });
    await shown.stop();
    await expect(announced()).rejects.toMatchObject({ http: 404 });
  } finally {
    client.close();
    await api.close();
  }
});
