/** The versions of a kind whose fields its owners have written. */
import type { Version, Versions } from "@bubustack/policies/merge/fields/versions";
import type { Convert } from "../conversion/on-demand.ts";
import type { Registry } from "../resources/registry.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Owners } from "./owners.ts";

/** Versions by the owners of an object. */
export type VersionsOf = (owners: Owners) => Versions;

/** Undefined where no webhook converts objects of the resource: then its versions have the same fields. */
export function versionsOf(
  registry: Pick<Registry, "find">,
  resource: Resource,
  convert: Convert,
): VersionsOf | undefined {
  if (resource.conversion === undefined) return undefined;
  const own = versionOf(resource, convert);
  return (owners) => ({
    own,
    of: (manager) => {
      const owner = owners.get(manager);
      if (owner === undefined || owner.apiVersion === own.name) return own;
      const [group, version = ""] = owner.apiVersion.split("/");
      const found = group === resource.group ? registry.find(group, version, resource.resource) : undefined;
      return found && versionOf(found, convert);
    },
  });
}

function versionOf(resource: Resource, convert: Convert): Version {
  const name = groupVersion(resource);
  return { name, schema: resource.schema, as: (object) => convert(object, name) };
}
