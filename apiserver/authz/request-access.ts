import { requiredName } from "../selectors/fields.ts";
import type { Call } from "../wire/call.ts";
import type { ResourcePath, Target } from "../wire/path.ts";
import { truthy } from "../wire/truthy.ts";
import type { Access } from "./access.ts";

const verbs: { readonly [method: string]: string } = {
  POST: "create",
  GET: "get",
  HEAD: "get",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** What a request wants, by its method, path and query. */
export function accessOf(call: Pick<Call, "method" | "query">, target: Target): Access {
  if (target.type === "other") return { type: "path", verb: call.method.toLowerCase(), path: target.path };
  const { group, resource, subresource, name } = target;
  // A namespace is inside of itself, so that a Role can allow to read it.
  const namespace = group === "" && resource === "namespaces" && name !== "" ? name : target.namespace;
  return { type: "resource", group, resource, subresource, namespace, ...verbAndName(call, target) };
}

/** Without a name, a read is a list or a watch, and a field selector may name the one object that is wanted. */
function verbAndName(
  { method, query }: Pick<Call, "method" | "query">,
  { name }: ResourcePath,
): { readonly verb: string; readonly name: string } {
  const verb = Object.hasOwn(verbs, method) ? (verbs[method] ?? "") : "";
  if (verb === "get" && truthy(query.get("watch")))
    return { verb: "watch", name: name || requiredName(query.get("fieldSelector") ?? "") };
  if (name !== "") return { verb, name };
  if (verb === "get") return { verb: "list", name: requiredName(query.get("fieldSelector") ?? "") };
  return { verb: verb === "delete" ? "deletecollection" : verb, name };
}
