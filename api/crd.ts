import type { Column, Kind } from "./kind.ts";
import type { Structural } from "./structural.ts";
import { structural } from "./structural.ts";

/** A CustomResourceDefinition (apiextensions.k8s.io/v1), as far as we fill it in. */
export interface CustomResourceDefinition {
  readonly apiVersion: "apiextensions.k8s.io/v1";
  readonly kind: "CustomResourceDefinition";
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: {
      readonly kind: string;
      readonly listKind: string;
      readonly plural: string;
      readonly singular: string;
      readonly shortNames: readonly string[];
      readonly categories: readonly string[];
    };
    readonly scope: "Namespaced" | "Cluster";
    readonly versions: readonly CrdVersion[];
  };
}

/** One version of a CRD. Ours have exactly one, served and stored. */
export interface CrdVersion {
  readonly name: string;
  readonly served: true;
  readonly storage: true;
  readonly additionalPrinterColumns: readonly Column[];
  readonly selectableFields?: readonly { readonly jsonPath: string }[];
  readonly schema: { readonly openAPIV3Schema: Structural };
  readonly subresources: { readonly status: object };
}

const age: Column = {
  name: "Age",
  type: "date",
  jsonPath: ".metadata.creationTimestamp",
  description: "Time since the object was created.",
};

/** The name of a kind's CRD: `<plural>.<group>`. */
export function crdName(kind: Pick<Kind, "plural" | "group">): string {
  return `${kind.plural}.${kind.group}`;
}

/** The CustomResourceDefinition of a kind; the printer column `Age` comes last. */
export function crd(kind: Kind): CustomResourceDefinition {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: crdName(kind) },
    spec: {
      group: kind.group,
      names: {
        kind: kind.kind,
        listKind: `${kind.kind}List`,
        plural: kind.plural,
        singular: kind.singular,
        shortNames: kind.shortNames,
        categories: kind.categories,
      },
      scope: kind.scope,
      versions: [version(kind)],
    },
  };
}

function version(kind: Kind): CrdVersion {
  return {
    name: kind.version,
    served: true,
    storage: true,
    additionalPrinterColumns: [...kind.columns, age],
    ...(kind.selectableFields.length > 0
      ? { selectableFields: kind.selectableFields.map((jsonPath) => ({ jsonPath })) }
      : {}),
    schema: { openAPIV3Schema: root(kind) },
    subresources: { status: {} },
  };
}

/** The schema of the whole object. The API server owns `metadata`: a CRD may say no more than that it is an object. */
function root(kind: Kind): Structural {
  const schema = structural(kind.schema);
  return { ...schema, properties: { ...schema.properties, metadata: { type: "object" } } };
}
