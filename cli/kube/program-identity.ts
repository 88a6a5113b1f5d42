import type { RequestOptions } from "node:https";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { KubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { KubeConfig } from "@kubernetes/client-node";

/**
 * A context whose user is known to a program only (`exec`, as cloud providers write it). Kubernetes' own library runs
 * it; it is loaded for this alone, because loading takes longer than everything else that the command does.
 */
export async function programContext(config: JsonObject, context: string | undefined): Promise<KubeContext> {
  const kube = new KubeConfig();
  try {
    kube.loadFromString(JSON.stringify(config));
    if (context !== undefined) kube.setCurrentContext(context);
    const cluster = kube.getCurrentCluster();
    if (cluster === null) throw new Error("the context has no cluster");
    if (cluster.skipTLSVerify) throw new Error("the cluster's certificate would not be verified");
    const namespace = kube.getContextObject(kube.getCurrentContext())?.namespace ?? "default";
    const given = await identity(kube);
    const header = given.headers["Authorization"] ?? given.headers["authorization"];
    return {
      namespace,
      options: {
        server: cluster.server,
        ...(given.ca === undefined ? {} : { ca: given.ca }),
        ...(given.cert === undefined || given.key === undefined
          ? {}
          : { clientCert: given.cert, clientKey: given.key }),
        // The program is asked again before each request: the library keeps its answer until it expires.
        ...(header === undefined ? {} : { token: async () => bearer(await identity(kube)) }),
      },
    };
  } catch (cause) {
    // The program's own words may hold secrets.
    throw new BubuError("kube/config", "the program that the kubeconfig names for the user gave no identity", {
      cause,
    });
  }
}

interface Identity {
  readonly headers: { readonly [name: string]: string | undefined };
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

async function identity(kube: KubeConfig): Promise<Identity> {
  const options: RequestOptions & { headers: { [name: string]: string } } = { headers: {} };
  await kube.applyToHTTPSOptions(options);
  return {
    headers: options.headers,
    ...pem("ca", options.ca),
    ...pem("cert", options.cert),
    ...pem("key", options.key),
  };
}

function bearer({ headers }: Identity): string {
  return (headers["Authorization"] ?? headers["authorization"] ?? "").replace(/^Bearer /, "");
}

function pem(
  name: "ca" | "cert" | "key",
  value: unknown,
): { readonly ca?: string; readonly cert?: string; readonly key?: string } {
  if (typeof value === "string") return { [name]: value };
  return Buffer.isBuffer(value) ? { [name]: value.toString("utf8") } : {};
}
