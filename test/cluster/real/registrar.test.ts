import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crd } from "@bubustack/api/crd";
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { issueCa } from "@bubustack/certs/issue";
import { start } from "@bubustack/controller/registrar/start";
import { systemNamespace as namespace, registrarAccount, systemObjects } from "@bubustack/dev/accounts";
import { nativeObjects } from "@bubustack/policies/native/objects";
import { announce, announcementLabel } from "@bubustack/policies/registration/announcement";
import { registration } from "@bubustack/policies/registration/registration";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { beacon } from "@bubustack/runtime/lease/beacon";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { applied, pathOf } from "../../installation/objects.ts";
import { tokenOf } from "../../installation/webhooks.ts";
import { kubectl } from "../kubectl.ts";
import { cluster, kubeconfig } from "./cluster.ts";

const configurations = registration({ kinds, target: { service: { namespace, name: "bubu-webhook" } } });
/** What a person on call sees. */
function describe(kind: string, name: string): string {
  const home = mkdtempSync(join(tmpdir(), "bubu-kubectl-"));
  try {
    const env = { KUBECONFIG: kubeconfig(), HOME: home };
    return execFileSync(kubectl() ?? "kubectl", ["describe", kind, name], { encoding: "utf8", env });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
const withoutBundle = (object: JsonObject) =>
  JSON.parse(JSON.stringify(object.webhooks), (key, each) => (key === "caBundle" ? undefined : each));

test("the registrar adds bundle and owner to what a chart made, and makes anew what is gone, with rights to those names", async () => {
  const { server, ca, admin } = await cluster();
  const account = registrarAccount();
  // It watches ClusterPolicies, and is ready when it has seen them all.
  const policies = kinds
    .filter(({ kind }) => kind === "ClusterPolicy")
    .map((kind) => crd(kind) as unknown as JsonObject);
  for (const object of [...policies, ...systemObjects, ...account.objects, ...configurations, ...nativeObjects()])
    await applied(admin, object);
  const get = (object: JsonObject) => admin.request("GET", pathOf(object, true));
  const before = await Promise.all(configurations.map(get));
  const client = kubeClient({ server, ca, token: await tokenOf(admin, account) });
  const service = { service: { namespace, name: "bubu-webhook" } };
  const config = { namespace, identity: "real", probes: { host: "127.0.0.1", port: 0 }, service };
  const clocks = { now: Date.now, clock: () => performance.now(), random: Math.random };
  const registrar = await start(config, { client, log: silentLog(), ...clocks });
  const caBundle = issueCa({ commonName: "replica", now: Date.now() }).certPem;
  const replica = beacon({
    client: admin,
    namespace,
    name: "bubu-webhook.real",
    identity: "real",
    labels: announcementLabel,
    says: () => announce({ caBundle, address: "https://127.0.0.1:9443" }),
    log: silentLog(),
    now: Date.now,
  });
  const trusted = async () => {
    const all = await Promise.all(configurations.map((one) => get(one).catch((): JsonObject => ({}))));
    return all.map((one) => JSON.stringify(one).includes(Buffer.from(caBundle).toString("base64")));
  };
  try {
    await replica.start();
    await expect.poll(trusted, { timeout: 30_000 }).toEqual([true, true]);
    const after = await Promise.all(configurations.map(get));
    expect(after.map(withoutBundle)).toEqual(before.map(withoutBundle));
    expect(after.map(({ metadata }) => metadata)).toMatchObject(
      after.map(() => ({ ownerReferences: [{ kind: "Namespace", name: namespace }] })),
    );
    // A policy is in force some time after it is stored.
    const [widened] = registration({ kinds, target: { url: "https://127.0.0.1:9443" } });
    const query = { fieldManager: "bubu-test", force: "true", dryRun: "All" };
    const contentType = "application/apply-patch+yaml";
    const widening = () =>
      client.request("PATCH", pathOf(widened, true), { query, contentType, body: widened }).then(() => "", String);
    await expect
      .poll(widening, { timeout: 30_000 })
      .toContain("the registrar may name only paths of the Service bubu-webhook in its own namespace");
    const [mutating] = configurations;
    await admin.request("PATCH", pathOf(mutating, true), {
      query: { fieldManager: "kubectl-edit" },
      body: [
        {
          op: "replace",
          path: "/webhooks/0/clientConfig/caBundle",
          value: Buffer.from(issueCa({ commonName: "other", now: Date.now() }).certPem).toString("base64"),
        },
      ],
      contentType: "application/json-patch+json",
    });
    await expect.poll(trusted, { timeout: 30_000 }).toEqual([true, true]);
    const drift = /DriftCorrected .* bubu-registrar .*caBundle was changed by "kubectl-edit"; it was put right/;
    await expect
      .poll(() => describe("mutatingwebhookconfiguration", "bubustack-mutate"), { timeout: 30_000 })
      .toMatch(drift);
    for (const one of configurations) await admin.request("DELETE", pathOf(one, true));
    await expect.poll(trusted, { timeout: 30_000 }).toEqual([true, true]);
  } finally {
    await registrar.stop(2_000);
    await replica.stop();
    for (const one of configurations) await admin.request("DELETE", pathOf(one, true)).catch(() => {});
    client.close();
    admin.close();
  }
});
