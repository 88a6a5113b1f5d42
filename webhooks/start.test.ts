import { setTimeout as sleep } from "node:timers/promises";
import { askKey } from "@bubustack/policies/related";
import { expect, test } from "vitest";
import type { Judge } from "./ports.ts";
import { noAccess } from "./testing/lookups.ts";
import { engram, engramTemplate } from "./testing/objects.ts";
import { bytesOf, request, storyObject, verdict } from "./testing/reviews.ts";
import { serving } from "./testing/serving.ts";

const allowing: Judge = () => ({ verdict: verdict() });
/** Wants to read a namespace for whatever is not the canned review. */
const asking: Judge = ({ namespace }, { answers }) => {
  const ask = { verb: "get", kind: "Namespace", namespace: "", name: namespace } as const;
  return namespace === "canned" || answers.get(askKey(ask), ask) !== undefined
    ? { verdict: verdict() }
    : { needs: [{ ask, confirm: false }] };
};
const responseOf = (text: string) => JSON.parse(text).response;

test("defaults, judges and denies over real TLS", async () => {
  await using server = await serving();
  await server.running.ready;
  const valid = await server.client.post("/mutate?timeout=5s", bytesOf(request()));
  expect([valid.status, responseOf(valid.text).allowed]).toEqual([200, true]);
  const object = {
    ...storyObject(),
    spec: {
      steps: [
        { name: "a", type: "sleep" },
        { name: "a", type: "slep" },
      ],
    },
  };
  const broken = await server.client.post("/mutate?timeout=5s", bytesOf(request({ object })));
  const { allowed, status } = responseOf(broken.text);
  expect([broken.status, allowed, status.code, status.reason]).toEqual([200, false, 422, "Invalid"]);
  expect(status.details).toMatchObject({ kind: "Story", group: "bubustack.io", name: "fetch-and-sum" });
  expect(status.message).toContain("[story/step-names-unique]");
  expect(server.lines.filter(({ msg }) => msg === "decision")).toHaveLength(2);
});

test("a related object that the cache does not have yet is read live before anything is denied", async () => {
  await using server = await serving();
  await server.running.ready;
  const engramKind = { group: "bubustack.io", version: "v1alpha1", kind: "Engram" };
  const resource = { group: "bubustack.io", version: "v1alpha1", resource: "engrams" };
  const bytes = bytesOf(request({ kind: engramKind, resource, name: "fetch", object: engram("fetch") }));
  const missing = await server.client.post("/validate?timeout=5s", bytes);
  expect(responseOf(missing.text).allowed).toBe(false);
  expect(missing.text).toContain("[engram/template-exists]");
  expect(server.cluster.reads).toEqual(["EngramTemplate /http"]);
  server.cluster.live.push(engramTemplate("http"));
  const raced = await server.client.post("/validate?timeout=5s", bytes);
  expect(responseOf(raced.text)).toMatchObject({ allowed: true });
});

test("rights that the author lacks are refused by what the API server says of them", async () => {
  await using server = await serving();
  server.cluster.cached.push(engramTemplate("http"));
  const rules = [{ verbs: ["get"], apiGroups: [""], resources: ["secrets"], resourceNames: ["login"] }];
  const { spec, ...rest } = engram("reader");
  const object = { ...rest, spec: { ...(spec as object), overrides: { rbac: { rules } } } };
  const kind = { group: "bubustack.io", version: "v1alpha1", kind: "Engram" };
  const resource = { group: "bubustack.io", version: "v1alpha1", resource: "engrams" };
  const bytes = bytesOf(request({ kind, resource, name: "reader", object }));
  const right = 'get secrets "login" in namespace "default"';
  const allowed = await server.client.post("/validate?timeout=5s", bytes);
  expect([responseOf(allowed.text).allowed, server.cluster.reads]).toEqual([true, [`access ${right}`]]);
  server.cluster.denied.add(right);
  const denied = await server.client.post("/validate?timeout=5s", bytes);
  expect(responseOf(denied.text).status.message).toContain(`hands on the right to ${right}`);
});

test("is not ready before its caches are complete", async () => {
  const held = { synced: false };
  const cache = { ...held, staleMs: () => 0, get: () => undefined, byIndex: () => [], size: () => 0 };
  const lookups = {
    cache: () => ({ ...cache, synced: held.synced }),
    get: () => Promise.resolve(undefined),
    access: noAccess,
  };
  await using server = await serving({}, { lookups });
  const before = await server.client.get("/readyz");
  expect([before.status, before.text]).toEqual([
    503,
    expect.stringContaining("cache Story: the first list is not complete yet"),
  ]);
  expect((await server.client.get("/healthz")).status).toBe(200);
  held.synced = true;
  await server.running.ready;
  expect((await server.client.get("/readyz")).text).toBe("ok");
});

test("starts twice in one process, each with its own state", async () => {
  await using one = await serving();
  await using two = await serving();
  await Promise.all([one.running.ready, two.running.ready]);
  expect(one.running.address).not.toBe(two.running.address);
  await one.client.post("/mutate", bytesOf(request()));
  expect((await one.client.get("/metrics")).text).toContain('bubu_webhook_reviews_total{webhook="mutate"');
  expect((await two.client.get("/metrics")).text).not.toContain('bubu_webhook_reviews_total{webhook="mutate"');
});

test("a new certificate is served to new connections, and open ones go on", async () => {
  await using server = await serving({}, { judge: allowing });
  const first = await server.client.get("/healthz");
  server.tls.renew();
  const kept = await server.client.get("/healthz");
  const fresh = await server.connect(1).get("/healthz");
  expect([kept.reused, kept.certificate]).toEqual([true, first.certificate]);
  expect(fresh.certificate).not.toBe(first.certificate);
});

test("stopping fails readiness, finishes what is in flight, and leaves nothing open", async () => {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const lookups = {
    cache: () => undefined,
    get: async () => {
      asked.resolve();
      await answered.promise;
      return {};
    },
    access: noAccess,
  };
  await using server = await serving({ drainMs: 50 }, { judge: asking, lookups });
  await server.running.ready;
  const inFlight = server.client.post("/mutate?timeout=10s", bytesOf(request()));
  await asked.promise;
  const other = server.connect(1);
  const stopped = server.running.stop(5_000);
  const drained = await other.get("/readyz");
  expect([drained.status, drained.text]).toEqual([503, expect.stringContaining("shutting down")]);
  answered.resolve();
  const answer = await inFlight;
  expect([answer.status, responseOf(answer.text).allowed]).toEqual([200, true]);
  await stopped;
  await server.running.stop(0);
  await expect(server.connect(1).get("/healthz")).rejects.toThrow("ECONNREFUSED");
  expect(server.tls.listeners).toBe(0);
});

test("stopping does not wait longer than it was told", async () => {
  const asked = Promise.withResolvers<void>();
  const get = async (): Promise<never> => {
    asked.resolve();
    return await new Promise<never>(() => {});
  };
  await using server = await serving({}, { judge: asking, lookups: { cache: () => undefined, get, access: noAccess } });
  await server.running.ready;
  const cut = expect(server.client.post("/mutate?timeout=10s", bytesOf(request()))).rejects.toThrow();
  await asked.promise;
  await server.running.stop(50);
  await cut;
});

test("a server that is stopped before it was ready says so", async () => {
  const server = await serving({}, { judge: () => ({ needs: [] }) });
  const ready = expect(server.running.ready).rejects.toMatchObject({ code: "review/draining" });
  await sleep(0);
  await server[Symbol.asyncDispose]();
  await ready;
});
