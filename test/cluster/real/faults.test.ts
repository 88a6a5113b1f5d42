import { beforeAll } from "vitest";
import { holdFaults } from "../../fault/faults.ts";
import type { Cluster } from "../../installation/cluster.ts";
import { cluster } from "./cluster.ts";

let on: Cluster | undefined;
beforeAll(async () => {
  on = await cluster();
});

holdFaults((): Cluster => {
  if (on === undefined) throw new Error("the cluster is not known yet");
  return on;
});
