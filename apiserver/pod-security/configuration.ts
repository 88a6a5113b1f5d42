/** What an installation decides about Pod Security: what holds where labels are silent, and who is exempt. */
import type { Policy } from "./levels.ts";
import { lax } from "./levels.ts";

/** As in `PodSecurityConfiguration` (pod-security.admission.config.k8s.io/v1). */
export interface PodSecurity {
  /** What holds where a namespace has no label. Default: privileged, latest, for each mode. */
  readonly defaults?: Partial<Policy>;
  /** Whose pods, and which, are not looked at. Default: none. */
  readonly exemptions?: {
    readonly usernames?: readonly string[];
    readonly runtimeClasses?: readonly string[];
    readonly namespaces?: readonly string[];
  };
}

export interface Configuration {
  readonly defaults: Policy;
  readonly exempt: {
    readonly users: ReadonlySet<string>;
    readonly runtimeClasses: ReadonlySet<string>;
    readonly namespaces: ReadonlySet<string>;
  };
}

export function configurationOf({ defaults, exemptions = {} }: PodSecurity): Configuration {
  const { usernames = [], runtimeClasses = [], namespaces = [] } = exemptions;
  return {
    defaults: { enforce: lax, audit: lax, warn: lax, ...defaults },
    exempt: {
      users: new Set(usernames),
      runtimeClasses: new Set(runtimeClasses),
      namespaces: new Set(namespaces),
    },
  };
}
