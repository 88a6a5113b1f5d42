import { serviceName } from "@bubustack/policies/registration/names";
import { defaultSettings } from "@bubustack/policies/settings";
import { settingsOf } from "@bubustack/policies/settings-of";
import type { Surroundings } from "@bubustack/runtime/installed";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { inCluster } from "@bubustack/runtime/kube/in-cluster";
import type { Log } from "@bubustack/runtime/log";
import type { Running } from "@bubustack/runtime/process";
import { settingsIn, variables } from "@bubustack/runtime/variables";
import { serve } from "./serve.ts";

/** Milliseconds in which all of a cluster has heard that this replica takes no more requests. */
const drainMs = 5_000;

/**
 * Runs the webhook server in a Pod. `BUBU_PORT` (default 9443) is where it listens, `BUBU_SETTINGS` a JSON file with
 * settings. The Service `bubu-webhook` of its namespace leads to it. `BUBU_AUDIT` is the folder of the audit log, which is kept where it is set;
 * `BUBU_AUDIT_SEAL` a file with the secret that encrypts its keys, and `BUBU_AUDIT_EPHEMERAL` says that the folder ends with the Pod.
 */
export async function installed({ env, readFile, identity }: Surroundings, log: Log): Promise<Running> {
  const { port, path, audit, seal, ephemeral } = variables(env, (told) => ({
    port: told.port("BUBU_PORT", 9443),
    path: told.path("BUBU_SETTINGS"),
    audit: told.path("BUBU_AUDIT"),
    seal: told.path("BUBU_AUDIT_SEAL"),
    ephemeral: told.path("BUBU_AUDIT_EPHEMERAL") !== undefined,
  }));
  const settings = path === undefined ? defaultSettings : settingsIn(path, await readFile(path), settingsOf);
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
    ...(audit !== undefined && {
      audit: {
        folder: audit,
        durability: ephemeral ? ("ephemeral" as const) : ("volume" as const),
        ...(seal !== undefined && { sealFile: seal }),
      },
    }),
  };
  return serve(config, { client, log, now: Date.now });
}
