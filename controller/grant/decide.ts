import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { ReferenceGrantStatus } from "@bubustack/api/policy/reference-grant";
import { ReferenceGrant } from "@bubustack/api/policy/reference-grant";
import type { Settings } from "@bubustack/policies/settings";
import { condition, conditionsOf } from "@bubustack/runtime/conditions";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import type { Note, Plan } from "@bubustack/runtime/plan";
import { inUse, leaving } from "./status.ts";

/** Objects of one kind in one namespace that rely on a grant. */
export interface Users {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  /** Each once, at least one, in any order. */
  readonly names: readonly string[];
}

export interface GrantSeen {
  readonly grant: JsonObject;
  /** What the installation decides about references into other namespaces. */
  readonly mode: Settings["crossNamespace"];
  /** At most one entry for each of the grant's `from`, in their order. */
  readonly users: readonly Users[];
}

/** Names that stand in the status, for each kind and namespace. */
const mostNames = 10;

/**
 * Who relies on a grant, as its status says it; an Event where those who do cannot: because it has no effect, or is about to
 * go. A grant that is being deleted is left to it.
 */
export function decide(seen: GrantSeen, now: number): Plan {
  const { grant, users } = seen;
  const { deletionTimestamp, generation } = isObject(grant.metadata) ? grant.metadata : {};
  const count = users.reduce((sum, { names }) => sum + names.length, 0);
  if (deletionTimestamp !== undefined)
    return count === 0 ? {} : { notes: [unreliable(grant, "Deleting", leaving(count))] };
  const says = inUse(seen.mode, count, new Set(users.map(({ namespace }) => namespace)).size);
  const status: ReferenceGrantStatus = {
    ...(typeof generation === "number" ? { observedGeneration: generation } : {}),
    users: count,
    usedBy: users.map(({ names, ...place }) => ({
      ...place,
      count: names.length,
      names: names.toSorted().slice(0, mostNames),
    })),
    conditions: [condition(grant, says, now)],
  };
  // Told once, when it becomes so.
  const known = conditionsOf(grant).some(({ type, reason }) => type === says.type && reason === says.reason);
  const notes = says.reason === "NoEffect" && count > 0 && !known ? [unreliable(grant, says.reason, says.message)] : [];
  return {
    status: { resource: resourceOf(ReferenceGrant), seen: grant, status },
    ...(notes.length > 0 && { notes }),
  };
}

function unreliable(about: JsonObject, reason: string, message: string): Note {
  return { about, type: "Warning", reason, message };
}
