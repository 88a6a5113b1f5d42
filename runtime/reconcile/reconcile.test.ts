import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { condition, conditionsOf } from "../conditions.ts";
import { health } from "../health.ts";
import { cache } from "../kube/cache.ts";
import { metadataOf } from "../kube/object.ts";
import { logger, silentLog } from "../log.ts";
import { metrics } from "../metrics.ts";
import { everything } from "../ownership.ts";
import type { Note } from "../plan.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { widgetApi, widgets } from "../testing/widgets.ts";
import type { Controller } from "./controller.ts";
import type { ReconcileConfig } from "./reconcile.ts";
import { reconcile } from "./reconcile.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Copies the color of a widget into its status. */
function copier(more: Partial<Controller<JsonObject>> = {}, config: Partial<ReconcileConfig> = {}) {
  const registry = metrics();
  const told: Note[] = [];
  const lines: string[] = [];
  const log = logger({ destination: { write: (line) => lines.push(line) } });
  const shared = { client: api.client, log: silentLog(), metrics: registry, random: () => 0.5, now: Date.now };
  const informer = cache({ ...shared, resource: widgets, manager: "bubu-copy", indexes: {} });
  const controller: Controller<JsonObject> = {
    name: "copy",
    resource: widgets,
    sources: [{ informer, keys: (object) => [metadataOf(object)] }],
    observe: ({ namespace, name }) => informer.get(namespace, name),
    decide(seen, now) {
      const color = isObject(seen.spec) ? seen.spec.color : "";
      const says = { type: "Copied", status: "True", reason: "Copied", message: String(color) } as const;
      return { status: { resource: widgets, seen, status: { color, conditions: [condition(seen, says, now)] } } };
    },
    ...more,
  };
  const ready = health();
  const running = reconcile(controller, {
    ...shared,
    log,
    health: ready,
    ownership: everything,
    notes: { tell: (note) => told.push(note), stop: () => Promise.resolve() },
    clock: () => performance.now(),
    backoff: { baseMs: 10, capMs: 40 },
    ...config,
  });
  closers.push(
    () => informer.stop(),
    () => running.stop(),
  );
  running.start();
  const start = async () => {
    informer.start();
    await informer.ready;
  };
  const render = async () => (await registry.render()).body;
  return { informer, running, start, told, lines, ready, render };
}
const statusOf = async (name: string) => (await api.get(widgets, name)).status;
const red = { spec: { color: "red" } };

test("what is there and what comes is brought to what it should be, and then left alone", async () => {
  await api.create(widgets, "early", red);
  const { start, render, ready } = copier();
  expect((await ready.report("ready")).checks).toMatchObject([
    { name: "copy", message: expect.stringContaining("widgets") },
  ]);
  await start();
  await expect.poll(() => statusOf("early")).toMatchObject({ color: "red" });
  expect((await ready.report("ready")).ok).toBe(true);
  await api.patch(widgets, "early", { spec: { color: "blue" } });
  await expect.poll(() => statusOf("early")).toMatchObject({ color: "blue" });
  const { resourceVersion } = metadataOf(await api.get(widgets, "early"));
  await api.create(widgets, "late", red);
  await expect.poll(() => statusOf("late")).toMatchObject({ color: "red" });
  expect(metadataOf(await api.get(widgets, "early")).resourceVersion).toBe(resourceVersion);
  expect(await render()).toContain('bubu_writes_total{controller="copy",write="status",kind="Widget"} 3');
});

test("an object that nothing can be done with stalls no other, says so, and recovers", async () => {
  const poisoned = new Set(["poison"]);
  const { start, render, lines } = copier({
    decide(seen) {
      if (poisoned.has(metadataOf(seen).name)) throw new TypeError("s3cret");
      return { status: { resource: widgets, seen, status: { fine: true } } };
    },
  });
  await api.create(widgets, "poison", red);
  await api.create(widgets, "healthy", red);
  await start();
  await expect.poll(() => statusOf("healthy")).toMatchObject({ fine: true });
  const failing = async () => conditionsOf(await api.get(widgets, "poison"));
  await expect
    .poll(failing)
    .toMatchObject([{ type: "copy.bubustack.io/Failing", status: "True", reason: "ReconcileFailed" }]);
  expect(JSON.stringify(await failing())).not.toContain("s3cret");
  expect(await render()).toContain('bubu_failing_keys{controller="copy"} 1');
  expect(lines.join("")).toContain('"name":"poison"');
  poisoned.clear();
  await expect.poll(() => statusOf("poison")).toEqual({ fine: true });
  expect(await render()).toContain('bubu_failing_keys{controller="copy"} 0');
});

test("what only a change can help is shown at once and not tried again until there is one", async () => {
  let decided = 0;
  const { start } = copier({
    decide: (seen) => {
      if (metadataOf(seen).name === "stuck") decided++;
      return { terminal: { reason: "NoWay", message: "there is no way" } };
    },
  });
  await api.create(widgets, "stuck", red);
  await start();
  const failing = async () => conditionsOf(await api.get(widgets, "stuck"));
  await expect.poll(failing).toMatchObject([{ reason: "NoWay", message: "there is no way" }]);
  const before = decided;
  await new Promise((resolve) => setTimeout(resolve, 100));
  // Once more after its own write, and no more than that.
  expect(decided - before).toBeLessThanOrEqual(1);
});

test("a plan's notes are told, and it is looked at again when it says so", async () => {
  let turns = 0;
  const { start, told } = copier({
    observe: ({ name }) => (name === "early" ? { turn: ++turns, metadata: { name } } : undefined),
    decide: (about) => ({
      ...(turns < 3 ? { againMs: 5 } : {}),
      notes: [{ about, type: "Normal", reason: "Turn", message: String(about.turn) }],
    }),
  });
  await start();
  await expect.poll(() => told.map(({ message }) => message)).toEqual(["1", "2", "3"]);
});

test("who does not hold a key does not look at it; who gains it looks at all of it", async () => {
  let mine = false;
  let gain = () => {};
  let observed = 0;
  const { start } = copier(
    {
      observe: () => {
        observed++;
        return undefined;
      },
    },
    {
      ownership: {
        holds: () => mine,
        onGain: (listener) => {
          gain = listener;
          return () => {};
        },
      },
    },
  );
  await start();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(observed).toBe(0);
  mine = true;
  gain();
  await expect.poll(() => observed).toBeGreaterThan(2);
});

test("stopping ends what is under way; stopped before its lists it ends too", async () => {
  const { start, running } = copier({
    observe: (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve(undefined))),
  });
  await start();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await running.stop();
  const early = copier();
  await early.running.stop();
});
