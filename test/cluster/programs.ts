import { join } from "node:path";
import type { Program } from "../programs/program.ts";

/** The Kubernetes release that is built; the one of go.mod. */
export const version = "v1.36.3";

function ofKubernetes(name: string, takes: string): Program {
  return {
    name,
    folder: import.meta.dirname,
    package: `k8s.io/kubernetes/cmd/${name}`,
    linkerFlags: `-X k8s.io/component-base/version.gitVersion=${version}`,
    takes,
  };
}

export const kubectl = ofKubernetes("kubectl", "two minutes");
export const kubeApiserver = ofKubernetes("kube-apiserver", "seven minutes");
export const kubeControllerManager = ofKubernetes("kube-controller-manager", "two minutes");
export const kubeScheduler = ofKubernetes("kube-scheduler", "a minute");
export const kubelet = ofKubernetes("kubelet", "two minutes");
export const kubeProxy = ofKubernetes("kube-proxy", "half a minute");

export const etcd: Program = {
  name: "etcd",
  folder: join(import.meta.dirname, "etcd"),
  package: "go.etcd.io/etcd/server/v3",
  takes: "two minutes",
};

/** What the API alone needs. */
export const serving: readonly Program[] = [etcd, kubeApiserver];
/** What makes objects act: controllers and the scheduler. */
export const acting: readonly Program[] = [kubeControllerManager, kubeScheduler];
/** What runs Pods and makes Services reachable. */
export const running: readonly Program[] = [kubelet, kubeProxy];
