import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { KubeClientOptions } from "./client.ts";

/** Reads a file that a kubeconfig names, as text. Paths are given as written: relative ones mean the kubeconfig's folder. */
export type ReadFile = (path: string) => Promise<string>;

const clusterKeys = ["server", "certificate-authority", "certificate-authority-data", "extensions"];
const userKeys = [
  "token",
  "tokenFile",
  "client-certificate",
  "client-certificate-data",
  "client-key",
  "client-key-data",
  "extensions",
];

/** What a context of a kubeconfig says: how to connect, and where unnamed namespaces are. */
export interface KubeContext {
  readonly options: KubeClientOptions;
  /** Default `default`. */
  readonly namespace: string;
}

/**
 * Reads one context (default: the current one) of a parsed kubeconfig. Server, CA, token and client certificate, as
 * data or as files, are understood; everything else (exec plugins, auth providers, passwords, proxies, skipped
 * verification) is refused by name, since ignoring it would connect otherwise than the user meant.
 * Throws `kube/config`, and what `readFile` throws.
 */
export async function kubeContext(
  kubeconfig: unknown,
  context: string | undefined,
  readFile: ReadFile,
): Promise<KubeContext> {
  if (!isObject(kubeconfig)) throw wrong("the kubeconfig is not an object");
  const name = context ?? text(kubeconfig, "current-context", "the kubeconfig");
  if (name === undefined || name === "") throw wrong("the kubeconfig has no current-context");
  const chosen = named(kubeconfig, "contexts", "context", name);
  const cluster = named(kubeconfig, "clusters", "cluster", text(chosen, "cluster", `context "${name}"`) ?? "");
  const user = text(chosen, "user", `context "${name}"`) ?? "";
  const identity = user === "" ? {} : named(kubeconfig, "users", "user", user);
  onlyKnown(cluster, clusterKeys, "the cluster");
  onlyKnown(identity, userKeys, `user "${user}"`);
  const server = text(cluster, "server", "the cluster");
  if (server === undefined) throw wrong("the cluster has no server");
  const token = tokenOf(identity, readFile);
  const options = {
    server,
    ...(token === undefined ? {} : { token }),
    ...present("ca", await pem(cluster, "certificate-authority", readFile)),
    ...present("clientCert", await pem(identity, "client-certificate", readFile)),
    ...present("clientKey", await pem(identity, "client-key", readFile)),
  };
  return { options, namespace: text(chosen, "namespace", `context "${name}"`) || "default" };
}

/** A token file beats a token, as in kubectl. It is read before each request, since its token rotates. */
function tokenOf(user: JsonObject, readFile: ReadFile): KubeClientOptions["token"] {
  const token = text(user, "token", "the user");
  const file = text(user, "tokenFile", "the user");
  if (file !== undefined && file !== "") return () => readFile(file);
  return token === "" ? undefined : token;
}

/** Inline data beats a file, as in kubectl. */
async function pem(holder: JsonObject, key: string, readFile: ReadFile): Promise<string | undefined> {
  const data = text(holder, `${key}-data`, key);
  if (data !== undefined && data !== "") return Buffer.from(data, "base64").toString("utf8");
  const file = text(holder, key, key);
  return file === undefined || file === "" ? undefined : await readFile(file);
}

function named(kubeconfig: JsonObject, list: string, key: string, name: string): JsonObject {
  const entries = kubeconfig[list];
  const entry = Array.isArray(entries)
    ? entries.find((item: unknown) => isObject(item) && item.name === name)
    : undefined;
  const held: unknown = isObject(entry) ? entry[key] : undefined;
  if (!isObject(held)) throw wrong(`the kubeconfig has no ${key} named "${name}"`);
  return held;
}

function onlyKnown(holder: JsonObject, known: readonly string[], where: string): void {
  for (const [key, value] of Object.entries(holder)) {
    const unset = value === undefined || value === null || value === false || value === "";
    if (!known.includes(key) && !unset) throw wrong(`${where} uses "${key}", which this reader does not understand`);
  }
}

function text(holder: JsonObject, key: string, where: string): string | undefined {
  const value = holder[key];
  if (value === undefined || value === null) return undefined;
  // The value itself may be a secret.
  if (typeof value !== "string") throw wrong(`"${key}" of ${where} is not text`);
  return value;
}

function present<K extends string>(key: K, value: string | undefined): { readonly [name in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [name in K]?: string });
}

function wrong(message: string): BubuError {
  return new BubuError("kube/config", message);
}
