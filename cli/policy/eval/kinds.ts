/** The kinds that requests are about: built-in ones, ours, and those of the definitions among the objects given. */
import { crd } from "@bubustack/api/crd";
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";
import { equivalentsOf } from "@bubustack/apiserver/admission/equivalents";
import { shapeOf } from "@bubustack/apiserver/admission/shape";
import { builtins } from "@bubustack/apiserver/resources/builtin/all";
import { customResources } from "@bubustack/apiserver/resources/custom";
import { Registry } from "@bubustack/apiserver/resources/registry";
import { complete } from "@bubustack/apiserver/writes/decode";
import type { Shape } from "@bubustack/policies/admission/mutation";
import type { Target } from "@bubustack/policies/admission/world";
import { wellKnown } from "./well-known.ts";

/** What is known about kinds. */
export interface Kinds {
  /** Whether objects of a kind are in namespaces; undefined where there is no such kind. */
  readonly namespaced: (apiVersion: string, kind: string) => boolean | undefined;
  /** The other versions and groups of a resource. */
  readonly equivalents: (group: string, version: string, resource: string) => readonly Target[];
  readonly shape: (kind: GroupVersionKind) => Shape | undefined;
  /** How objects of a kind are asked for; undefined where there is no such kind. */
  readonly resource: (apiVersion: string, kind: string) => Served | undefined;
}

/** A kind as it is served. */
export interface Served extends GroupVersionResource {
  readonly kind: string;
  readonly namespaced: boolean;
  /** An object as policies see it, with what the server fills in; `now` is RFC 3339. */
  readonly completed: (object: JsonObject, now: string) => JsonObject;
}

/** Makes what is known about kinds from some objects. */
export type Catalogue = (given: readonly JsonObject[]) => Kinds;

/**
 * The kinds that every cluster has, and ours. Objects may hold CustomResourceDefinitions besides; kinds of which there is an
 * object are known too.
 */
export function catalogue(): Catalogue {
  const known = [...builtins, ...kinds.flatMap((kind) => customResources(crd(kind) as unknown as JsonObject))];
  const plain = new Registry(known);
  return (given) => {
    const definitions = given.filter(({ kind }) => kind === "CustomResourceDefinition");
    if (definitions.length === 0) return kindsOf(plain, given);
    const registry = new Registry(known);
    for (const definition of definitions) registry.define(definition);
    return kindsOf(registry, given);
  };
}

function kindsOf(registry: Registry, given: readonly JsonObject[]): Kinds {
  return {
    namespaced: (apiVersion, kind) => {
      const known = registry.byKind(apiVersion, kind) ?? wellKnown(apiVersion, kind);
      if (known !== undefined) return known.namespaced;
      const object = given.find((one) => one["apiVersion"] === apiVersion && one["kind"] === kind);
      return object && namespaceOf(object) !== undefined;
    },
    equivalents: (group, version, resource) => {
      const known = registry.find(group, version, resource);
      return known === undefined ? [] : equivalentsOf(registry, known);
    },
    shape: ({ group, version, kind }) => {
      const resource = registry.byKind(group === "" ? version : `${group}/${version}`, kind);
      return resource && shapeOf(resource, undefined, (object) => complete(resource, object));
    },
    resource: (apiVersion, kind) => {
      const known = registry.byKind(apiVersion, kind);
      if (known === undefined) {
        const plain = wellKnown(apiVersion, kind);
        return plain && { ...plain, completed: (object) => object };
      }
      const { group, version, resource, namespaced, strategy } = known;
      const completed = (object: JsonObject, now: string) => {
        const whole = complete(known, object);
        return strategy.create?.(whole, now) ?? whole;
      };
      return { group, version, resource, kind, namespaced, completed };
    },
  };
}

function namespaceOf({ metadata }: JsonObject): string | undefined {
  const namespace =
    typeof metadata === "object" && metadata !== null && "namespace" in metadata ? metadata["namespace"] : undefined;
  return typeof namespace === "string" ? namespace : undefined;
}
