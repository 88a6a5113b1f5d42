/** What expressions of admission policies may use, as the API server declares it. */
import type { Names } from "@bubustack/cel/check/environment";
import type { Environment } from "@bubustack/cel/environment";
import { authorizerType, resourceCheckType } from "@bubustack/cel/kubernetes/authorizer";
import { kubernetes, mutation } from "@bubustack/cel/kubernetes/environment";
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";
import type { PointVariable } from "../policy/points.ts";
import { pointFields } from "../policy/points.ts";

/** The variables that not every expression has. */
export interface Declared {
  readonly params: boolean;
  readonly authorizer: boolean;
  /** `Object`, `JSONPatch` and `jsonpatch.escapeKey`. */
  readonly patches?: boolean;
  /** Further variables. */
  readonly extra?: readonly PointVariable[];
}

const { bool, dyn, int, string, timestamp } = types;
const texts = types.list(string);
const named = (name: string) => types.struct(`kubernetes.${name}`);

const fields: { readonly [type: string]: { readonly [field: string]: Type } } = {
  "kubernetes.GroupVersionKind": { group: string, version: string, kind: string },
  "kubernetes.GroupVersionResource": { group: string, version: string, resource: string },
  "kubernetes.UserInfo": { username: string, uid: string, groups: texts, extra: types.map(string, texts) },
  "kubernetes.AdmissionRequest": {
    kind: named("GroupVersionKind"),
    resource: named("GroupVersionResource"),
    subResource: string,
    requestKind: named("GroupVersionKind"),
    requestResource: named("GroupVersionResource"),
    requestSubResource: string,
    name: string,
    namespace: string,
    operation: string,
    userInfo: named("UserInfo"),
    dryRun: bool,
    options: dyn,
  },
  "kubernetes.Namespace": {
    metadata: named("NamespaceMetadata"),
    spec: named("NamespaceSpec"),
    status: named("NamespaceStatus"),
  },
  // `UID` is declared in capitals, so that `uid` cannot be read.
  "kubernetes.NamespaceMetadata": {
    name: string,
    generateName: string,
    namespace: string,
    labels: types.map(string, string),
    annotations: types.map(string, string),
    UID: string,
    creationTimestamp: timestamp,
    deletionGracePeriodSeconds: int,
    deletionTimestamp: timestamp,
    generation: int,
    resourceVersion: string,
    finalizers: texts,
  },
  "kubernetes.NamespaceSpec": { finalizers: texts },
  "kubernetes.NamespaceStatus": { conditions: types.list(named("NamespaceCondition")), phase: string },
  ...pointFields,
  "kubernetes.NamespaceCondition": {
    status: string,
    type: string,
    lastTransitionTime: timestamp,
    message: string,
    reason: string,
  },
};

const known = new Map<string, Environment>();

/** The environment for expressions with these variables; made once. */
export function environmentFor({ params, authorizer, patches = false, extra = [] }: Declared): Environment {
  const key = [params, authorizer, patches, ...extra.map(({ name }) => name)].join();
  let made = known.get(key);
  if (made === undefined) {
    const variables: { [name: string]: Type } = {
      ...Object.fromEntries(extra.map(({ name, type }) => [name, type])),
      object: dyn,
      oldObject: dyn,
      namespaceObject: named("Namespace"),
      request: named("AdmissionRequest"),
      ...(params && { params: dyn }),
      ...(authorizer && { authorizer: authorizerType, "authorizer.requestResource": resourceCheckType }),
    };
    made = (patches ? mutation : kubernetes)({ variables, types: fields });
    known.set(key, made);
  }
  return made;
}

const variablesType = named("variables");
const readsType = named("reads");

/** The environment with the variables of a policy as fields of `variables`. Fields may be added later on. */
export function withVariables(base: Environment, variables: ReadonlyMap<string, Type>): Environment {
  return withFields(base, "variables", variablesType, (text) => variables.get(text));
}

/** The environment with the reads of a policy as fields of `reads`: each is a list of objects. */
export function withReads(base: Environment, reads: readonly string[]): Environment {
  if (reads.length === 0) return base;
  const known = new Set(reads);
  return withFields(base, "reads", readsType, (text) => (known.has(text) ? types.list(dyn) : undefined));
}

function withFields(
  base: Environment,
  own: string,
  type: Type,
  fieldOf: (name: string) => Type | undefined,
): Environment {
  const { name, field } = base.names;
  const variable = { kind: "variable", type } as const;
  return withNames(base, {
    name: (text) => (text === own ? variable : name(text)),
    field: (of, text) => (of === type.name ? fieldOf(text) : field(of, text)),
  });
}

/** The environment without one of its names. */
export function withoutName(base: Environment, name: string): Environment {
  const { name: find, field } = base.names;
  return withNames(base, { name: (text) => (text === name ? undefined : find(text)), field });
}

function withNames(base: Environment, changes: Pick<Names, "name" | "field">): Environment {
  const names: Names = { ...base.names, ...changes };
  return { ...base, names, plan: { ...base.plan, names } };
}
