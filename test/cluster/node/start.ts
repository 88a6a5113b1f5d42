import { isObject } from "@bubustack/api/json";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { until } from "../../installation/until.ts";
import { built, pathOf } from "../../programs/program.ts";
import type { Daemon } from "../control-plane/daemon.ts";
import type { Identity } from "../control-plane/identity.ts";
import { coreDns, kubelet, kubeProxy, pause } from "../programs.ts";
import { startContainerd } from "./containerd.ts";
import { clusterDomain, resolves, startDns } from "./dns.ts";
import { importImage, listImages, writePauseImage } from "./images.ts";
import { startKubelet } from "./kubelet.ts";
import { nodeName } from "./names.ts";
import type { Place } from "./place.ts";
import { startProxy } from "./proxy.ts";

/** Milliseconds that a program may take on a busy machine. */
const patienceMs = 90_000;

export interface NodeOptions {
  readonly folder: string;
  readonly identity: Identity;
  /** The address of the API server. */
  readonly server: string;
  readonly place: Place;
  /** Is told of each program that was started. */
  readonly begun: (daemon: Daemon) => Daemon;
}

/** Starts containerd, kubelet, kube-proxy, and CoreDNS where it is built; resolves when the node is ready for Pods. */
export async function startNode({ folder, identity, server, place, begun }: NodeOptions): Promise<void> {
  const containerd = begun(startContainerd(place.inside, folder));
  await orEnded(containerd, () => listImages(folder));
  importImage(folder, writePauseImage(folder, pathOf(pause)));
  const { address } = place;
  const dnsPath = built(coreDns);
  const node = begun(
    startKubelet(place.inside, {
      folder,
      path: pathOf(kubelet),
      identity,
      server,
      address,
      dns: dnsPath !== undefined,
    }),
  );
  begun(startProxy(place.inside, { folder, path: pathOf(kubeProxy), identity, server }));
  const { certPem, keyPem } = identity.client("bubu-admin", ["system:masters"]);
  const client = kubeClient({ server, ca: identity.ca.certPem, clientCert: certPem, clientKey: keyPem });
  try {
    if (dnsPath !== undefined) {
      const dns = begun(await startDns(place.inside, client, { folder, path: dnsPath, identity, server, address }));
      const known = `kubernetes.default.svc.${clusterDomain}`;
      await orEnded(dns, async () => ((await resolves(address, known)) ? true : undefined));
    }
    await orEnded(node, () => whenReady(client));
    await until("Pods have an account to run as", () => account(client), patienceMs);
  } finally {
    client.close();
  }
}

/** Asks until something is there; throws with what the program wrote where it ends first or takes too long. */
async function orEnded<T>(daemon: Daemon, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const asked = async () => {
    if (!daemon.running) throw new Error(`${daemon.name} ended before it was ready:\n${daemon.tail()}`);
    return await ask();
  };
  try {
    return await until(`${daemon.name} is ready`, asked, patienceMs);
  } catch (failure) {
    throw new Error(`${failure instanceof Error ? failure.message : failure}\n${daemon.tail()}`);
  }
}

/** The account that Pods have by default, once it is made; undefined before. */
async function account(client: KubeClient): Promise<object | undefined> {
  const { items } = await client.request("GET", "/api/v1/namespaces/default/serviceaccounts");
  return Array.isArray(items) && items.length > 0 ? items : undefined;
}

/** The node once it takes Pods; undefined before. */
async function whenReady(client: KubeClient): Promise<object | undefined> {
  const { items } = await client.request("GET", "/api/v1/nodes");
  const node = (Array.isArray(items) ? items : []).find(({ metadata }) => metadata.name === nodeName);
  const conditions: readonly unknown[] = node?.status?.conditions ?? [];
  return conditions.filter(isObject).find(({ type, status }) => type === "Ready" && status === "True");
}
