import { afterAll, beforeAll } from "vitest";
import type { EmbeddedCluster } from "../e2e/embedded-cluster.ts";
import { embeddedCluster } from "../e2e/embedded-cluster.ts";
import type { Cluster } from "../installation/cluster.ts";
import { holdFaults } from "./faults.ts";
import { holdHeartbeat } from "./heartbeat.ts";
import { holdPoison } from "./poison.ts";

let cluster: EmbeddedCluster | undefined;
beforeAll(async () => {
  cluster = await embeddedCluster();
});
afterAll(() => cluster?.stop());

const started = (): Cluster => {
  if (cluster === undefined) throw new Error("the API server has not started");
  return cluster;
};

holdFaults(started);
holdHeartbeat(started);
holdPoison(started);
