/** What the status of a terminating namespace says, in the words of Kubernetes' namespace controller. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { textAt } from "../resources/object.ts";

/** What is left in a namespace. */
export interface Remains {
  /** Objects by `resource.group`. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Objects that wait, by finalizer. */
  readonly finalizers: ReadonlyMap<string, number>;
  /** Why deletes were refused. */
  readonly refusals: readonly string[];
}

interface Aspect {
  readonly type: string;
  /** Reason and message where all is well. */
  readonly good: readonly [reason: string, message: string];
  /** Reason, and what makes the message where it is not. */
  readonly bad?: readonly [reason: string, message: (remains: Remains) => string | undefined];
}

const aspects: readonly Aspect[] = [
  {
    type: "NamespaceDeletionDiscoveryFailure",
    good: ["ResourcesDiscovered", "All resources successfully discovered"],
  },
  {
    type: "NamespaceDeletionGroupVersionParsingFailure",
    good: ["ParsedGroupVersions", "All legacy kube types successfully parsed"],
  },
  {
    type: "NamespaceDeletionContentFailure",
    good: ["ContentDeleted", "All content successfully deleted, may be waiting on finalization"],
    bad: [
      "ContentDeletionFailed",
      ({ refusals }) =>
        refusals.length === 0
          ? undefined
          : `Failed to delete all resource types, ${refusals.length} remaining: ${sorted(refusals)}`,
    ],
  },
  {
    type: "NamespaceContentRemaining",
    good: ["ContentRemoved", "All content successfully removed"],
    bad: [
      "SomeResourcesRemain",
      ({ kinds }) =>
        kinds.size === 0
          ? undefined
          : `Some resources are remaining: ${sorted([...kinds].map(([kind, count]) => `${kind} has ${count} resource instances`))}`,
    ],
  },
  {
    type: "NamespaceFinalizersRemaining",
    good: ["ContentHasNoFinalizers", "All content-preserving finalizers finished"],
    bad: [
      "SomeFinalizersRemain",
      ({ finalizers }) =>
        finalizers.size === 0
          ? undefined
          : `Some content in the namespace has finalizers remaining: ${sorted([...finalizers].map(([name, count]) => `${name} in ${count} resource instances`))}`,
    ],
  },
];

function sorted(parts: readonly string[]): string {
  return parts.toSorted().join(", ");
}

/** The conditions now; one whose status stays keeps its time. */
export function namespaceConditions(remains: Remains, before: readonly Json[], now: string): readonly JsonObject[] {
  return aspects.map(({ type, good, bad }) => {
    const wrong = bad?.[1](remains);
    const status = wrong === undefined ? "False" : "True";
    const [reason, message] = wrong === undefined || bad === undefined ? good : [bad[0], wrong];
    const old = before.find((condition) => textAt(condition, "type") === type);
    const since = textAt(old, "status") === status ? textAt(old, "lastTransitionTime") : now;
    return { type, status, lastTransitionTime: since, reason, message };
  });
}
