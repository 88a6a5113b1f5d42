/** Discovery as it was before aggregation: one document per group and version. */
import type { Registry } from "../resources/registry.ts";
import { groupVersion } from "../resources/resource.ts";
import { byPriority } from "../resources/versions.ts";

export function apiVersions(): object {
  return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
}

function versionsOf(registry: Registry): ReadonlyMap<string, readonly string[]> {
  const groups = new Map(registry.groups());
  groups.delete("");
  return groups;
}

function groupOf(name: string, versions: readonly string[]): object {
  const all = versions.toSorted(byPriority).map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions: all, preferredVersion: all[0] };
}

export function groupList(registry: Registry): object {
  const groups = [...versionsOf(registry)].map(([name, versions]) => groupOf(name, versions));
  return { kind: "APIGroupList", apiVersion: "v1", groups };
}

/** Undefined when the group is not served. */
export function group(registry: Registry, name: string): object | undefined {
  const versions = versionsOf(registry).get(name);
  return versions === undefined ? undefined : { kind: "APIGroup", apiVersion: "v1", ...groupOf(name, versions) };
}

/** Undefined when the version is not served. */
export function resourceList(registry: Registry, name: string, version: string): object | undefined {
  const served = registry.all().filter((resource) => resource.group === name && resource.version === version);
  if (served.length === 0) return undefined;
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: groupVersion({ group: name, version }),
    resources: [
      ...served.flatMap((resource) => {
        const { namespaced, kind } = resource;
        const whole = {
          name: resource.resource,
          singularName: resource.singular,
          namespaced,
          kind,
          verbs: resource.verbs,
          ...(resource.shortNames.length > 0 ? { shortNames: resource.shortNames } : {}),
          ...(resource.categories.length > 0 ? { categories: resource.categories } : {}),
        };
        const status = {
          name: `${resource.resource}/status`,
          singularName: "",
          namespaced,
          kind,
          verbs: ["get", "patch", "update"],
        };
        const others = resource.subresources.map(({ name: sub, ...of }) => ({
          name: `${resource.resource}/${sub}`,
          singularName: "",
          namespaced,
          ...(of.group === resource.group && of.version === resource.version ? { kind: of.kind, verbs: of.verbs } : of),
        }));
        return [whole, ...(resource.status ? [status] : []), ...others];
      }),
    ],
  };
}
