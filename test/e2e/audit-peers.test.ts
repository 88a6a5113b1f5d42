/** Two replicas on one API server, which vouch for each other's audit logs; then somebody takes a log away, or cuts it off. */
import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { crd } from "@bubustack/api/crd";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { readKeys } from "@bubustack/audit/files/keys";
import { locate } from "@bubustack/audit/files/locate";
import { openLog } from "@bubustack/audit/log/log";
import { temp } from "@bubustack/audit/testing/temp";
import { verifyLogs } from "@bubustack/audit/verify/several";
import { systemObjects, webhookAccount } from "@bubustack/dev/accounts";
import { nativeObjects } from "@bubustack/policies/native/objects";
import { defaultSettings } from "@bubustack/policies/settings";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { serve } from "@bubustack/webhooks/serve";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const { path, remove } = await temp();
const account = webhookAccount(kinds);
const objects = [
  ...kinds.map((kind) => crd(kind) as unknown as Json),
  ...systemObjects,
  ...account.objects,
  ...nativeObjects({ loopback: true }),
];
const { token, user, groups } = account;
let api: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  api = await testServer({ objects, tokens: [{ token, user, groups }] });
});
afterAll(async () => {
  await api.close();
  await remove();
});

const collection = "/apis/policy.bubustack.io/v1alpha1/auditlogs";
const originOf = (name: string) => `bubu-webhook.bubu-system/${name}`;
const clientOf = (by: string) => kubeClient({ server: api.url, ca: api.ca, token: by });

function replica(name: string) {
  const config = {
    namespace: "bubu-system",
    identity: name,
    host: "127.0.0.1",
    port: 0,
    dnsNames: ["localhost"],
    ipAddresses: [],
    settings: defaultSettings,
    audit: { folder: join(path, "logs", name), durability: "volume", roundMs: 50 },
  } as const;
  return serve(config, { client: clientOf(token), log: silentLog(), now: Date.now });
}

async function statusOf(name: string): Promise<JsonObject> {
  const object = await clientOf(api.token).request("GET", `${collection}/bubu-webhook.bubu-system.${name}`);
  return isObject(object["status"]) ? object["status"] : {};
}

async function verified(folder: string) {
  const given = ["one", "two"].map((name) => join(path, "logs", name, "key.pub"));
  const read = await readKeys(path, "--key", given, "note");
  if ("problem" in read) throw new Error(read.problem);
  const { logs } = await locate(path, folder);
  return verifyLogs(logs, { keys: read.keys, complete: true });
}

describe("replicas and their logs", () => {
  beforeAll(async () => {
    const running = [await replica("one"), await replica("two")];
    // Each has said how long its log is, with what it has seen of the other in it.
    for (const name of ["one", "two"])
      await vi.waitFor(async () => expect(await statusOf(name)).toMatchObject({ state: "open" }), { timeout: 10_000 });
    await vi.waitFor(
      async () => {
        const { logs } = await locate(path, "logs");
        for (const { source } of logs)
          expect(
            Number(
              Buffer.from((await source.read("checkpoint")) ?? [])
                .toString()
                .split("\n")[1],
            ),
          ).toBeGreaterThan(1);
      },
      { timeout: 10_000 },
    );
    for (const each of running) await each.stop(0);
  });

  test("are sealed in the end, whole, and known to each other", async () => {
    for (const name of ["one", "two"]) expect(await statusOf(name)).toMatchObject({ state: "sealed" });
    expect(await verified("logs")).toMatchObject({ faults: 0, absent: [] });
  });

  test("one that is taken away is named", async () => {
    await cp(join(path, "logs"), join(path, "without"), { recursive: true });
    await rm(join(path, "without", "one"), { recursive: true });
    expect((await verified("without")).absent).toMatchObject([{ origin: originOf("one") }]);
  });

  test("one that begins anew under its name is named", async () => {
    await cp(join(path, "logs"), join(path, "anew"), { recursive: true });
    const folder = join(path, "anew", "one");
    for (const name of await readdir(folder))
      if (name !== "key.pem" && name !== "key.pub") await rm(join(folder, name), { recursive: true });
    const log = await openLog(folderDisk(folder), { origin: originOf("one") });
    const event = { source: originOf("one"), type: "t", data: {} };
    await Promise.all(Array.from({ length: 100 }, () => log.append(event)));
    await log.close();
    const { logs } = await verified("anew");
    const faults = logs.flatMap(({ report }) => report.faults);
    expect(faults).toMatchObject([{ code: "fork", by: expect.stringContaining(originOf("two")) }]);
  });

  test("one that is cut off, with its checkpoint, is named", async () => {
    await cp(join(path, "logs"), join(path, "cut"), { recursive: true });
    const folder = join(path, "cut", "one");
    for (const name of await readdir(folder))
      if (name !== "key.pem" && name !== "key.pub") await rm(join(folder, name), { recursive: true });
    // Whoever has the key signs an empty log.
    const log = await openLog(folderDisk(folder), { origin: originOf("one") });
    await log.close();
    const { logs } = await verified("cut");
    const faults = logs.flatMap(({ report }) => report.faults);
    expect(faults).toMatchObject([{ code: "rollback", by: expect.stringContaining(originOf("two")) }]);
  });
});

describe("what an AuditLog says", () => {
  const name = "bubu-webhook.bubu-system.one";
  const patch = (by: string, body: JsonObject, status = "/status") =>
    clientOf(by).request("PATCH", `${collection}/${name}${status}`, {
      body,
      contentType: "application/merge-patch+json",
    });

  test("is written by nobody but the platform", async () => {
    await expect(patch(api.token, { status: { size: 1_000 } })).rejects.toThrow("said by the replica that writes it");
    await expect(patch(api.token, { spec: { origin: originOf("two") } }, "")).rejects.toThrow("do not change");
    const body = { apiVersion: "policy.bubustack.io/v1alpha1", kind: "AuditLog" };
    const { spec } = await clientOf(api.token).request("GET", `${collection}/${name}`);
    const other = {
      ...body,
      metadata: { name: "bubu-webhook.bubu-system.x" },
      spec: { ...(isObject(spec) ? spec : {}), origin: originOf("x") },
    };
    await expect(clientOf(api.token).request("POST", collection, { body: other })).rejects.toThrow(
      "audit-log/written-by-replica",
    );
  });

  test("does not become less, nor another log", async () => {
    await expect(patch(token, { status: { size: 0 } })).rejects.toThrow("a log does not become shorter");
    const root = "3Nq7bM0oG0m2JQ5mU1i2mHk0y7lq9cQ4Lr2mLq0sJ2o=";
    await expect(patch(token, { status: { root } })).rejects.toThrow("has the same root");
    const { key } = await statusOf("two");
    await expect(patch(token, { status: { key: key ?? "" } })).rejects.toThrow(
      "the key of a log changes by a takeover",
    );
  });
});
