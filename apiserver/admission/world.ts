/** What admission policies and match conditions may know: the namespaces, params and rights that this server holds. */
import type { JsonObject } from "@bubustack/api/json";
import { subjectOf } from "@bubustack/policies/admission/inputs";
import { labelSelector, labelsOf } from "@bubustack/policies/admission/selector";
import type { Found, Lookup, ParamLookup, Target, World } from "@bubustack/policies/admission/world";
import type { Access } from "../authz/access.ts";
import { authorize } from "../authz/authorize.ts";
import { storedPolicy } from "../authz/policy.ts";
import { keyOf, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import type { Attributes } from "./attributes.ts";
import { equivalentsOf } from "./equivalents.ts";
import { zones } from "./zones.ts";

/** The world of one request. Everything is at hand, so that no question stays open. */
export function worldOf(server: Server, attributes: Attributes): World {
  return { look: (lookup) => look(server, lookup), equivalents: targetsOf(server, attributes), zones };
}

function look(server: Server, lookup: Lookup): Found {
  switch (lookup.ask) {
    case "namespace": {
      const found = server.store.collection({ group: "", resource: "namespaces" }).get(keyOf("", lookup.name));
      return found === undefined ? { state: "absent" } : { state: "objects", objects: [found.object] };
    }
    case "paramKind": {
      const resource = server.registry.byKind(lookup.apiVersion, lookup.kind);
      return resource === undefined ? { state: "absent" } : { state: "kind", namespaced: resource.namespaced };
    }
    case "params":
      return params(server, lookup);
    case "reads":
      return { state: "unknown", reason: "policies of Kubernetes read no objects but params" };
    case "access": {
      const { check } = lookup;
      const { verb, group, resource, subresource, namespace, name, path } = check;
      const access: Access =
        path === undefined
          ? { type: "resource", verb, group, resource, subresource, namespace, name }
          : { type: "path", verb, path };
      const decision = authorize(access, subjectOf(check, lookup.user), storedPolicy(server.store));
      return { state: "access", access: decision };
    }
  }
}

/** Params in the order of their names. */
function params(server: Server, { apiVersion, kind, namespace, name, selector }: ParamLookup): Found {
  const resource = server.registry.byKind(apiVersion, kind);
  if (resource === undefined) return { state: "absent" };
  const collection = server.store.collection(resource);
  const as = (object: JsonObject): JsonObject => ({ ...object, apiVersion, kind });
  if (name !== undefined) {
    const found = collection.get(keyOf(namespace, name));
    return found === undefined ? { state: "absent" } : { state: "objects", objects: [as(found.object)] };
  }
  const selects = labelSelector(selector);
  if ("problem" in selects) return { state: "failed", reason: selects.problem };
  const objects = [...collection.values()]
    .filter(({ object }) => textAt(object, "metadata", "namespace") === namespace && selects.matches(labelsOf(object)))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ object }) => as(object));
  return { state: "objects", objects };
}

const equivalents = new WeakMap<object, { readonly revision: number; readonly targets: readonly Target[] }>();

function targetsOf(server: Server, { resource, kind }: Attributes): readonly Target[] {
  const known = equivalents.get(resource);
  if (known?.revision === server.registry.revision) return known.targets;
  const targets = equivalentsOf(server.registry, resource, kind);
  equivalents.set(resource, { revision: server.registry.revision, targets });
  return targets;
}
