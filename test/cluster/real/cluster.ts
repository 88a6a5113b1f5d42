import { readFileSync } from "node:fs";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { parse } from "yaml";
import type { Cluster } from "../../installation/cluster.ts";

/** The path in BUBU_CLUSTER_KUBECONFIG, which test/cluster/run.ts sets. */
export function kubeconfig(): string {
  const path = process.env.BUBU_CLUSTER_KUBECONFIG;
  if (path === undefined) throw new Error("run this by `npm run test:cluster`");
  return path;
}

/** The cluster that the suites of this folder run on. */
export async function cluster(): Promise<Cluster> {
  const read = (path: string) => Promise.resolve(readFileSync(path, "utf8"));
  const { options } = await kubeContext(parse(await read(kubeconfig())), undefined, read);
  if (options.ca === undefined) throw new Error("the kubeconfig names no authority to trust");
  return { server: options.server, ca: options.ca, admin: kubeClient(options) };
}
