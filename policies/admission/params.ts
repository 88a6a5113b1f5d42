/** The params of a binding: the objects that it names or selects, each of which its policy is evaluated with. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Lookup, ParamLookup, World } from "./world.ts";

export interface ParamKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** `paramRef` of a binding. */
export interface ParamRef {
  readonly name: string;
  /** Empty: the namespace of the request. */
  readonly namespace: string;
  readonly selector: Json | undefined;
  readonly denyIfAbsent: boolean;
}

export function readParamKind(given: Json | undefined): ParamKind | undefined {
  return isObject(given) ? { apiVersion: textOf(given["apiVersion"]), kind: textOf(given["kind"]) } : undefined;
}

export function readParamRef(given: Json | undefined): ParamRef | undefined {
  if (!isObject(given)) return undefined;
  return {
    name: textOf(given["name"]),
    namespace: textOf(given["namespace"]),
    selector: given["selector"],
    denyIfAbsent: given["parameterNotFoundAction"] === "Deny",
  };
}

/** What is known so far, or why it is not. */
export type Stuck =
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "open"; readonly lookups: readonly Lookup[] }
  | { readonly state: "unknown"; readonly reason: string };

/** Whether there is such a kind, and whether its objects are in namespaces. */
export function findKind(
  { apiVersion, kind }: ParamKind,
  world: World,
): { readonly state: "kind"; readonly namespaced: boolean } | Stuck {
  const lookup: Lookup = { ask: "paramKind", apiVersion, kind };
  const found = world.look(lookup);
  if (found === undefined) return { state: "open", lookups: [lookup] };
  if (found.state === "kind" || found.state === "unknown" || found.state === "failed") return found;
  return { state: "failed", reason: `failed to find resource referenced by paramKind: '${shown(apiVersion, kind)}'` };
}

/** `group/version, Kind=Kind`. */
function shown(apiVersion: string, kind: string): string {
  return `${apiVersion.includes("/") ? apiVersion : `/${apiVersion}`}, Kind=${kind}`;
}

/** The params: one null where the policy takes none, or the binding gives none. `namespace` is the request's. */
export function findParams(
  kind: (ParamKind & { readonly namespaced: boolean }) | undefined,
  ref: ParamRef | undefined,
  namespace: string,
  world: World,
): { readonly state: "params"; readonly params: readonly (JsonObject | null)[] } | Stuck {
  if (kind === undefined || ref === undefined) return { state: "params", params: [null] };
  const lookup = lookupOf(kind, ref, namespace);
  if (typeof lookup === "string") return { state: "failed", reason: lookup };
  const found = world.look(lookup);
  if (found === undefined) return { state: "open", lookups: [lookup] };
  if (found.state === "unknown" || found.state === "failed") return found;
  const params = found.state === "objects" ? found.objects.map((object) => typed(object, kind)) : [];
  if (params.length === 0 && ref.denyIfAbsent)
    return { state: "failed", reason: "no params found for policy binding with `Deny` parameterNotFoundAction" };
  return { state: "params", params };
}

function lookupOf(
  { apiVersion, kind, namespaced }: ParamKind & { readonly namespaced: boolean },
  { name, namespace, selector }: ParamRef,
  requested: string,
): ParamLookup | string {
  const own = namespace !== "" ? namespace : requested;
  if (namespaced && own === "")
    return "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources";
  if (!namespaced && namespace !== "")
    return "paramRef.namespace must not be provided for a cluster-scoped `paramKind`";
  if (name !== "" && selector !== undefined) return "paramRef.name and paramRef.selector are mutually exclusive";
  const base = { ask: "params", apiVersion, kind, namespace: namespaced ? own : "" } as const;
  if (name !== "") return { ...base, name };
  return selector === undefined ? "one of name or selector must be provided" : { ...base, selector };
}

function typed(object: JsonObject, { apiVersion, kind }: ParamKind): JsonObject {
  return object["kind"] === undefined ? { apiVersion, kind, ...object } : object;
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
