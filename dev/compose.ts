/** Composes the embedded control plane: the API server in a thread of its own, the webhooks in this one. */

// Node 26 initialises TLS half-way when a dynamically imported CommonJS module is the first to load it.
import "node:tls";
import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";
import { kinds } from "@bubustack/api/kinds";
import { reportDefinitions } from "@bubustack/api/reports/definitions";
import type { Config } from "@bubustack/apiserver/config";
import { spawn } from "@bubustack/apiserver/spawn";
import { issueLeaf } from "@bubustack/certs/issue";
import { nativeObjects } from "@bubustack/policies/native/objects";
import { policyReader } from "@bubustack/policies/native/policy-reader";
import { fenceTargets } from "@bubustack/policies/native/registrar-fence";
import type { Settings } from "@bubustack/policies/settings";
import { defaultSettings } from "@bubustack/policies/settings";
import type { Running } from "@bubustack/runtime/process";
import type { AuditConfig } from "@bubustack/webhooks/recording/open";
import { controllerAccount, registrarAccount, systemNamespace, systemObjects, webhookAccount } from "./accounts.ts";
import type { Identity } from "./identity.ts";
import type { ComposePorts } from "./ports.ts";

export interface ComposeConfig {
  /** Port of the Kubernetes API on loopback; 0 picks a free one. */
  readonly port: number;
  readonly identity: Identity;
  /** Folder in which objects are kept; default: memory only. */
  readonly data?: string;
  /** What the installation decides; default: nothing. */
  readonly settings?: Settings;
  /** Where decisions are recorded; default: nowhere. */
  readonly audit?: AuditConfig;
  /** How pods are run as local processes; default: they are stored, and not run. */
  readonly workloads?: Config["workloads"];
}

const loopback = "127.0.0.1";
/** By this name the webhooks know the API server. */
const apiServerName = "bubu-dev";
/** Whom the kubeconfig makes of the developer: cluster-admin, as with every local cluster. */
const admin = { user: "bubu-dev-admin", groups: ["system:masters"] };

/** What this adds to a running process. */
export interface Composed extends Running {
  /** What the embedded server stores but does not evaluate, by name. */
  readonly unevaluated: readonly string[];
}

/** A CRD is JSON by construction; its interface only lacks the index signature. */
function definition(kind: Kind): Json {
  return crd(kind) as unknown as Json;
}

/** What policies may read, with the namespaces that it is listed in: a cluster has them, a new one on this machine does not. */
function readerObjects({ policy: { readable } }: Settings): readonly Json[] {
  const there = ["default", "kube-node-lease", "kube-public", "kube-system", systemNamespace];
  const places = new Set(readable.flatMap(({ namespaces }) => namespaces).filter((name) => !there.includes(name)));
  return [
    ...[...places].map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })),
    ...policyReader({ readable, namespace: systemNamespace }),
  ];
}

/**
 * Starts everything; resolves once reviews are in force. What was started before a failure is stopped again. The
 * webhooks' code is loaded while the API server's thread starts.
 */
export async function compose(
  { port, identity, data, audit, workloads, settings = defaultSettings }: ComposeConfig,
  ports: ComposePorts,
): Promise<Composed> {
  const { ca, token } = identity;
  const webhook = webhookAccount(kinds);
  const controller = controllerAccount();
  const registrar = registrarAccount();
  const accounts = [webhook, controller, registrar];
  const leaf = issueLeaf({
    ca,
    commonName: apiServerName,
    dnsNames: ["localhost"],
    ipAddresses: [loopback],
    days: 30,
    now: ports.now(),
    usages: "both",
  });
  const starting = spawn({
    host: loopback,
    port,
    tls: { certPem: leaf.certPem, keyPem: leaf.keyPem, caPem: ca.certPem },
    webhookClient: leaf,
    tokens: [{ token, ...admin }, ...accounts.map(({ token, user, groups }) => ({ token, user, groups }))],
    ...(data === undefined ? {} : { data }),
    ...(workloads === undefined ? {} : { workloads }),
    objects: [
      ...kinds.map(definition),
      ...reportDefinitions,
      ...systemObjects,
      ...accounts.flatMap(({ objects }) => objects),
      ...nativeObjects({ loopback: true, targets: fenceTargets(settings.policy) }),
      ...readerObjects(settings),
    ],
  });
  const [started, loaded] = await Promise.allSettled([
    starting,
    Promise.all([import("./webhooks.ts"), import("./controllers.ts")]),
  ]);
  if (started.status === "rejected") throw started.reason;
  const api = started.value;
  const running: Running[] = [];
  const stop = async (graceMs: number) => {
    await Promise.all(running.map((one) => one.stop(graceMs)));
    await api.stop(graceMs);
  };
  try {
    if (loaded.status === "rejected") throw loaded.reason;
    const [{ runWebhooks }, { runControllers, runRegistrar }] = loaded.value;
    const access = { server: api.url, ca: ca.certPem };
    const processes = [
      runRegistrar({ ...access, token: registrar.token }, ports, settings),
      runWebhooks({ ...access, token: webhook.token, name: apiServerName }, ports, settings, audit),
      runControllers({ ...access, token: controller.token }, ports, settings),
    ];
    for (const each of await Promise.allSettled(processes)) if (each.status === "fulfilled") running.push(each.value);
    await Promise.all(processes);
    const ready = Promise.all(running.map((one) => one.ready)).then(() => undefined);
    // Whoever does not wait for it need not handle its end.
    ready.catch(() => {});
    return { ready, address: api.url, unevaluated: api.unevaluated, stop };
  } catch (error) {
    await stop(0);
    throw error;
  }
}
