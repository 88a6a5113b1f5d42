import { setImmediate as immediate, setTimeout as sleep } from "node:timers/promises";
import type { Json } from "@bubustack/api/json";
import { afterEach, describe, expect, test } from "vitest";
import type { LogFields } from "../log.ts";
import { logger } from "../log.ts";
import { metrics } from "../metrics.ts";
import { flakyApi } from "../testing/flaky-api.ts";
import { reply, scriptedServer } from "../testing/scripted-server.ts";
import type { CacheConfig } from "./cache.ts";
import { cache } from "./cache.ts";
import { kubeClient } from "./client.ts";

const resource = { group: "bubustack.io", version: "v1alpha1", resource: "stories", kind: "Story", namespaced: true };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function setup(url: string, more: Partial<CacheConfig> = {}) {
  const lines: LogFields[] = [];
  const registry = metrics();
  let now = 1_000;
  const client = kubeClient({ server: url });
  const made = cache({
    client,
    resource,
    log: logger({ destination: { write: (line) => lines.push(JSON.parse(line)) } }),
    metrics: registry,
    now: () => now,
    random: () => 0.5,
    backoff: { baseMs: 2, capMs: 8 },
    ...more,
  });
  closers.push(
    () => client.close(),
    () => made.stop(),
  );
  const series = async () => (await registry.render()).body.split("\n").filter((line) => line.startsWith("bubu_"));
  const pass = (ms: number) => {
    now += ms;
  };
  return { made, lines, series, pass };
}

const item = (name: string, version: number, more: { readonly [key: string]: Json } = {}) => ({
  metadata: { namespace: "n", name, resourceVersion: String(version), managedFields: [{ manager: "kubectl" }] },
  ...more,
});
const event = (type: string, object: object) => `${JSON.stringify({ type, object })}\n`;

async function api(...events: readonly string[]) {
  const server = await scriptedServer(({ url }, response) => {
    if (url.searchParams.get("watch") !== "true") {
      return reply(response, {
        metadata: { resourceVersion: "5" },
        items: [item("a", 3, { engram: "x" }), item("b", 4, { engram: "x" })],
      });
    }
    response.flushHeaders();
    if (url.searchParams.get("resourceVersion") === "5") response.write(events.join(""));
  });
  closers.push(() => server.close());
  return server;
}

describe("cache", () => {
  test("is empty and infinitely stale before its first list", async () => {
    const server = await api();
    const { made, series } = setup(server.url);
    expect([made.synced, made.staleMs(), made.size(), made.get("n", "a")]).toEqual([
      false,
      Number.POSITIVE_INFINITY,
      0,
      undefined,
    ]);
    expect(await series()).toEqual(['bubu_cache_objects{kind="Story"} 0']);
    expect(server.seen.length).toBe(0);
  });

  test("finds by name and by index, follows changes, and tells how fresh it is", async () => {
    const server = await api(event("DELETED", item("a", 6)), event("ADDED", item("c", 7, { engram: "x" })));
    const { made, series, pass } = setup(server.url, {
      indexes: { engram: ({ engram }) => (typeof engram === "string" ? [engram] : []) },
    });
    made.start();
    await made.ready;
    expect(made.synced).toBe(true);
    await expect
      .poll(() => made.get("n", "c") !== undefined && made.get("n", "a") === undefined, { timeout: 20_000 })
      .toBe(true);
    expect(made.byIndex("engram", "x").map(({ metadata }) => metadata)).toEqual([
      { namespace: "n", name: "b", resourceVersion: "4" },
      { namespace: "n", name: "c", resourceVersion: "7" },
    ]);
    pass(2_500);
    expect(made.staleMs()).toBe(2_500);
    expect(await series()).toEqual([
      'bubu_cache_objects{kind="Story"} 2',
      'bubu_cache_stale_seconds{kind="Story"} 2.5',
      'bubu_cache_events_total{kind="Story",type="DELETED"} 1',
      'bubu_cache_events_total{kind="Story",type="ADDED"} 1',
      'bubu_cache_relists_total{kind="Story",reason="start"} 1',
    ]);
  });

  test("asks for one namespace and by selector where told to", async () => {
    const server = await api();
    const { made } = setup(server.url, { namespace: "n", fieldSelector: "metadata.name=a", pageSize: 7 });
    made.start();
    await made.ready;
    expect(server.seen[0]?.url.pathname).toBe("/apis/bubustack.io/v1alpha1/namespaces/n/stories");
    expect(Object.fromEntries(server.seen[0]?.url.searchParams ?? [])).toEqual({
      fieldSelector: "metadata.name=a",
      limit: "7",
      resourceVersion: "0",
    });
  });

  test("says in the log and the metrics what went wrong, without what was sent", async () => {
    const server = await api('{"s3cret\n');
    const { made, lines, series } = setup(server.url);
    made.start();
    await expect.poll(async () => (await series()).join("\n"), { timeout: 20_000 }).toContain('reason="unparsable"');
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: "list or watch failed", kind: "Story", failure: "unparsable", next: "list" }),
    );
    expect(JSON.stringify(lines)).not.toContain("s3cret");
    expect((await series()).join()).toMatch(/bubu_cache_failures_total\{kind="Story",failure="unparsable"\} [1-9]/);
  });

  test("stopping leaves nothing open, keeps what is held, and can be done twice", async () => {
    const server = await api();
    const { made, series } = setup(server.url);
    made.start();
    made.start();
    await made.ready;
    await made.stop();
    await made.stop();
    await expect.poll(() => server.connections(), { timeout: 20_000 }).toBeLessThanOrEqual(1);
    expect([made.size(), (await series()).some((line) => line.startsWith("bubu_cache_objects{"))]).toEqual([2, false]);
    const requests = server.seen.length;
    made.start();
    await immediate();
    expect(server.seen.length).toBe(requests);
  });

  test("stopped before the first list it will never be ready", async () => {
    const server = await scriptedServer(() => {});
    closers.push(() => server.close());
    const { made } = setup(server.url);
    made.start();
    await made.stop();
    await expect(made.ready).rejects.toMatchObject({ code: "kube/unreachable" });
  });
});

describe("against an API that fails in every way", () => {
  /** A small generator with a seed (mulberry32), so that a failing run can be repeated. */
  function seeded(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  test.each([1, 2, 3, 4])("the copy ends equal to the truth (seed %i)", async (seed) => {
    const draw = seeded(seed);
    const flaky = await flakyApi(draw);
    closers.push(() => flaky.server.close());
    const { made, lines } = setup(flaky.server.url, {
      indexes: { all: () => ["all"] },
      pageSize: 3,
      random: draw,
      backoff: { baseMs: 2, capMs: 4 },
    });
    made.start();
    for (let turn = 0; turn < 300; turn++) {
      flaky.write(`o${Math.floor(draw() * 8)}`, draw() < 0.3 ? undefined : turn);
      await sleep(draw() * 3);
    }
    flaky.calm();
    flaky.write("last", 1);
    const copy = () =>
      made.byIndex("all", "all").map(({ metadata, value }) => [JSON.parse(JSON.stringify(metadata)).name, value]);
    const truth = [...flaky.truth()].sort(([a], [b]) => (a < b ? -1 : 1));
    await expect.poll(copy, { timeout: 20_000 }).toEqual(truth);
    expect(new Set(lines.map(({ failure }) => failure)).size).toBeGreaterThan(2);
  });
});
