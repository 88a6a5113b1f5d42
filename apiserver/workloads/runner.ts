/** Runs the pods that are stored, and writes how far they are into their status. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Config } from "../config.ts";
import { deleteObject } from "../controllers/delete-object.ts";
import type { Controller } from "../controllers/loop.ts";
import { pods as podKind } from "../resources/builtin/pods.ts";
import { at, keyOf, listAt, objectAt, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { accountPath } from "./container.ts";
import type { Images } from "./images.ts";
import { readImages } from "./images.ts";
import type { Log } from "./log.ts";
import { PodRun } from "./pod-run.ts";
import { statusOf } from "./pod-status.ts";
import { hasEnded, isGoing } from "./pods/state.ts";
import { podToken } from "./token.ts";

const pods = { group: "", resource: "pods" };
const nodeName = "local";
const kubelet = { username: `system:node:${nodeName}`, groups: ["system:nodes", "system:authenticated"] };

export type WorkloadsConfig = NonNullable<Config["workloads"]>;

export interface Runner extends Controller {
  /** What a container has written; undefined where it has not been started. */
  log(key: string, container: string, previous: boolean): Log | undefined;
  /** Ends all processes; settles when none is left. */
  stop(graceMs: number): Promise<void>;
}

/** What the runner knows of the server that it runs in. */
export interface RunnerPorts {
  readonly config: WorkloadsConfig;
  /** PEM of the API server's CA. */
  readonly ca: string;
  /** Where the API server is reached, once it listens. */
  readonly url: () => string;
  readonly node: string;
}

