import type { ObjectMeta } from "./meta.ts";
import type { CelRule, Schema, Static } from "./schema.ts";
import { anyObject, object, optional, string } from "./schema.ts";

/** A printer column of `kubectl get`. */
export interface Column {
  readonly name: string;
  readonly type: "string" | "integer" | "date" | "boolean" | "number";
  readonly jsonPath: string;
  readonly description?: string;
  /** Columns with a priority above 0 show only with `-o wide`. */
  readonly priority?: number;
}

/** One kind of ours: everything that an outsider is promised about it. */
export interface Kind<S extends Schema = Schema, T extends Schema = Schema> {
  readonly group: string;
  readonly version: "v1alpha1";
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly scope: "Namespaced" | "Cluster";
  /** What the kind is, for its reference page and `kubectl explain`. */
  readonly description: string;
  readonly columns: readonly Column[];
  readonly selectableFields: readonly string[];
  readonly spec: S;
  readonly status: T;
  /** The whole object, as the CRD's root. */
  readonly schema: Schema;
}

/** An object of a kind, as it is read and written. */
export type ObjectOf<K extends Kind> = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly spec: Static<K["spec"]>;
  readonly status?: Static<K["status"]>;
};

type Given<S extends Schema, T extends Schema> = Omit<Kind<S, T>, "schema" | "version" | "selectableFields"> & {
  readonly selectableFields?: readonly string[];
  /** Rules of the CRD over the whole object; of the metadata they see `name` and `generateName`. */
  readonly rules?: readonly CelRule[];
};

/** Describes a kind; `spec` is required at the root, `status` is a subresource. */
export function kind<const S extends Schema, const T extends Schema>(given: Given<S, T>): Kind<S, T> {
  const { rules, ...rest } = given;
  const fields = {
    apiVersion: optional(string("The group and version of this representation of an object, as `group/version`.")),
    kind: optional(string("The kind of the object, in CamelCase.")),
    metadata: optional(anyObject("Standard object metadata.")),
    spec: given.spec,
    status: optional(given.status),
  };
  return {
    selectableFields: [],
    ...rest,
    version: "v1alpha1",
    schema: object(given.description, fields, rules === undefined ? {} : { rules }),
  };
}

/** `group/version` of a kind. */
export function apiVersion(kind: Pick<Kind, "group" | "version">): string {
  return `${kind.group}/${kind.version}`;
}
