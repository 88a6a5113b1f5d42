import type { Option } from "../verb.ts";

/** How a verb finds its cluster. */
export const clusterOptions: readonly Option[] = [
  {
    flags: "--kubeconfig <file>",
    description: "the kubeconfig to use; else $KUBECONFIG, else that of bubu dev in this checkout, else ~/.kube/config",
  },
  { flags: "--context <name>", description: "the context to use; default the current one" },
];
