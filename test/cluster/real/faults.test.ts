import { beforeAll } from "vitest";
import { holdFaults } from "../../fault/faults.ts";
import { holdHeartbeat } from "../../fault/heartbeat.ts";
import { holdPoison } from "../../fault/poison.ts";
import type { Cluster } from "../../installation/cluster.ts";
import { cluster } from "./cluster.ts";

let on: Cluster | undefined;
beforeAll(async () => {
  on = await cluster();
});

const started = (): Cluster => {
  if (on === undefined) throw new Error("the cluster is not known yet");
  return on;
};

holdFaults(started);
holdHeartbeat(started);
holdPoison(started);
