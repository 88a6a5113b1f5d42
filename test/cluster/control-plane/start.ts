import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { built } from "../../programs/program.ts";
import { etcd, kubeApiserver, kubeControllerManager, kubeScheduler } from "../programs.ts";
import { apiService, startApiserver } from "./apiserver.ts";
import type { ActingOptions } from "./controllers.ts";
import { startControllerManager, startScheduler } from "./controllers.ts";
import type { Daemon } from "./daemon.ts";
import { endProcesses } from "./daemon.ts";
import { loopback, startEtcd } from "./etcd.ts";
import type { Identity } from "./identity.ts";
import { makeIdentity } from "./identity.ts";
import { writeKubeconfig } from "./kubeconfig.ts";
import { freePorts } from "./ports.ts";
import { untilReady } from "./ready.ts";

/** Seconds that a program may take on a busy machine. */
const patienceMs = 90_000;

export interface ControlPlaneOptions {
  /** Where everything of the cluster lives; default: a new temporary folder, removed when it stops. */
  readonly folder?: string;
  /** `api`: objects are stored and nothing acts on them. `controllers` (default): the controllers and the scheduler run too. */
  readonly level?: "api" | "controllers";
  /** Where the API server listens; default 127.0.0.1, which no Pod reaches. */
  readonly address?: string;
}

/** A running control plane. */
export interface ControlPlane {
  readonly folder: string;
  /** The address of the API server. */
  readonly server: string;
  /** Path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly identity: Identity;
  /** Process ids in the order in which they are ended. */
  readonly pids: readonly number[];
  /** Ends every process and removes the folder where it was a temporary one. */
  stop(): Promise<void>;
}

/**
 * Starts a real control plane of the built release: etcd, kube-apiserver, and what `level` says. Resolves when the API
 * server is ready. Throws with the last lines that a program wrote where it does not come up; nothing is left running.
 */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const { level = "controllers", address = "127.0.0.1" } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "bubu-kubernetes-"));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const started: Daemon[] = [];
  const pids = () => started.map(({ pid }) => pid).reverse();
  const stop = async () => {
    await endProcesses(folder, pids());
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [client = 0, peer = 0, manager = 0, scheduler = 0] = await freePorts("127.0.0.1", 4);
    const [port = 0] = await freePorts(address, 1);
    const identity = makeIdentity({ folder, addresses: [address, apiService], now: Date.now() });
    const server = `https://${address}:${port}`;
    started.push(startEtcd(folder, built(etcd) ?? missing(etcd.name), [client, peer]));
    const path = built(kubeApiserver) ?? missing(kubeApiserver.name);
    const inService = address !== "127.0.0.1";
    const api = startApiserver({ folder, path, identity, address, port, etcd: loopback(client), inService });
    started.push(api);
    await untilReady(api, `${server}/readyz`, identity.ca.certPem, patienceMs);
    const begun = (daemon: Daemon) => {
      started.push(daemon);
      return daemon;
    };
    if (level === "controllers") await startActing({ folder, identity, server }, { manager, scheduler }, begun);
    const admin = identity.client("bubu-admin", ["system:masters"]);
    const kubeconfig = writeKubeconfig(join(folder, "kubeconfig"), server, identity.ca.certPem, admin);
    return { folder, server, kubeconfig, identity, pids: pids(), stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

async function startActing(
  common: Omit<ActingOptions, "port" | "path">,
  ports: { readonly manager: number; readonly scheduler: number },
  begun: (daemon: Daemon) => Daemon,
): Promise<void> {
  const managerPath = built(kubeControllerManager) ?? missing(kubeControllerManager.name);
  const schedulerPath = built(kubeScheduler) ?? missing(kubeScheduler.name);
  const manager = begun(startControllerManager({ ...common, port: ports.manager, path: managerPath }));
  const scheduler = begun(startScheduler({ ...common, port: ports.scheduler, path: schedulerPath }));
  const ca = common.identity.ca.certPem;
  await untilReady(manager, `https://127.0.0.1:${ports.manager}/healthz`, ca, patienceMs);
  await untilReady(scheduler, `https://127.0.0.1:${ports.scheduler}/healthz`, ca, patienceMs);
}

function missing(name: string): never {
  throw new Error(`${name} is not built (npm run cluster -- build)`);
}
