// The webhook server with policies in a process of its own, for `policies.ts`: `--set none|sixteen|thousand`. Its parent changes a policy
// over the fork's channel, and asks for CPU time and the longest stall of the event loop.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { JsonObject } from "@bubustack/api/json";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import type { Listener } from "@bubustack/runtime/kube/types";
import { logger } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { holder } from "@bubustack/webhooks/policy/holder";
import { start } from "@bubustack/webhooks/start";
import { noAccess } from "@bubustack/webhooks/testing/lookups";
import { beside, namespace, sixteen, ten } from "./policy-objects.ts";

/** What this server is asked. */
export type ToServer = "update" | "usage";

/** What it says: where it is, that a change is in force, what it used. */
export type FromServer =
  | { readonly type: "up"; readonly address: string }
  | { readonly type: "updated"; readonly afterMs: number }
  | { readonly type: "usage"; readonly cpuMicros: number; readonly stallMs: number };

const { values } = parseArgs({ options: { set: { type: "string", default: "none" } } });
const sets: { readonly [set: string]: () => readonly JsonObject[] } = {
  none: () => [],
  sixteen: () => sixteen(14),
  thousand: () => [...ten, ...Array.from({ length: 990 }, (_, at) => beside(at))],
};

const listeners: Listener[] = [];
const informer = {
  synced: true,
  listen(listener: Listener) {
    listeners.push(listener);
    return () => {};
  },
};
const judgement = host();
const log = logger({ destination: { write: () => {} } });
const held = holder({
  informers: [informer],
  settings: defaultSettings.policy,
  platformNamespaces: ["bubu"],
  host: judgement,
  rules: "load",
  log,
});
const objects = sets[values.set]?.() ?? [];
const inForce = () => new Promise<void>((resolve) => void held.onChange(resolve));
const first = objects.length === 0 ? Promise.resolve() : inForce();
for (const object of objects) for (const listener of listeners) listener(undefined, object);
await first;

const cache = {
  synced: true,
  staleMs: () => 0,
  get: (_: string, name: string) => (name === "shop" ? namespace : undefined),
  byIndex: () => [],
  size: () => 1,
};
const now = Date.now();
const ca = issueCa({ commonName: "load", now });
const leaf = issueLeaf({ ca, commonName: "load", dnsNames: [], ipAddresses: ["127.0.0.1"], now, usages: "server" });
const running = await start(
  { host: "127.0.0.1", port: 0, settings: defaultSettings },
  {
    tls: { current: () => leaf, onChange: () => () => {} },
    lookups: { cache: () => cache, get: () => Promise.resolve(undefined), access: noAccess },
    holder: held,
    log,
    metrics: metrics(),
    host: judgement,
    now: () => performance.now(),
  },
);
await running.ready;

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
let version = 0;

function tell(message: FromServer): void {
  process.send?.(message);
}

async function update(): Promise<void> {
  const began = performance.now();
  const changed = inForce();
  const at = version % 990;
  for (const listener of listeners) listener(beside(at, version), beside(at, ++version));
  await changed;
  tell({ type: "updated", afterMs: performance.now() - began });
}

process.on("message", (message: ToServer) => {
  if (message === "update") void update();
  else {
    const { user, system } = process.cpuUsage();
    tell({ type: "usage", cpuMicros: user + system, stallMs: delay.max / 1e6 });
    delay.reset();
  }
});
process.on("disconnect", () => process.exit(0));
tell({ type: "up", address: running.address });
