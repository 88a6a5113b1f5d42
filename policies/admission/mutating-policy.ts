import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import * as types from "@bubustack/cel/type/type";
import type { Expression } from "./expression.ts";
import { compileExpression } from "./expression.ts";
import type { Policy } from "./policy.ts";
import { kubernetesEnvironments, listAt, objectAt, readPolicy, textAt } from "./policy.ts";

export interface Mutation {
  readonly patchType: "JSONPatch" | "ApplyConfiguration";
  readonly expression: Expression;
}

/** A MutatingAdmissionPolicy, compiled. */
export interface MutatingPolicy extends Policy {
  readonly mutations: readonly Mutation[];
  /** Evaluated once more where something after it changed the object. */
  readonly reinvoked: boolean;
  /** What it would change when it is applied to what it left is an error: it must leave that as it is. Default: not asked. */
  readonly settles?: boolean;
}

const patches = types.list(types.struct("JSONPatch"));
const objectType = types.struct("Object");

/** Compiles a MutatingAdmissionPolicy. Never fails: what cannot be compiled is an error when it is evaluated. */
export function readMutatingPolicy(object: JsonObject, environments = kubernetesEnvironments): MutatingPolicy {
  const policy = readPolicy(object, environments);
  const spec = objectAt(object, "spec");
  const params = policy.paramKind !== undefined;
  const env = policy.variables.environment({ params, authorizer: true, patches: true });
  return {
    ...policy,
    reinvoked: spec["reinvocationPolicy"] === "IfNeeded",
    mutations: listAt(spec, "mutations").map((item): Mutation => {
      const of = isObject(item) ? item : {};
      const patchType = of["patchType"] === "JSONPatch" ? "JSONPatch" : "ApplyConfiguration";
      const source = textAt(objectAt(of, patchType === "JSONPatch" ? "jsonPatch" : "applyConfiguration"), "expression");
      return {
        patchType,
        expression: compileExpression(source, env, patchType === "JSONPatch" ? patches : objectType),
      };
    }),
  };
}
