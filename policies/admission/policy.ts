/** What policies that validate and policies that mutate have in common, and their bindings. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Environment } from "@bubustack/cel/environment";
import { listAt, objectAt, textAt } from "../fields.ts";
import type { Condition } from "./conditions.ts";
import { compileConditions } from "./conditions.ts";
import type { Constraints } from "./constraints.ts";
import { readConstraints } from "./constraints.ts";
import type { Declared } from "./environment.ts";
import { environmentFor } from "./environment.ts";
import type { ParamKind, ParamRef } from "./params.ts";
import { readParamKind, readParamRef } from "./params.ts";
import type { Variables } from "./variables.ts";
import { compileVariables } from "./variables.ts";

export { listAt, objectAt, textAt };

export interface Policy {
  readonly name: string;
  /** What an error means: the request is refused, or the policy counts as not there. */
  readonly failurePolicy: "Fail" | "Ignore";
  readonly constraints: Constraints;
  readonly paramKind: ParamKind | undefined;
  readonly conditions: readonly Condition[];
  readonly variables: Variables;
}

export interface Binding {
  readonly name: string;
  readonly policyName: string;
  readonly paramRef: ParamRef | undefined;
  /** Undefined: everything that the policy matches. */
  readonly constraints: Constraints | undefined;
  /** Of a policy that validates: what a failed validation does. */
  readonly actions: readonly string[];
}

/** In which environments expressions are compiled, by what is declared. */
export interface Environments {
  readonly conditions: (declared: Declared) => Environment;
  /** Variables, validations, messages, mutations. */
  readonly rules: (declared: Declared) => Environment;
}

/** Those of the API server. */
export const kubernetesEnvironments: Environments = { conditions: environmentFor, rules: environmentFor };

/** Compiles what all policies have. */
export function readPolicy(object: JsonObject, { conditions, rules } = kubernetesEnvironments): Policy {
  const spec = objectAt(object, "spec");
  const paramKind = readParamKind(spec["paramKind"]);
  const params = paramKind !== undefined;
  return {
    name: textAt(objectAt(object, "metadata"), "name"),
    failurePolicy: spec["failurePolicy"] === "Ignore" ? "Ignore" : "Fail",
    constraints: readConstraints(spec["matchConstraints"]),
    paramKind,
    conditions: compileConditions(spec["matchConditions"], conditions({ params, authorizer: true })),
    variables: compileVariables(namedExpressions(spec["variables"]), params, rules),
  };
}

export function readBinding(object: JsonObject): Binding {
  const spec = objectAt(object, "spec");
  const resources = spec["matchResources"];
  return {
    name: textAt(objectAt(object, "metadata"), "name"),
    policyName: textAt(spec, "policyName"),
    paramRef: readParamRef(spec["paramRef"]),
    constraints: resources === undefined ? undefined : readConstraints(resources),
    actions: listAt(spec, "validationActions").filter((action) => typeof action === "string"),
  };
}

/** The names and expressions of variables. */
export function namedExpressions(
  given: Json | undefined,
): readonly { readonly name: string; readonly expression: string }[] {
  if (!isList(given)) return [];
  return given.map((item) => {
    const of = isObject(item) ? item : {};
    return { name: textAt(of, "name"), expression: textAt(of, "expression") };
  });
}
