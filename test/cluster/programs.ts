import { join } from "node:path";
import type { Program } from "../programs/program.ts";

/** A Kubernetes release that is built from a folder with a go.mod. */
export interface Release {
  readonly version: string;
  readonly kubeApiserver: Program;
  readonly kubeControllerManager: Program;
  readonly kubeScheduler: Program;
}

function ofKubernetes(version: string, folder: string, name: string, takes: string): Program {
  return {
    name,
    folder,
    package: `k8s.io/kubernetes/cmd/${name}`,
    linkerFlags: `-X k8s.io/component-base/version.gitVersion=${version}`,
    takes,
  };
}

function release(version: string, folder: string): Release {
  return {
    version,
    kubeApiserver: ofKubernetes(version, folder, "kube-apiserver", "seven minutes"),
    kubeControllerManager: ofKubernetes(version, folder, "kube-controller-manager", "two minutes"),
    kubeScheduler: ofKubernetes(version, folder, "kube-scheduler", "a minute"),
  };
}

const here = import.meta.dirname;

/** By minor version: the newest release, which everything is tested on, and the oldest supported one. */
export const releases = {
  "1.36": release("v1.36.3", here),
  "1.33": release("v1.33.13", join(here, "oldest")),
} as const;
export type Minor = keyof typeof releases;

export function isMinor(text: string): text is Minor {
  return Object.hasOwn(releases, text);
}

/** The Kubernetes release that kubectl and a node are of. */
export const { version } = releases["1.36"];

export const kubectl = ofKubernetes(version, here, "kubectl", "two minutes");
export const kubelet = ofKubernetes(version, here, "kubelet", "two minutes");
export const kubeProxy = ofKubernetes(version, here, "kube-proxy", "half a minute");

/** Holds the namespaces of a Pod. */
export const pause: Program = { name: "pause", folder: join(here, "pause"), package: ".", takes: "ten seconds" };

/** Optional: without it a node has no names for Services. */
export const coreDns: Program = { name: "coredns", folder: join(here, "dns"), package: ".", takes: "two minutes" };

export const etcd: Program = {
  name: "etcd",
  folder: join(here, "etcd"),
  package: "go.etcd.io/etcd/server/v3",
  takes: "two minutes",
};

/** How much of Kubernetes runs; each level holds those before it. */
export const levels = ["api", "controllers", "node"] as const;
export type Level = (typeof levels)[number];

export function isLevel(text: string): text is Level {
  return levels.some((level) => level === text);
}

/** The programs of a level. */
export function programsOf(level: Level, minor: Minor = "1.36"): readonly Program[] {
  const { kubeApiserver, kubeControllerManager, kubeScheduler } = releases[minor];
  return [
    etcd,
    kubeApiserver,
    ...(level === "api" ? [] : [kubeControllerManager, kubeScheduler]),
    ...(level === "node" ? [kubelet, kubeProxy, pause] : []),
  ];
}
