import { readFileSync } from "node:fs";
import { join } from "node:path";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { parse } from "yaml";
import type { Cluster } from "../../installation/cluster.ts";

/** The folder of the cluster with a node, in BUBU_NODE_FOLDER, which test/cluster/run.ts sets. */
export function folder(): string {
  const path = process.env["BUBU_NODE_FOLDER"];
  if (path === undefined) throw new Error("run this by `npm run test:cluster`");
  return path;
}

/** That cluster. */
export async function cluster(): Promise<Cluster> {
  const read = (path: string) => Promise.resolve(readFileSync(path, "utf8"));
  const config = parse(await read(join(folder(), "kubeconfig")));
  const { options } = await kubeContext(config, undefined, read);
  if (options.ca === undefined) throw new Error("the kubeconfig names no authority to trust");
  return { server: options.server, ca: options.ca, admin: kubeClient(options) };
}
