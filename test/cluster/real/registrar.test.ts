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
import { cluster } from "./cluster.ts";

const configurations = registration({ kinds, target: { service: { namespace, name: "bubu-webhook" } } });
const withoutBundle = (object: JsonObject) =>
  JSON.parse(JSON.stringify(object.webhooks), (key, each) => (key === "caBundle" ? undefined : each));

test("the registrar adds bundle and owner to what a chart made, and makes anew what is gone, with rights to those names", async () => {
  const { server, ca, admin } = await cluster();
  const account = registrarAccount();
  for (const object of [...systemObjects, ...account.objects, ...configurations, ...nativeObjects()])
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
    const widened = registration({ kinds, target: { url: "https://127.0.0.1:9443" } }).map((one) =>
      applied(client, one),
    );
    for (const one of await Promise.allSettled(widened))
      expect(String(one.status === "rejected" && one.reason)).toContain(
        "the registrar may name only paths of the Service",
      );
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
