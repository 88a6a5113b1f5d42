import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { edgesOf } from "./edges.ts";

/**
 * What objects of a kind use of other namespaces where that can be granted: once by kind and namespace (`Engram shared`)
 * and once by name too (`Engram shared/fetch`), as grants are about either. Total over arbitrary JSON.
 */
export function foreignOf(kind: string): (object: JsonObject) => readonly string[] {
  return (object) => {
    const { metadata } = object;
    const own = isObject(metadata) ? metadata["namespace"] : undefined;
    const away = edgesOf(kind, object, { placed: true }).filter(
      ({ row, to }) => row.permission === "settings" && to.namespace !== "" && to.namespace !== own,
    );
    return [
      ...new Set(away.flatMap(({ to }) => [`${to.kind} ${to.namespace}`, `${to.kind} ${to.namespace}/${to.name}`])),
    ];
  };
}
