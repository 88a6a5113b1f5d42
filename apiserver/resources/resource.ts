import type { Json, JsonObject } from "@bubustack/api/json";
import type { GroupVersionKind } from "@bubustack/api/meta";
import type { Structural } from "@bubustack/api/structural";
import type { Validator } from "@bubustack/cel/rules/validator";
import type { Compiled } from "@bubustack/engine/schema/structural";
import type { FieldError } from "../validation/field-error.ts";

/** A column of `kubectl get`, as a Table carries it. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly description: string;
  readonly priority?: number;
  /** The cell of an object; `now` is milliseconds since the epoch, for ages. */
  readonly cell: (object: JsonObject, now: number) => Json;
}

/** What a kind does besides what every kind does. All hooks are pure. */
export interface Strategy {
  /** Fills in what depends on other fields, before anybody sees the object; what it fills in is its author's. */
  readonly defaults?: (object: JsonObject) => JsonObject;
  /** Completes a new object: the fields that the server owns. */
  readonly create?: (object: JsonObject, now: string) => JsonObject;
  /** Completes a changed object. */
  readonly update?: (object: JsonObject, old: JsonObject, now: string) => JsonObject;
  /** Problems beyond the schema. */
  readonly validate?: (object: JsonObject, old: JsonObject | undefined) => readonly FieldError[];
  /** Seconds that an object stays after it is deleted, so that what it stands for can end; `asked` is what a delete says. */
  readonly grace?: (object: JsonObject, asked: number | undefined) => number;
  /** Items that a list holds twice are among these problems, and are not asked of the schema. */
  readonly ownDuplicates?: boolean;
  /** Warnings that a successful write answers with. */
  readonly warnings?: (object: JsonObject) => readonly string[];
}

/** A part of an object that is asked for by itself. */
export interface Subresource extends GroupVersionKind {
  readonly name: string;
  readonly verbs: readonly string[];
}

/** Where an object keeps what its subresource `scale` shows, as paths of fields. */
export interface Scale {
  readonly replicas: readonly string[];
  readonly status: readonly string[];
  readonly selector?: readonly string[];
  /** The selector as text, where the object does not keep it so. */
  readonly selectorOf?: (object: JsonObject) => string;
}

/** The subresource `scale` itself. */
export const scaleResource: Subresource = {
  name: "scale",
  group: "autoscaling",
  version: "v1",
  kind: "Scale",
  verbs: ["get", "patch", "update"],
};

/** How the versions of a definition are converted by its webhook. */
export interface Conversion {
  /** Name of the version that is stored. */
  readonly stored: string;
  /** The `webhook` of the definition, with its `clientConfig`. */
  readonly webhook: JsonObject;
  /** Versions of ConversionReview that it takes, in its order. */
  readonly reviewVersions: readonly string[];
}

/** One served resource at one version. Built-in kinds and custom kinds are both this. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  /** Plural, lower-case. */
  readonly resource: string;
  readonly singular: string;
  readonly kind: string;
  readonly listKind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** Comes from a CustomResourceDefinition. */
  readonly custom: boolean;
  /** What may be done to its objects; a kind that is a question is only created. */
  readonly verbs: readonly string[];
  /** Has the subresource `status`, so that neither side writes the other's fields. */
  readonly status: boolean;
  /** Further subresources, whose objects may be of other kinds. */
  readonly subresources: readonly Subresource[];
  /** Has the subresource `scale`. */
  readonly scale?: Scale;
  /** How its objects become those of other versions; undefined where nothing but the version differs. */
  readonly conversion?: Conversion;
  /** A PUT creates what is not there. */
  readonly createsOnUpdate?: boolean;
  /** A delete is answered with the object that is gone, instead of a Status. */
  readonly answersDeleted?: boolean;
  /** What each request for it is warned of, where its version is deprecated. */
  readonly deprecation?: string;
  /** Counts `metadata.generation`. */
  readonly generation: boolean;
  /** A PUT without resourceVersion is taken. */
  readonly unconditionalUpdate: boolean;
  /** The whole object, `apiVersion`, `kind` and `metadata` included. */
  readonly schema: Structural;
  readonly selectableFields: readonly string[];
  readonly columns: readonly Column[];
  readonly nameProblems: (name: string) => readonly string[];
  readonly strategy: Strategy;
  /** The schema, compiled on first use. */
  readonly compiled: () => Compiled;
  /** The schema of a custom kind in another version, by its `apiVersion`; of one that is not there, that of no fields. */
  readonly otherVersion?: (apiVersion: string) => Compiled;
  /** The rules of a custom kind, compiled on first use; undefined where there are none. */
  readonly rules?: () => Validator | undefined;
  /** Whether a custom kind holds resources inside of its objects; worked out on first use. */
  readonly embedded?: () => boolean;
}

export const allVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"] as const;

/** The same for custom kinds, in the order in which the API server tells them. */
export const customVerbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"] as const;

/** `group/version`, or `v1` for the core group. */
export function groupVersion({ group, version }: { readonly group: string; readonly version: string }): string {
  return group === "" ? version : `${group}/${version}`;
}
