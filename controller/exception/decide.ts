import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { condition } from "@bubustack/runtime/conditions";
import type { Resource } from "@bubustack/runtime/kube/types";
import type { Plan } from "@bubustack/runtime/plan";
import { inForce } from "./status.ts";
import type { Counted, Told } from "./uses.ts";
import { addUses } from "./uses.ts";

export interface ExceptionSeen {
  readonly resource: Resource;
  readonly exception: JsonObject;
  /** SHA-256 of what an approval would approve, as hex digits. */
  readonly digest: string;
  /** Why it has no effect on any policy at any time; undefined where it may have. */
  readonly flaw: string | undefined;
  /** What replicas of the webhooks have counted of its uses. */
  readonly told: readonly Told[];
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

/** Whether an exception has effect, and how often it was used, as its status says it. */
export function decide(seen: ExceptionSeen, now: number): Plan {
  const { resource, exception, digest, expires } = seen;
  const { deletionTimestamp, generation } = isObject(exception["metadata"]) ? exception["metadata"] : {};
  if (deletionTimestamp !== undefined) return {};
  const uses = addUses(statusOf(exception), seen.told, now);
  const status: Status = {
    ...(typeof generation === "number" ? { observedGeneration: generation } : {}),
    conditions: [condition(exception, inForce(seen, now), now)],
    digest,
    ...uses.status,
  };
  const ends = expires === undefined || expires <= now ? [] : [longestMs, expires - now];
  const again = [...ends, ...(uses.againMs === undefined ? [] : [uses.againMs])];
  return {
    status: { resource, seen: exception, status: JSON.parse(JSON.stringify(status)) },
    ...(again.length > 0 && { againMs: Math.min(...again) }),
  };
}

/** The status as it was written by this controller: nobody else may. */
function statusOf(exception: JsonObject): Counted {
  const { uses, lastUsed, counted, countedAt } = isObject(exception["status"]) ? exception["status"] : {};
  return {
    ...(typeof uses === "number" && { uses }),
    ...(typeof lastUsed === "string" && { lastUsed }),
    ...(isList(counted) && { counted: counted.flatMap(lifeOf) }),
    ...(typeof countedAt === "string" && { countedAt }),
  };
}

function lifeOf(entry: Json): NonNullable<Counted["counted"]> {
  const { life, uses } = isObject(entry) ? entry : {};
  return typeof life === "string" && typeof uses === "number" ? [{ life, uses }] : [];
}
