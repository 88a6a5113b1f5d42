import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { condition } from "@bubustack/runtime/conditions";
import type { Resource } from "@bubustack/runtime/kube/types";
import type { Plan } from "@bubustack/runtime/plan";
import { inForce } from "./status.ts";

export interface ExceptionSeen {
  readonly resource: Resource;
  readonly exception: JsonObject;
  /** SHA-256 of what an approval would approve, as hex digits. */
  readonly digest: string;
  /** Why it has no effect on any policy at any time; undefined where it may have. */
  readonly flaw: string | undefined;
  /** When it ends, in milliseconds since the Unix epoch. */
  readonly expires: number | undefined;
  readonly expiresAt: string;
  /** The policies that it is from, as messages name them. */
  readonly policies: readonly {
    readonly name: string;
    readonly there: boolean;
    /** Why it has no effect on this one before it ends. */
    readonly why: string | undefined;
  }[];
}

type Status = NonNullable<ClusterPolicyException["status"]>;

/** Longer than this no timer is set. */
const longestMs = 3_600_000;

/** Whether an exception has effect, as its status says it. How often it was used is not its matter. */
export function decide(seen: ExceptionSeen, now: number): Plan {
  const { resource, exception, digest, expires } = seen;
  const { deletionTimestamp, generation } = isObject(exception["metadata"]) ? exception["metadata"] : {};
  if (deletionTimestamp !== undefined) return {};
  const status: Status = {
    ...(typeof generation === "number" ? { observedGeneration: generation } : {}),
    conditions: [condition(exception, inForce(seen, now), now)],
    digest,
  };
  const ends = expires === undefined || expires <= now ? {} : { againMs: Math.min(longestMs, expires - now) };
  return { status: { resource, seen: exception, status: JSON.parse(JSON.stringify(status)) }, ...ends };
}
