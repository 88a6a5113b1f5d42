// `npm run bench:scan [-- --pods 10000]`: how long a scan takes for existing Pods of 4 KB on the embedded API, which is a process of
// its own, by 16 policies of 7 expressions; what it holds in memory besides; and what one changed Pod, and one changed policy, cost.
import { parseArgs } from "node:util";
import type { JsonObject } from "@bubustack/api/json";
import { Newspaper } from "@bubustack/controller/scan/news";
import { reportOf } from "@bubustack/controller/scan/report";
import { Results } from "@bubustack/controller/scan/results";
import { scan } from "@bubustack/controller/scan/scan";
import { held } from "@bubustack/controller/scan/testing/held";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host } from "@bubustack/runtime/host";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { Log } from "@bubustack/runtime/log";
import { silentLog } from "@bubustack/runtime/log";
import { startApi } from "./apiserver-process.ts";
import { pod } from "./cel-pod.ts";
import { policies as expressions } from "./cel-policies.ts";

const { values } = parseArgs({ options: { pods: { type: "string", default: "10000" } } });
const total = Number(values.pods);
const say = (text: string) => process.stdout.write(`${text}\n`);
const log: Log = silentLog();

const pods = { group: "", version: "v1", kind: "Pod", resource: "pods", namespaced: true };
const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"] };
const policy = (name: string, of: readonly string[]): JsonObject => ({
  apiVersion: "policy.bubustack.io/v1alpha1",
  kind: "ClusterPolicy",
  metadata: { name },
  spec: { matchConstraints: { resourceRules: [rule] }, validations: of.map((expression) => ({ expression })) },
});
/** One Pod in a hundred does not hold to this one. */
const hundredth = policy("hundredth", ["!object.metadata.name.endsWith('00')"]);
// Each holds whatever it comes to: a scan is to judge here, not to write down.
const holding = expressions.map(({ expression }) => `(${expression}) || true`);
const sixteen = Array.from({ length: 16 }, (_, at) => policy(`policy-${at}`, holding.slice((at * 7) % 98).slice(0, 7)));

const api = await startApi("alone");
const client = kubeClient({ server: api.url, token: api.token, ca: api.ca ?? "" });
const { metadata, spec } = pod as { readonly metadata: JsonObject; readonly spec: JsonObject };
const path = "/api/v1/namespaces/default/pods";
const body = (at: number): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: `pod-${at}`, labels: metadata["labels"] ?? {}, annotations: metadata["annotations"] ?? {} },
  spec: { ...spec, serviceAccountName: "default", serviceAccount: "default" },
});
for (let at = 0; at < total; at += 20)
  await Promise.all(
    Array.from({ length: Math.min(20, total - at) }, (_, more) =>
      client.request("POST", path, { body: body(at + more) }),
    ),
  );

const policies = held(...sixteen);
const results = new Results(() => {});
const settled = Promise.withResolvers<void>();
let judged = 0;
globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const watching = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const began = performance.now();
const used = process.cpuUsage();
const running = scan({
  client,
  settings: { ...defaultPolicySettings, readable: [{ ...pods, namespaces: ["default"] }] },
  namespace: "bubu-system",
  policies: [policies.informer],
  namespaces: held({ apiVersion: "v1", kind: "Namespace", metadata: { name: "default" } }).informer,
  results,
  news: new Newspaper(),
  figures: { judged: () => void judged++, took: () => {} },
  host: host(),
  log,
  clock: () => performance.now(),
  random: Math.random,
  onSettled: () => settled.resolve(),
});
await settled.promise;
const seconds = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(used);
clearInterval(watching);
const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
say(
  `${judged} Pods by ${sixteen.length} policies: ${seconds.toFixed(1)} s, CPU ${((user + system) / 1e6).toFixed(1)} s`,
);
say(`memory: ${mega(before)} before, ${mega(peak)} at most`);

judged = 0;
const changed = performance.now();
policies.set(hundredth);
while (judged < total) await new Promise((settle) => setTimeout(settle, 5));
say(`a new policy: all ${judged} again in ${((performance.now() - changed) / 1_000).toFixed(1)} s`);
const report = reportOf(results.of("default"), results.summary("default")) ?? {};
const { fail } = report["summary"] as { readonly fail: number };
say(`${fail} results; the report has ${Math.round(JSON.stringify(report).length / 1_000)} KB`);

judged = 0;
const one = performance.now();
await client.request("POST", path, { body: body(total) });
while (judged === 0) await new Promise((settle) => setTimeout(settle, 1));
say(`a new Pod: judged ${Math.round(performance.now() - one)} ms after its creation was sent, ${judged} in all`);
await running.stop();
client.close();
await api.stop();
say(`bar: 10,000 Pods in less than 10 s: ${seconds < 10 ? "met" : "NOT met"}`);
process.exitCode = seconds < 10 ? 0 : 1;
