import type { JsonObject } from "@bubustack/api/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kubeClient } from "../kube/client.ts";
import { silentLog } from "../log.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { widgetApi } from "../testing/widgets.ts";
import type { BeaconConfig } from "./beacon.ts";
import { beacon } from "./beacon.ts";
import { leases } from "./lease-object.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());

const made = (name: string, more: Partial<BeaconConfig> = {}) =>
  beacon({
    client: api.client,
    namespace: "default",
    name,
    identity: "one",
    labels: { "x/y": "z" },
    says: () => ({ "x/says": "hello" }),
    durationMs: 600,
    log: silentLog(),
    now: Date.now,
    ...more,
  });
const renewed = (lease: JsonObject) => JSON.parse(JSON.stringify(lease.spec)).renewTime;

test("a replica shows itself, goes on to, says something else at once, and goes", async () => {
  let word = "hello";
  const shown = made("shown", { says: () => ({ "x/says": word }) });
  await shown.start();
  const first = await api.get(leases, "shown");
  expect(first).toMatchObject({
    metadata: { labels: { "x/y": "z" }, annotations: { "x/says": "hello" } },
    spec: { holderIdentity: "one", leaseDurationSeconds: 1 },
  });
  await expect
    .poll(async () => renewed(await api.get(leases, "shown")) !== renewed(first), { timeout: 10_000 })
    .toBe(true);
  word = "bye";
  shown.refresh();
  await expect
    .poll(async () => (await api.get(leases, "shown")).metadata)
    .toMatchObject({ annotations: { "x/says": "bye" } });
  await shown.stop();
  await expect(api.get(leases, "shown")).rejects.toMatchObject({ http: 404 });
});

test("it takes over what its earlier life left, and comes back where somebody deleted its lease", async () => {
  const earlier = made("again");
  await earlier.start();
  const later = made("again", { says: () => ({ "x/says": "later" }) });
  await later.start();
  expect((await api.get(leases, "again")).metadata).toMatchObject({ annotations: { "x/says": "later" } });
  await api.delete(leases, "again");
  later.refresh();
  await expect
    .poll(() => api.get(leases, "again").catch(() => undefined), { timeout: 10_000 })
    .toMatchObject({ kind: "Lease" });
  await later.stop();
  await earlier.stop();
});

test("a name that is somebody else's is left to them", async () => {
  await api.create(leases, "theirs", { spec: { holderIdentity: "them" } });
  await expect(made("theirs").start()).rejects.toMatchObject({ code: "apply/owned" });
  expect((await api.get(leases, "theirs")).spec).toEqual({ holderIdentity: "them" });
});

test("an API server that is not there is said so", async () => {
  const client = kubeClient({ server: "https://127.0.0.1:1", token: "t" });
  await expect(made("x", { client }).start()).rejects.toMatchObject({ code: "kube/unreachable" });
  client.close();
});
