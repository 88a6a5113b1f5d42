// A leader to be killed: competes for a Lease and beats, until its process ends. It is told where and as whom by its one
// argument, and says "beats" once it leads.
import { kubeClient } from "@bubustack/runtime/kube/client";
import { heartbeat } from "@bubustack/runtime/lease/heartbeat";
import { leases } from "@bubustack/runtime/lease/leases";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";

const { name, namespace, identity, everyMs, durationMs, ...access } = JSON.parse(process.argv[2] ?? "");
const client = kubeClient(access);
const shared = { client, namespace, identity, log: silentLog(), now: Date.now };
const ownership = leases({
  ...shared,
  name: "bubu-leader",
  durationMs,
  metrics: metrics(),
  clock: () => performance.now(),
});
const beats = heartbeat({ ...shared, name, everyMs, leads: () => ownership.holds({ namespace, name }) });
ownership.onGain(() => {
  beats.beat();
  process.stdout.write("leads\n");
});
ownership.start();
beats.start();
