import { crd } from "@bubustack/api/crd";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { testServer } from "@bubustack/apiserver/testing/server";
import { nativeObjects } from "@bubustack/policies/native/objects";
import { announce, announcementLabel } from "@bubustack/policies/registration/announcement";
import { registration } from "@bubustack/policies/registration/registration";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { beacon } from "@bubustack/runtime/lease/beacon";
import { logger, silentLog } from "@bubustack/runtime/log";
import { afterEach, expect, test } from "vitest";
import { registrarRights } from "../rights.ts";
import { namespace, testAccount } from "../testing/account.ts";
import type { Config } from "./start.ts";
import { start } from "./start.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const paths = {
  mutating: "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/bubustack-mutate",
  validating: "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/bubustack-validate",
};
const pem = (text: string) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(text).toString("base64")}\n-----END CERTIFICATE-----\n`;

/** The registrar reads the policies of the cluster. */
const policies = crd(ClusterPolicy) as unknown as Json;

async function setup(objects: readonly Json[] = []) {
  const account = testAccount("bubu-registrar", registrarRights(namespace));
  const api = await testServer({ objects: [policies, ...account.objects, ...objects], tokens: [account] });
  const client = (token: string) => kubeClient({ server: api.url, ca: api.ca, token });
  const [admin, own] = [client(api.token), client(account.token)];
  closers.push(
    () => api.close(),
    () => admin.close(),
    () => own.close(),
  );
  const lines: { readonly [field: string]: unknown }[] = [];
  const log = logger({ destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  const ports = { client: own, log, now: Date.now, clock: () => performance.now(), random: Math.random };
  const begin = async (more: Partial<Config> = {}) => {
    const config = { namespace, identity: "one", probes: { host: "127.0.0.1", port: 0 }, ...more };
    const running = await start(config, ports);
    closers.push(() => running.stop(1_000));
    await running.ready;
    return running;
  };
  const replica = async (identity: string) => {
    const address = "https://127.0.0.1:9443";
    const shown = beacon({
      client: admin,
      namespace,
      name: `bubu-webhook.${identity}`,
      identity,
      labels: announcementLabel,
      says: () => announce({ caBundle: pem(identity), address }),
      log: silentLog(),
      now: Date.now,
    });
    await shown.start();
    return shown;
  };
  const get = (path: string) => admin.request("GET", path).catch((): JsonObject => ({}));
  /** What the first entry of each configuration trusts. */
  const trusted = async () =>
    (await Promise.all(Object.values(paths).map(get))).map(({ webhooks }) => {
      const [first] = isList(webhooks) ? webhooks.filter(isObject) : [];
      const bundle = isObject(first?.clientConfig) ? first.clientConfig.caBundle : undefined;
      return typeof bundle === "string" ? Buffer.from(bundle, "base64").toString() : "";
    });
  return { admin, own, lines, begin, replica, get, trusted };
}

test("registers once a replica is there, trusts each that comes and goes, and nothing is left of its rights", async () => {
  const { admin, begin, replica, get, trusted } = await setup();
  await begin();
  const one = await replica("one");
  await expect.poll(trusted, { timeout: 20_000 }).toEqual([pem("one"), pem("one")]);
  const { uid } = JSON.parse(JSON.stringify((await get(`/api/v1/namespaces/${namespace}`)).metadata));
  expect(await get(paths.mutating)).toMatchObject({
    metadata: { ownerReferences: [{ kind: "Namespace", name: namespace, uid }] },
    webhooks: [{ clientConfig: { url: "https://127.0.0.1:9443/mutate" }, failurePolicy: "Fail" }, {}],
  });
  await replica("two");
  await expect.poll(trusted, { timeout: 20_000 }).toEqual([pem("one") + pem("two"), pem("one") + pem("two")]);
  await one.stop();
  await expect.poll(trusted, { timeout: 20_000 }).toEqual([pem("two"), pem("two")]);
  await admin.request("DELETE", paths.validating);
  await expect.poll(trusted, { timeout: 20_000 }).toEqual([pem("two"), pem("two")]);
});

test("what a chart made stays as the chart made it, but for the bundle and the owner, also inside of the fence", async () => {
  const target = { service: { namespace, name: "bubu-webhook" } };
  const charted = [...registration({ kinds, target }), ...nativeObjects()];
  const { own, begin, replica, get, trusted } = await setup(charted.map((one) => JSON.parse(JSON.stringify(one))));
  const [before] = await Promise.all([get(paths.mutating)]);
  await begin({ service: target });
  await replica("one");
  await expect.poll(trusted, { timeout: 20_000 }).toEqual([pem("one"), pem("one")]);
  const strip = (value: JsonObject) =>
    JSON.parse(JSON.stringify(value.webhooks), (key, each) => (key === "caBundle" ? undefined : each));
  expect(strip(await get(paths.mutating))).toEqual(strip(before));
  const rules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["secrets"] }];
  const { webhooks: _, ...rest } = charted[0] ?? {};
  const body = { ...rest, webhooks: [{ name: "own-mutate.bubustack.io", rules }] };
  const query = { fieldManager: "bubu-registrar", force: "true" };
  const contentType = "application/apply-patch+yaml";
  const widening = own.request("PATCH", paths.mutating, { query, contentType, body });
  await expect(widening).rejects.toThrow(
    "own-mutate.bubustack.io.rules: Secrets, tokens, RBAC and admissionregistration",
  );
});

test("what somebody changes or deletes of it is put right, and told where people look", async () => {
  const { admin, begin, replica, trusted, lines } = await setup();
  const running = await begin();
  await replica("one");
  const registered = [pem("one"), pem("one")];
  await expect.poll(trusted, { timeout: 20_000 }).toEqual(registered);
  const edit = [
    {
      op: "replace",
      path: "/webhooks/0/clientConfig/caBundle",
      value: Buffer.from(pem("somebody")).toString("base64"),
    },
  ];
  const query = { fieldManager: "kubectl-edit" };
  await admin.request("PATCH", paths.mutating, { query, body: edit, contentType: "application/json-patch+json" });
  await expect.poll(trusted, { timeout: 20_000 }).toEqual(registered);
  await admin.request("DELETE", paths.validating);
  await expect.poll(trusted, { timeout: 20_000 }).toEqual(registered);
  const field = '.webhooks[name="own-mutate.bubustack.io"].clientConfig.caBundle';
  const events = async () => {
    const { items } = await admin.request("GET", "/api/v1/namespaces/default/events");
    return (isList(items) ? items.filter(isObject) : [])
      .filter(({ reason }) => reason === "DriftCorrected")
      .map(({ involvedObject, message }) => [isObject(involvedObject) && involvedObject.name, message]);
  };
  await expect.poll(events).toEqual([
    ["bubustack-mutate", `${field} was changed by "kubectl-edit"; it was put right`],
    ["bubustack-validate", "it was deleted by somebody else; it was made anew"],
  ]);
  expect(lines.filter(({ msg }) => String(msg).includes("put right"))).toMatchObject([
    { kind: "MutatingWebhookConfiguration", name: "bubustack-mutate", field, manager: "kubectl-edit" },
    { kind: "ValidatingWebhookConfiguration", name: "bubustack-validate", field: "" },
  ]);
  expect(await (await fetch(`${running.address}/metrics`)).text()).toContain(
    'bubu_drift_total{controller="registrar",kind="MutatingWebhookConfiguration"} 1',
  );
});

test("without a replica nothing is registered, and nothing that is registered is taken back", async () => {
  const { begin, replica, trusted } = await setup();
  const running = await begin();
  const one = await replica("one");
  await expect.poll(trusted, { timeout: 20_000 }).toEqual([pem("one"), pem("one")]);
  await one.stop();
  await expect.poll(async () => (await fetch(`${running.address}/metrics`)).text()).toContain('kind="Lease"');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await trusted()).toEqual([pem("one"), pem("one")]);
});
