import { afterAll, beforeAll } from "vitest";
import type { EmbeddedCluster } from "../e2e/embedded-cluster.ts";
import { embeddedCluster } from "../e2e/embedded-cluster.ts";
import type { Cluster } from "../installation/cluster.ts";
import { holdFaults } from "./faults.ts";

let cluster: EmbeddedCluster | undefined;
beforeAll(async () => {
  cluster = await embeddedCluster();
});
afterAll(() => cluster?.stop());

holdFaults((): Cluster => {
  if (cluster === undefined) throw new Error("the API server has not started");
  return cluster;
});
