import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/policies/testing/host";
import { health } from "@bubustack/runtime/health";
import type { Caches } from "@bubustack/runtime/kube/caches";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { everything } from "@bubustack/runtime/ownership";
import { expect, test } from "vitest";
import { scan } from "./index.ts";

const client = { request: async () => ({}), watch: async () => {}, close: () => {} };
const notes = { tell: () => {}, stop: async () => {} };
const clocks = { now: Date.now, clock: () => performance.now(), random: Math.random };
const tools = {
  ...{ client, notes, ...clocks },
  ownership: everything,
  log: silentLog(),
  metrics: metrics(),
  health: health(),
};
const config = { namespace: "bubu-system", settings: defaultPolicySettings, host };

test("what it reads has to be kept", () => {
  const caches: Caches = { of: () => undefined, ready: Promise.resolve(), start: () => {}, stop: async () => {} };
  expect(() => scan(caches, tools, config)).toThrow("no cache of Namespace is kept");
});

test("who ends before all is there has begun nothing", async () => {
  const { promise: ready, reject } = Promise.withResolvers<void>();
  const informer = { synced: false } as unknown as NonNullable<ReturnType<Caches["of"]>>;
  const caches: Caches = { of: () => informer, ready, start: () => {}, stop: async () => {} };
  const one = scan(caches, tools, config);
  one.start();
  const ended = one.stop();
  reject(new Error("stopped"));
  await ended;
  expect(() => one.look({ namespace: "n", name: "x" })).not.toThrow();
});
