import type { Json } from "@bubustack/api/json";
import type { ClientCertificate } from "./admission/transport.ts";
import type { TokenUser } from "./authn/tokens.ts";
import type { PodSecurity } from "./pod-security/configuration.ts";

/** What the server is started with. It can be cloned into a worker thread. */
export interface Config {
  /** Loopback: this is a server for development and tests. */
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly tls: { readonly certPem: string; readonly keyPem: string; readonly caPem: string };
  /** What the server shows webhooks, so that they know that it is the one who calls; default: nothing. */
  readonly webhookClient?: ClientCertificate;
  readonly tokens: readonly TokenUser[];
  /** Objects to start with, stored in this order through the normal create path without asking webhooks. */
  readonly objects?: readonly Json[];
  /** The version of Kubernetes that is announced; default v1.36.3. */
  readonly version?: string;
  /** Folder in which objects are kept; default: memory only. */
  readonly data?: string;
  /** How pods are run as local processes; default: they are stored, and not run. */
  readonly workloads?: {
    /** File of images: which local command stands for which. Default: none, and no pod starts. */
    readonly images?: string;
    /** Where folders of pods are made. */
    readonly folder: string;
    /** PATH of their processes. */
    readonly path: string;
    /** Milliseconds before the first restart of a container, and before the first replacement of a Job's pod; default 10,000. */
    readonly backOffMs?: number;
  };
  /** What holds for pods where labels of namespaces are silent, and who is exempt. Default: everything is let in, nobody is. */
  readonly podSecurity?: PodSecurity;
  /** Where Services that webhooks are reached by listen: `namespace/name:port` to `host:port`. */
  readonly services?: { readonly [service: string]: string };
}

/** The shape of every process of the platform; here with where it listens and what it does not evaluate. */
export interface Running {
  readonly ready: Promise<void>;
  readonly address: string;
  readonly url: string;
  /** What this server stores but does not evaluate, by name: to be shown to whoever starts it. */
  readonly unevaluated: readonly string[];
  /** Stops accepting, finishes what is in flight within `graceMs`, then closes the rest. Safe to call twice. */
  stop(graceMs: number): Promise<void>;
}
