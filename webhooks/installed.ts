import { serviceName } from "@bubustack/policies/registration/names";
import { defaultSettings } from "@bubustack/policies/settings";
import { settingsOf } from "@bubustack/policies/settings-of";
import type { Surroundings } from "@bubustack/runtime/installed";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { inCluster } from "@bubustack/runtime/kube/in-cluster";
import type { Log } from "@bubustack/runtime/log";
import type { Running } from "@bubustack/runtime/process";
import { settingsIn, variables } from "@bubustack/runtime/variables";
import type { Callers } from "./callers.ts";
import { checkCallers } from "./callers.ts";
import { serve } from "./serve.ts";

/** Milliseconds in which all of a cluster has heard that this replica takes no more requests. */
const drainMs = 5_000;

/**
 * Runs the webhook server in a Pod. `BUBU_PORT` (default 9443) is where it listens, `BUBU_SETTINGS` a JSON file with
 * settings. The Service `bubu-webhook` of its namespace leads to it. `BUBU_AUDIT` is the folder of the audit log, which is kept where it is set;
 * `BUBU_AUDIT_SEAL` a file with the secret that encrypts its keys, `BUBU_AUDIT_EPHEMERAL` says that the folder ends with the Pod,
 * and `BUBU_AUDIT_SINKS` is a folder with the secrets of its sinks.
 * `BUBU_CLIENT_CA` is a file with the authority of the certificate with which the API server calls, and `BUBU_CLIENT_NAMES` its common names, separated by
 * commas: without, no caller is verified.
 */
export async function installed({ env, readFile, identity }: Surroundings, log: Log): Promise<Running> {
  const { port, path, audit, seal, ephemeral, secrets, clientCa, clientNames } = variables(env, (told) => ({
    port: told.port("BUBU_PORT", 9443),
    path: told.path("BUBU_SETTINGS"),
    audit: told.path("BUBU_AUDIT"),
    seal: told.path("BUBU_AUDIT_SEAL"),
    ephemeral: told.path("BUBU_AUDIT_EPHEMERAL") !== undefined,
    secrets: told.path("BUBU_AUDIT_SINKS"),
    clientCa: told.path("BUBU_CLIENT_CA"),
    clientNames: told.path("BUBU_CLIENT_NAMES"),
  }));
  const settings = path === undefined ? defaultSettings : settingsIn(path, await readFile(path), settingsOf);
  const callers = clientCa === undefined ? undefined : callersIn(clientCa, await readFile(clientCa), clientNames);
  const { options, namespace } = await inCluster(env, readFile);
  const client = kubeClient({ ...options, userAgent: "bubu-webhook" });
  const config = {
    namespace,
    identity,
    host: "0.0.0.0",
    port,
    dnsNames: [`${serviceName}.${namespace}.svc`],
    ipAddresses: [],
    settings,
    drainMs,
    ...(callers && { callers }),
    ...(audit !== undefined && {
      audit: {
        folder: audit,
        durability: ephemeral ? ("ephemeral" as const) : ("volume" as const),
        ...(seal !== undefined && { sealFile: seal }),
        ...(secrets !== undefined && { secrets }),
      },
    }),
  };
  return serve(config, { client, log, now: Date.now });
}

function callersIn(path: string, caPem: string, names: string | undefined): Callers {
  const listed = names?.split(",").map((name) => name.trim());
  return checkCallers({ caPem, ...(listed && { names: listed }) }, path);
}
