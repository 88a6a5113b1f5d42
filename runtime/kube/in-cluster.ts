import { BubuError } from "@bubustack/api/errors";
import type { KubeClientOptions } from "./client.ts";
import type { ReadFile } from "./kubeconfig.ts";

/** Where the kubelet puts what a Pod may do with the API. */
const account = "/var/run/secrets/kubernetes.io/serviceaccount";

/** What a Pod is told about the API server that it belongs to. */
export interface InCluster {
  readonly options: KubeClientOptions;
  /** The namespace that the Pod is in. */
  readonly namespace: string;
}

/**
 * Reads the address of the API server from the variables that each container has, and authority, token and namespace
 * from the files of its ServiceAccount. The token is read before each request, since it rotates. Throws `kube/config`
 * outside a Pod, and what `readFile` throws.
 */
export async function inCluster(
  env: { readonly [name: string]: string | undefined },
  readFile: ReadFile,
): Promise<InCluster> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (!host || !port) {
    throw new BubuError(
      "kube/config",
      "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: this is no Pod",
    );
  }
  const server = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const token = async () => (await readFile(`${account}/token`)).trim();
  const [ca, namespace] = await Promise.all([readFile(`${account}/ca.crt`), readFile(`${account}/namespace`)]);
  return { options: { server, ca, token }, namespace: namespace.trim() };
}
