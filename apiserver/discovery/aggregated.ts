import type { Registry } from "../resources/registry.ts";
import type { Resource } from "../resources/resource.ts";
import { byPriority } from "../resources/versions.ts";

/** Aggregated discovery (apidiscovery.k8s.io/v2): all groups with all versions and resources in one document. */
export function aggregated(registry: Registry, core: boolean): object {
  const groups = [...registry.groups()].filter(([group]) => (group === "") === core);
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: "apidiscovery.k8s.io/v2",
    metadata: {},
    items: [
      ...groups.map(([group, versions]) => ({
        metadata: { ...(group === "" ? {} : { name: group }), creationTimestamp: null },
        versions: versions.toSorted(byPriority).map((version) => ({
          version,
          freshness: "Current",
          resources: registry
            .all()
            .filter((resource) => resource.group === group && resource.version === version)
            .map(entry),
        })),
      })),
    ],
  };
}

function entry(resource: Resource): object {
  const responseKind = { group: resource.group, version: resource.version, kind: resource.kind };
  const subresources = [
    ...(resource.status ? [{ subresource: "status", responseKind, verbs: ["get", "patch", "update"] }] : []),
    ...resource.subresources.map(({ name, verbs, ...kind }) => ({ subresource: name, responseKind: kind, verbs })),
  ];
  return {
    resource: resource.resource,
    responseKind,
    scope: resource.namespaced ? "Namespaced" : "Cluster",
    singularResource: resource.singular,
    verbs: resource.verbs,
    ...(resource.shortNames.length > 0 ? { shortNames: resource.shortNames } : {}),
    ...(resource.categories.length > 0 ? { categories: resource.categories } : {}),
    ...(subresources.length > 0 ? { subresources } : {}),
  };
}
