import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathOf } from "../../programs/program.ts";
import { groupOf, removeGroup } from "../node/cgroups.ts";
import type { Place } from "../node/place.ts";
import { holds, makePlace } from "../node/place.ts";
import { startNode } from "../node/start.ts";
import type { Level, Minor } from "../programs.ts";
import { etcd, releases } from "../programs.ts";
import { apiService, startApiserver } from "./apiserver.ts";
import type { ActingOptions } from "./controllers.ts";
import { startControllerManager, startScheduler } from "./controllers.ts";
import type { Daemon, Launch } from "./daemon.ts";
import { endProcesses, startDaemon } from "./daemon.ts";
import { loopback, startEtcd } from "./etcd.ts";
import type { Identity } from "./identity.ts";
import { makeIdentity } from "./identity.ts";
import { writeKubeconfig } from "./kubeconfig.ts";
import { processesOf } from "./left.ts";
import { freePorts } from "./ports.ts";
import { untilReady } from "./ready.ts";

/** Milliseconds that a program may take on a busy machine. */
const patienceMs = 90_000;
const local = "127.0.0.1";

export interface ControlPlaneOptions {
  /** Where everything of the cluster lives; default: a new temporary folder, removed when it stops. */
  readonly folder?: string;
  /**
   * `api`: objects are stored and nothing acts on them. `controllers` (default): the controllers and the scheduler run
   * too. `node`: Pods run, and Services lead to them.
   */
  readonly level?: Level;
  /** The release of API server, controllers and scheduler; default 1.36. A node is of 1.36 only. */
  readonly kubernetes?: Minor;
}

/** Ids of what runs. */
export interface Processes {
  /** The process that everything of the node ends with. */
  readonly holder?: number | undefined;
  /** In the order in which they are ended. */
  readonly pids: readonly number[];
}

/** A running control plane. */
export interface ControlPlane {
  readonly folder: string;
  /** The address of the API server. */
  readonly server: string;
  /** Path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly identity: Identity;
  /** The address of this machine for the API server: where webhooks with a URL listen. */
  readonly outside: string;
  readonly processes: Processes;
  /** Ends every process and removes the folder where it was a temporary one. */
  stop(): Promise<void>;
}

/**
 * Starts a real control plane of a built release: etcd, kube-apiserver, and what `level` says. Resolves when the API
 * server is ready, and with `node` the node too. Throws with the last lines that a program wrote where it does not come
 * up; nothing is left running.
 */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const { level = "controllers", kubernetes = "1.36" } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "bubu-kubernetes-"));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const started: Daemon[] = [];
  const begun = (daemon: Daemon) => {
    started.push(daemon);
    return daemon;
  };
  let holder: number | undefined;
  const processes = () => ({ holder, pids: started.map(({ pid }) => pid).reverse() });
  const stop = async () => {
    await endCluster(folder, processes());
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const place = level === "node" ? await makePlace(folder) : undefined;
    holder = place?.holder.pid;
    const { identity, server } = await startApi({ folder, kubernetes, place }, begun);
    if (level !== "api") await startActing({ folder, kubernetes, place, identity, server }, begun);
    const admin = identity.client("bubu-admin", ["system:masters"]);
    const kubeconfig = writeKubeconfig(join(folder, "kubeconfig"), server, identity.ca.certPem, admin);
    if (place !== undefined) await startNode({ folder, identity, server, place, begun });
    return { folder, server, kubeconfig, identity, outside: place?.outside ?? local, processes: processes(), stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

/** Ends what runs in a folder: the node with its Pods first, then what they are connected to. */
export async function endCluster(folder: string, { holder, pids }: Processes): Promise<void> {
  if (holder !== undefined) await endProcesses(folder, [holder], "SIGKILL");
  await endProcesses(folder, pids);
  await removeGroup(groupOf(folder));
}

/** Ends everything that runs in a folder, whether anything is remembered of it or not. */
export async function endLeft(folder: string): Promise<void> {
  const left = processesOf(folder);
  await endProcesses(folder, left.filter(holds), "SIGKILL");
  await endProcesses(folder, left);
  await removeGroup(groupOf(folder));
}

interface Where {
  readonly folder: string;
  readonly kubernetes: Minor;
  /** Where it runs, with a node. */
  readonly place: Place | undefined;
}

/** In the network of the node the API server reaches Pods and Services. */
function launchIn({ folder, place }: Where): Launch {
  return place?.inNetwork ?? ((name, path, args) => startDaemon(folder, name, path, args));
}

type Begun = (daemon: Daemon) => Daemon;

/** Starts etcd and the API server. */
async function startApi(where: Where, begun: Begun): Promise<{ readonly identity: Identity; readonly server: string }> {
  const { folder, kubernetes, place } = where;
  const address = place?.address ?? local;
  const [client = 0, peer = 0, port = 0] = await freePorts(local, 3);
  const identity = makeIdentity({ folder, addresses: [address, apiService], now: Date.now() });
  const server = `https://${address}:${port}`;
  const launch = launchIn(where);
  begun(startEtcd(launch, { folder, path: pathOf(etcd), client, peer }));
  const path = pathOf(releases[kubernetes].kubeApiserver);
  const inService = place !== undefined;
  const api = begun(startApiserver(launch, { path, identity, address, port, etcd: loopback(client), inService }));
  await untilReady(api, `${server}/readyz`, identity.ca.certPem, patienceMs);
  return { identity, server };
}

/** Starts the controllers and the scheduler. */
async function startActing(where: Where & Pick<ActingOptions, "identity" | "server">, begun: Begun): Promise<void> {
  const { folder, identity, server, kubernetes } = where;
  const { kubeControllerManager, kubeScheduler } = releases[kubernetes];
  const address = where.place?.address ?? local;
  const launch = launchIn(where);
  const [managerPort = 0, schedulerPort = 0] = await freePorts(local, 2);
  const common = { folder, identity, server, address };
  const manager = begun(
    startControllerManager(launch, { ...common, port: managerPort, path: pathOf(kubeControllerManager) }),
  );
  const scheduler = begun(startScheduler(launch, { ...common, port: schedulerPort, path: pathOf(kubeScheduler) }));
  const ca = identity.ca.certPem;
  await untilReady(manager, `https://${address}:${managerPort}/healthz`, ca, patienceMs);
  await untilReady(scheduler, `https://${address}:${schedulerPort}/healthz`, ca, patienceMs);
}
