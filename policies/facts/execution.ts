import type { PolicyRule } from "@bubustack/api/core/policy-rule";
import type { Path } from "@bubustack/api/path";
import type { ExecutionOverrides } from "@bubustack/api/shared/execution-overrides";
import type { ExecutionPolicy } from "@bubustack/api/shared/execution-policy";
import type { RetryPolicy } from "@bubustack/api/shared/retry-policy";
import type { StoragePolicy } from "@bubustack/api/shared/storage-policy";
import type { WorkloadSecurity } from "@bubustack/api/shared/workload-security";

/** A value and where it stands. */
export interface Placed<T> {
  readonly path: Path;
  readonly value: T;
}

/** A duration as it was written. Blank text counts as absent unless `blank` says that it is refused. */
export interface WrittenDuration extends Placed<string> {
  /** `positive` refuses 0; `notNegative` takes it. */
  readonly bound: "positive" | "notNegative";
  readonly blank?: "refused";
}

/** A quantity as it was written, with the limit that it must not exceed. */
export interface WrittenQuantity extends Placed<string> {
  readonly most?: Placed<string>;
}

/** Fields that are accepted and have no effect, each with the reason. */
export interface Ignored {
  readonly path: Path;
  readonly why: string;
}

/** What the execution settings of an object say, from all their layers, in the order of the text. */
export class ExecutionFacts {
  readonly durations: WrittenDuration[] = [];
  readonly quantities: WrittenQuantity[] = [];
  readonly storages: Placed<StoragePolicy>[] = [];
  readonly retries: Placed<RetryPolicy>[] = [];
  readonly policyRules: Placed<PolicyRule>[] = [];
  readonly securities: Placed<WorkloadSecurity>[] = [];
  readonly ignored: Ignored[] = [];

  duration(path: Path, value: string | undefined, bound: WrittenDuration["bound"], blank?: "refused"): void {
    if (value === undefined || (blank === undefined && value.trim() === "")) return;
    this.durations.push({ path, value, bound, ...(blank === undefined ? {} : { blank }) });
  }

  retry(path: Path, value: RetryPolicy | undefined): void {
    if (value === undefined) return;
    this.retries.push({ path, value });
    this.duration([...path, "delay"], value.delay, "notNegative");
    this.duration([...path, "maxDelay"], value.maxDelay, "notNegative");
  }

  storage(path: Path, value: StoragePolicy | undefined): void {
    if (value !== undefined) this.storages.push({ path, value });
  }

  /** A request and the limit that bounds it. */
  quantity(
    path: Path,
    request: string,
    limit: string | undefined,
    fields: { readonly [field: string]: string | undefined },
  ): void {
    const value = fields[request];
    const bound = limit === undefined ? undefined : fields[limit];
    const most = limit !== undefined && bound !== undefined ? { path: [...path, limit], value: bound } : undefined;
    if (value !== undefined) this.quantities.push({ path: [...path, request], value, ...(most ? { most } : {}) });
  }

  /** `policy.execution` of a Story, `executionPolicy` of an Engram. */
  policy(path: Path, value: ExecutionPolicy | undefined): void {
    if (value === undefined) return;
    this.duration([...path, "timeout"], value.timeout, "positive");
    this.retry([...path, "retry"], value.retry);
    this.storage([...path, "storage"], value.storage);
    if (value.security !== undefined) this.securities.push({ path: [...path, "security"], value: value.security });
    if (value.resources !== undefined) {
      const at = [...path, "resources"];
      this.quantity(at, "cpuRequest", "cpuLimit", value.resources);
      this.quantity(at, "memoryRequest", "memoryLimit", value.resources);
      this.quantity(at, "cpuLimit", undefined, value.resources);
      this.quantity(at, "memoryLimit", undefined, value.resources);
    }
    if (value.serviceAccountName !== undefined) this.#ignore([...path, "serviceAccountName"], madeIdentity);
  }

  /**
   * `execution` of a step or Impulse, `overrides` of an Engram. Whose `identity` is `made` gets it from the platform:
   * naming one has no effect.
   */
  overrides(path: Path, value: ExecutionOverrides | undefined, identity: "made" | "named" = "made"): void {
    if (value === undefined) return;
    this.duration([...path, "timeout"], value.timeout, "positive");
    this.retry([...path, "retry"], value.retry);
    this.storage([...path, "storage"], value.storage);
    if (value.security !== undefined) this.securities.push({ path: [...path, "security"], value: value.security });
    value.rbac?.rules?.forEach((rule, at) => {
      this.policyRules.push({ path: [...path, "rbac", "rules", at], value: rule });
    });
    if (identity === "made") {
      for (const field of ["serviceAccountName", "automountServiceAccountToken"] as const) {
        if (value[field] !== undefined) this.#ignore([...path, field], madeIdentity);
      }
    }
    if (value.security?.requiredSecrets !== undefined) {
      this.#ignore([...path, "security", "requiredSecrets"], "nothing waits for these Secrets");
    }
  }

  #ignore(path: Path, why: string): void {
    this.ignored.push({ path, why });
  }
}

const madeIdentity = "the identity of a runner is made by the platform";
