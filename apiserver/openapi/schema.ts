import type { Json, JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { mergeKeyOf } from "@bubustack/policies/merge/strategic";
import type { Resource } from "../resources/resource.ts";

export const metadataName = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

const packages: { readonly [group: string]: string } = {
  "": "io.k8s.api.core",
  "apiextensions.k8s.io": "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions",
  "admissionregistration.k8s.io": "io.k8s.api.admissionregistration",
  "authentication.k8s.io": "io.k8s.api.authentication",
  "authorization.k8s.io": "io.k8s.api.authorization",
  "rbac.authorization.k8s.io": "io.k8s.api.rbac",
  "coordination.k8s.io": "io.k8s.api.coordination",
  "events.k8s.io": "io.k8s.api.events",
};

/** The name of a resource's schema among the components: `io.bubustack.v1alpha1.Story`. */
export function schemaName({ group, version, kind, custom }: Resource): string {
  const base = custom ? group.split(".").toReversed().join(".") : packages[group];
  return `${base ?? group}.${version}.${kind}`;
}

export function reference(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

/** A resource's schema as OpenAPI: metadata by reference, and the group, version and kind that it is of. */
export function openapiSchema(resource: Resource): JsonObject {
  const { group, version, kind, schema } = resource;
  const rendered = render(schema);
  const properties = rendered.properties as JsonObject;
  const metadata = {
    description: schema.properties?.metadata?.description ?? "",
    allOf: [reference(metadataName)],
    default: {},
  };
  return {
    ...rendered,
    properties: { ...properties, metadata },
    "x-kubernetes-group-version-kind": [{ group, version, kind }],
  };
}

/** A structural schema as OpenAPI v3, with the extensions by which clients compute strategic merge patches. */
export function render(schema: Structural): JsonObject {
  const mergeKey = mergeKeyOf(schema);
  const out: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(schema) as [string, Json][]) out[key] = value;
  if (schema.properties !== undefined) {
    out.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, child]) => [name, render(child)]),
    );
  }
  if (schema.items !== undefined) out.items = render(schema.items);
  if (typeof schema.additionalProperties === "object") out.additionalProperties = render(schema.additionalProperties);
  if (mergeKey !== undefined) {
    out["x-kubernetes-patch-merge-key"] = mergeKey;
    out["x-kubernetes-patch-strategy"] = "merge";
  } else if (schema["x-kubernetes-list-type"] === "set") out["x-kubernetes-patch-strategy"] = "merge";
  if (schema["x-kubernetes-int-or-string"] === true) out.oneOf = [{ type: "integer" }, { type: "string" }];
  return out;
}