/** `file/unreadable` and `file/unparsable` where the file of images is not good. */
export function podRunner(server: Server, ports: RunnerPorts): Runner {
  const { config } = ports;
  const images = config.images === undefined ? new Map() : readImages(config.images);
  mkdirSync(config.folder, { recursive: true, mode: 0o700 });
  const root = mkdtempSync(join(config.folder, "pods-"));
  const runs = new Map<string, PodRun>();
  const leaving = new Set<Promise<void>>();
  /** Pods that are being deleted, and the milliseconds that they were given. */
  const ending = new WeakMap<PodRun, number>();
  let add: (key: string) => void = () => {};
  const leave = (run: PodRun, graceMs: number) => {
    const gone = run.remove(graceMs).finally(() => leaving.delete(gone));
    leaving.add(gone);
    return gone;
  };
  return {
    attach: (given) => {
      add = given;
    },
    key: ({ resource, before, after }) => {
      if (resource.resource !== pods.resource || resource.group !== "") return undefined;
      return (after ?? before)?.key;
    },
    work: async (key, signal) => {
      const run = runs.get(key);
      const entry = server.store.collection(pods).get(key);
      if (run !== undefined && uidOf(run.pod) !== textAt(entry?.outline, "metadata", "uid")) {
        runs.delete(key);
        // Whoever deletes it by force has not waited for its end.
        leave(run, entry === undefined && ending.has(run) ? 0 : graceOf(run.pod));
        return 1;
      }
      if (entry === undefined) return undefined;
      const pod = entry.object;
      if (isGoing(pod)) {
        if (run === undefined) return buried(server, key, pod, signal);
        const grace = graceOf(pod);
        if (grace < (ending.get(run) ?? Number.POSITIVE_INFINITY)) {
          ending.set(run, grace);
          leave(run, grace).finally(() => {
            if (runs.get(key) === run) runs.delete(key);
            add(key);
          });
        }
        return write(server, key, statusOf(run.seen(pod)));
      }
      if (run === undefined) {
        if (hasEnded(pod)) return undefined;
        if (lost(pod)) return write(server, key, lostStatus(pod, timestamp(server.now())));
        runs.set(
          key,
          begin(server, ports, images, join(root, uidOf(pod)), pod, () => add(key)),
        );
        return 1;
      }
      return write(server, key, statusOf(run.seen(pod)));
    },
    log: (key, container, previous) => runs.get(key)?.log(container, previous),
    stop: async (graceMs) => {
      for (const run of runs.values()) leave(run, graceMs);
      runs.clear();
      await Promise.all(leaving);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function begin(
  server: Server,
  { config, ca, url, node }: RunnerPorts,
  images: Images,
  folder: string,
  given: JsonObject,
  changed: () => void,
): PodRun {
  const namespace = textAt(given, "metadata", "namespace");
  const get = (kind: "ConfigMap" | "Secret", name: string) =>
    server.store.collection({ group: "", resource: `${kind.toLowerCase()}s` }).get(keyOf(namespace, name))?.object;
  const pod = withAccount(server, given);
  const { hostname, port } = new URL(url());
  const env = new Map([
    ["PATH", config.path],
    ["HOSTNAME", textAt(pod, "metadata", "name")],
    ["KUBERNETES_SERVICE_HOST", hostname],
    ["KUBERNETES_SERVICE_PORT", port],
  ]);
  return new PodRun(pod, {
    sources: { get, pod, ca, token: (audience, seconds) => podToken(server, pod, audience, seconds) },
    images,
    folder,
    env,
    node,
    now: server.now,
    stamp: () => timestamp(server.now()),
    changed,
    backOffMs: config.backOffMs ?? 10_000,
  });
}

/** The pod with the token of its ServiceAccount in every container, unless it or the account wants none. */
function withAccount(server: Server, pod: JsonObject): JsonObject {
  const spec = objectAt(pod, "spec");
  const key = keyOf(textAt(pod, "metadata", "namespace"), textAt(spec, "serviceAccountName"));
  const account = server.store.collection({ group: "", resource: "serviceaccounts" }).get(key)?.object;
  const wanted = at(spec, "automountServiceAccountToken") ?? at(account, "automountServiceAccountToken") ?? true;
  if (wanted !== true || account === undefined) return pod;
  const name = "kube-api-access";
  const volume = {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { path: "token", expirationSeconds: 86_400 } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        { downwardAPI: { items: [{ path: "namespace", fieldRef: { fieldPath: "metadata.namespace" } }] } },
      ],
    },
  };
  const mounted = (field: string) =>
    spec[field] === undefined
      ? {}
      : {
          [field]: listAt(spec, field).map((each) => {
            const mounts = listAt(each, "volumeMounts");
            if (mounts.some((mount) => textAt(mount, "mountPath") === accountPath)) return each;
            return { ...objectAt(each), volumeMounts: [...mounts, { name, mountPath: accountPath, readOnly: true }] };
          }),
        };
  const volumes = [...listAt(spec, "volumes"), volume];
  return { ...pod, spec: { ...spec, volumes, ...mounted("initContainers"), ...mounted("containers") } };
}

/** Whether a pod ran when another server ended, and is not to run twice. */
function lost(pod: JsonObject): boolean {
  return textAt(pod, "spec", "nodeName") !== "" && textAt(pod, "spec", "restartPolicy") === "Never";
}

function lostStatus(pod: JsonObject, now: string): JsonObject {
  const message = "The server that ran the pod has ended, and its processes with it.";
  return statusOf({ pod, init: [], containers: [], now, failed: { reason: "NodeLost", message } });
}

function write(server: Server, key: string, status: JsonObject): undefined {
  const entry = server.store.collection(pods).get(key);
  if (entry === undefined) return undefined;
  const { object } = entry;
  const next = { ...object, spec: { ...objectAt(object, "spec"), nodeName }, status };
  if (!equal(next, object)) server.store.put(pods, key, next, entry);
  return undefined;
}

function uidOf(pod: JsonObject): string {
  return textAt(pod, "metadata", "uid");
}

/** Milliseconds that a pod is given: what its deletion says, or itself. */
function graceOf(pod: JsonObject): number {
  const seconds = at(pod, "metadata", "deletionGracePeriodSeconds") ?? at(pod, "spec", "terminationGracePeriodSeconds");
  return (typeof seconds === "number" ? Math.max(seconds, 0) : 30) * 1000;
}

/** Deletes for good a pod of which nothing runs any more. */
async function buried(server: Server, key: string, pod: JsonObject, signal: AbortSignal): Promise<undefined> {
  if (at(pod, "metadata", "deletionGracePeriodSeconds") === 0) return undefined;
  await deleteObject(server, { user: kubelet, signal }, { resource: podKind, key, uid: uidOf(pod), grace: 0 });
}
