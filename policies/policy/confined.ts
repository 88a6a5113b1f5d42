/** What a policy of a namespace gets to know: the one place that keeps it inside. */
import type { Found, Lookup, World } from "../admission/world.ts";

/**
 * The world without all that is outside of a namespace: other namespaces, params and reads there, objects of the cluster, and
 * what anybody may do outside. A right that is asked about there is neither given nor told.
 */
export function confined(world: World, namespace: string): World {
  return { ...world, look: (lookup) => refused(lookup, namespace) ?? world.look(lookup) };
}

function refused(lookup: Lookup, namespace: string): Found | undefined {
  switch (lookup.ask) {
    case "namespace":
      return lookup.name === namespace ? undefined : outside;
    case "params":
    case "reads":
      return lookup.namespace === namespace ? undefined : outside;
    case "access": {
      const { check } = lookup;
      const inside = check.serviceAccount === undefined && check.path === undefined && check.namespace === namespace;
      return inside ? undefined : outside;
    }
    case "paramKind":
      return undefined;
  }
}

const outside: Found = {
  state: "failed",
  reason: "a policy of a namespace does not look beyond it; write a ClusterPolicy",
};
