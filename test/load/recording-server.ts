// The webhook server in a process of its own, for `recording.ts`: with `--record FOLDER` each decision is recorded there before its answer leaves, and with
// `--capture` each review is captured beside it.
// Its parent asks over the fork's channel for CPU time, and for what the log says of itself.
import { parseArgs } from "node:util";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { defaultAuditCapture } from "@bubustack/policies/audit-capture-settings";
import { defaultAuditSettings } from "@bubustack/policies/audit-settings";
import { indexes } from "@bubustack/policies/indexes";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { store } from "@bubustack/runtime/kube/store";
import { logger } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { openRecorder } from "@bubustack/webhooks/recording/open";
import { start } from "@bubustack/webhooks/start";
import { noAccess } from "@bubustack/webhooks/testing/lookups";
import { catalogue } from "./stories.ts";

/** What it says: where it is, and what it used so far in microseconds, of all threads and of the main one. */
export type FromServer =
  | { readonly type: "up"; readonly address: string }
  | { readonly type: "usage"; readonly cpuMicros: number; readonly mainMicros: number; readonly unrecorded: number };

const { values } = parseArgs({ options: { record: { type: "string" }, capture: { type: "boolean" } } });
const held = store(Object.fromEntries(Object.entries(indexes).map(([name, one]) => [name, one.values])));
held.replace(catalogue());
const { get, byIndex, size } = held;
const cache = { synced: true, staleMs: () => 0, get, byIndex, size };
const now = Date.now();
const ca = issueCa({ commonName: "load", now });
const leaf = issueLeaf({ ca, commonName: "load", dnsNames: [], ipAddresses: ["127.0.0.1"], now, usages: "server" });
let unrecorded = 0;
const log = logger({
  destination: { write: (line) => void (line.includes("could not be recorded") && unrecorded++) },
});
const registry = metrics();
const judgement = host();
const namespaces = values.capture === true ? ["*"] : [];
const settings = { ...defaultAuditSettings, capture: { ...defaultAuditCapture, namespaces } };
const recorder =
  values.record === undefined
    ? undefined
    : await openRecorder(
        { folder: values.record, durability: "volume" },
        {
          ...{ identity: "load", namespace: "bubu-system", settings, digests: judgement },
          ...{ log, metrics: registry, now: () => performance.now(), wall: Date.now },
        },
      );
const running = await start(
  { host: "127.0.0.1", port: 0, settings: defaultSettings },
  {
    tls: { current: () => leaf, onChange: () => () => {} },
    lookups: { cache: () => cache, get: () => Promise.resolve(undefined), access: noAccess },
    ...(recorder && { recorder: async () => recorder }),
    ...{ log, metrics: registry, host: judgement, now: () => performance.now() },
  },
);
await running.ready;

function tell(message: FromServer): void {
  process.send?.(message);
}

process.on("message", () => {
  const [all, main] = [process.cpuUsage(), process.threadCpuUsage()];
  tell({ type: "usage", cpuMicros: all.user + all.system, mainMicros: main.user + main.system, unrecorded });
});
process.on("disconnect", () => process.exit(0));
tell({ type: "up", address: running.address });
