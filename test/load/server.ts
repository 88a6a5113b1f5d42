// The webhook server in a process of its own, for load runs: `node test/load/server.ts --rules all|none|off`.
// Its parent asks over the fork's channel for CPU time and memory.
import { createWriteStream } from "node:fs";
import { devNull } from "node:os";
import { parseArgs } from "node:util";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { indexes } from "@bubustack/policies/indexes";
import { judge } from "@bubustack/policies/judge";
import { judgeWith } from "@bubustack/policies/judge-with";
import type { Verdict } from "@bubustack/policies/kernel";
import { packs } from "@bubustack/policies/rules/index";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { store } from "@bubustack/runtime/kube/store";
import { logger } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import type { Judge, Lookups, Tls } from "@bubustack/webhooks/ports";
import { start } from "@bubustack/webhooks/start";
import { noAccess } from "@bubustack/webhooks/testing/lookups";
import type { FromServer, ToServer } from "./control.ts";
import { catalogue } from "./stories.ts";

const { values } = parseArgs({ options: { rules: { type: "string", default: "all" } } });

const bare = packs.map((pack) => ({ ...pack, rules: [], defaults: [] }));
const allowed: Verdict = {
  allowed: true,
  findings: [],
  warnings: [],
  unverified: [],
  patches: [],
  auditAnnotations: {},
  digest: "off",
  cost: 0,
};
const judges: { readonly [rules: string]: Judge } = {
  all: judge,
  /** The empty rule set: the kernel with its schema stages, and no rule. */
  none: (review, world) => judgeWith(bare, review, world),
  /** No kernel at all: what HTTPS, decoding, log and metrics cost. */
  off: () => ({ verdict: allowed }),
};

function lookups(): Lookups {
  const held = store(Object.fromEntries(Object.entries(indexes).map(([name, { values }]) => [name, values])));
  held.replace(catalogue());
  const cache = {
    synced: true,
    staleMs: () => 0,
    get: held.get,
    byIndex: held.byIndex,
    size: held.size,
  };
  return { cache: () => cache, get: () => Promise.resolve(undefined), access: noAccess };
}

function tls(): Tls {
  const now = Date.now();
  const ca = issueCa({ commonName: "load", now });
  const leaf = issueLeaf({ ca, commonName: "load", dnsNames: [], ipAddresses: ["127.0.0.1"], now, usages: "server" });
  return { current: () => leaf, onChange: () => () => {} };
}

/** One decision is one line, as in production; lines are written in blocks. */
function lines(): { write(line: string): void } {
  const sink = createWriteStream(devNull);
  let block = "";
  return {
    write(line) {
      block += line;
      if (block.length < 65_536) return;
      sink.write(block);
      block = "";
    },
  };
}

function tell(message: FromServer): void {
  process.send?.(message);
}

process.on("message", (message: ToServer) => {
  if (message === "usage") tell({ type: "usage", cpu: process.cpuUsage(), rssBytes: process.memoryUsage.rss() });
  else process.exit(0);
});
process.on("disconnect", () => process.exit(0));

const running = await start(
  { host: "127.0.0.1", port: 0, settings: defaultSettings },
  {
    tls: tls(),
    lookups: lookups(),
    log: logger({ destination: lines() }),
    metrics: metrics(),
    host: host(),
    now: () => performance.now(),
    judge: judges[values.rules] ?? judge,
  },
);
await running.ready;
tell({ type: "up", address: running.address });
