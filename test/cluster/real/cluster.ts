import { readFileSync } from "node:fs";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { parse } from "yaml";

/** The cluster that the suites of this folder run on. */
export interface Cluster {
  readonly server: string;
  readonly ca: string;
  readonly kubeconfig: string;
  /** With all rights. */
  readonly admin: KubeClient;
}

/** The cluster of BUBU_CLUSTER_KUBECONFIG, which test/cluster/run.ts sets. */
export async function cluster(): Promise<Cluster> {
  const kubeconfig = process.env.BUBU_CLUSTER_KUBECONFIG;
  if (kubeconfig === undefined) throw new Error("run this by `npm run test:cluster`");
  const read = (path: string) => Promise.resolve(readFileSync(path, "utf8"));
  const { options } = await kubeContext(parse(await read(kubeconfig)), undefined, read);
  if (options.ca === undefined) throw new Error(`${kubeconfig} names no authority to trust`);
  return { server: options.server, ca: options.ca, kubeconfig, admin: kubeClient(options) };
}
