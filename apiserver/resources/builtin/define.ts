import type { Structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { age, name } from "../../table/standard.ts";
import { subdomainProblems } from "../../validation/names.ts";
import type { Column, Resource, Scale, Strategy, Subresource } from "../resource.ts";
import { allVerbs, scaleResource } from "../resource.ts";

/** What a built-in kind has to say about itself; the rest follows. */
export interface Definition {
  readonly group: string;
  readonly version?: string;
  readonly kind: string;
  /** Default: the kind in lower case with an s. */
  readonly resource?: string;
  readonly namespaced: boolean;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  /** Default: all. */
  readonly verbs?: readonly string[];
  readonly status?: boolean;
  readonly subresources?: readonly Subresource[];
  /** Default: none. */
  readonly scale?: Scale;
  readonly generation?: boolean;
  readonly unconditionalUpdate?: boolean;
  readonly createsOnUpdate?: boolean;
  readonly answersDeleted?: boolean;
  readonly deprecation?: string;
  readonly schema: Structural;
  readonly selectableFields?: readonly string[];
  /** The columns between Name and Age; a list with its own Name replaces all. */
  readonly columns?: readonly Column[];
  /** Columns behind Age, in wide tables. */
  readonly wideColumns?: readonly Column[];
  readonly nameProblems?: (name: string) => readonly string[];
  readonly strategy?: Strategy;
}

/** Completes the definition of a built-in kind. */
export function define(given: Definition): Resource {
  const { group, version = "v1", kind, columns = [] } = given;
  const singular = kind.toLowerCase();
  const all = columns.some((column) => column.name === "Name")
    ? columns
    : [name, ...columns, age, ...(given.wideColumns ?? [])];
  let compiled: ReturnType<typeof compile> | undefined;
  return {
    group,
    version,
    kind,
    singular,
    resource: given.resource ?? `${singular}s`,
    listKind: `${kind}List`,
    namespaced: given.namespaced,
    shortNames: given.shortNames ?? [],
    categories: given.categories ?? [],
    custom: false,
    verbs: given.verbs ?? allVerbs,
    status: given.status ?? false,
    subresources: [...(given.subresources ?? []), ...(given.scale === undefined ? [] : [scaleResource])],
    ...(given.scale === undefined ? {} : { scale: given.scale }),
    generation: given.generation ?? false,
    unconditionalUpdate: given.unconditionalUpdate ?? true,
    createsOnUpdate: given.createsOnUpdate ?? false,
    answersDeleted: given.answersDeleted ?? false,
    ...(given.deprecation === undefined ? {} : { deprecation: given.deprecation }),
    schema: given.schema,
    selectableFields: given.selectableFields ?? [],
    columns: all,
    nameProblems: given.nameProblems ?? subdomainProblems,
    strategy: given.strategy ?? {},
    compiled: () => {
      compiled ??= compile(given.schema);
      return compiled;
    },
  };
}
