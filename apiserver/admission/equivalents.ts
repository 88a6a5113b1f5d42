import type { GroupVersionKind } from "@bubustack/api/meta";
import type { Target } from "@bubustack/policies/admission/world";
import type { Registry } from "../resources/registry.ts";
import type { Resource } from "../resources/resource.ts";

/** The other versions of a resource; Events are the same objects in two groups. `kind` is that of a subresource. */
export function equivalentsOf(registry: Registry, resource: Resource, kind?: GroupVersionKind): readonly Target[] {
  const events = resource.resource === "events" && (resource.group === "" || resource.group === "events.k8s.io");
  return registry
    .all()
    .filter(
      (other) =>
        other !== resource &&
        other.resource === resource.resource &&
        (other.group === resource.group || (events && (other.group === "" || other.group === "events.k8s.io"))),
    )
    .map(({ group, version, resource: plural, kind: own }) => ({
      resource: { group, version, resource: plural },
      kind: kind ?? { group, version, kind: own },
    }));
}
