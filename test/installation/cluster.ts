import type { KubeClient } from "@bubustack/runtime/kube/types";

/** A Kubernetes API on which a test installs the platform. */
export interface Cluster {
  readonly server: string;
  /** PEM of the authority that signed its certificate. */
  readonly ca: string;
  /** With all rights. */
  readonly admin: KubeClient;
}
