import { equal } from "@bubustack/api/json";
import { gatheredRules } from "../authz/aggregation.ts";
import { rbacGroup } from "../authz/policy.ts";
import { keyOf, listAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import type { Controller } from "./loop.ts";

const clusterRoles = { group: rbacGroup, resource: "clusterroles" };

/** Keeps the rules of ClusterRoles that gather them from others. */
export function aggregationController(server: Server): Controller {
  return {
    key: ({ resource }) =>
      resource.group === rbacGroup && resource.resource === clusterRoles.resource ? "all" : undefined,
    work: async () => gatherRules(server),
  };
}

/** Writes the rules that are not what they should be. */
export function gatherRules(server: Server): void {
  const collection = server.store.collection(clusterRoles);
  const gathered = gatheredRules([...collection.values()].map(({ object }) => object));
  for (const [name, rules] of gathered) {
    const entry = collection.get(keyOf("", name));
    if (entry === undefined || equal([...rules], [...listAt(entry.object, "rules")])) continue;
    server.store.put(clusterRoles, entry.key, { ...entry.object, rules }, entry);
  }
}
