import type { JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { Shape } from "@bubustack/policies/admission/mutation";
import { apiVersionOf } from "@bubustack/policies/admission/world";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { dotted } from "../validation/violations.ts";
import { complete as completed } from "../writes/decode.ts";

/** What a patch may make of an object: built-in kinds have no fields but their own. `schema` is that of a subresource. */
export function shapeOf(
  resource: Resource,
  schema: Structural | undefined,
  complete: (object: JsonObject) => JsonObject,
): Shape {
  return {
    schema: schema ?? resource.schema,
    complete: (object) => {
      if (!resource.custom && schema === undefined) {
        let unknown: string | undefined;
        const compiled = resource.compiled();
        const pruned = compiled.prune(object, (path) => {
          unknown ??= dotted(path);
        });
        if (unknown !== undefined) return { problem: `strict decoding error: unknown field "${unknown}"` };
        const wrong = compiled.check(pruned).violations.find(({ rule }) => rule === "type");
        if (wrong !== undefined) return { problem: `json: cannot unmarshal into field ${dotted(wrong.path)}` };
      }
      return { object: complete(object) };
    },
  };
}

/** The shapes of the kinds that are served. */
export function equivalentShapes({ registry }: Pick<Server, "registry">): NonNullable<Shape["of"]> {
  return (kind) => {
    const resource = registry.byKind(apiVersionOf(kind), kind.kind);
    return resource && shapeOf(resource, undefined, (object) => completed(resource, object));
  };
}
