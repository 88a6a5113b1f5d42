import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import * as types from "@bubustack/cel/type/type";
import type { Expression } from "./expression.ts";
import { compileExpression } from "./expression.ts";
import type { Policy } from "./policy.ts";
import { kubernetesEnvironments, listAt, objectAt, readPolicy, textAt } from "./policy.ts";

export interface Validation {
  readonly expression: Expression;
  readonly message: string;
  readonly messageExpression: Expression | undefined;
  /** The reason of the refusal: Invalid unless the policy says another. */
  readonly reason: string;
}

export interface AuditAnnotation {
  readonly key: string;
  readonly value: Expression;
}

/** A ValidatingAdmissionPolicy, compiled. */
export interface ValidatingPolicy extends Policy {
  readonly validations: readonly Validation[];
  readonly auditAnnotations: readonly AuditAnnotation[];
}

/** Compiles a ValidatingAdmissionPolicy. Never fails: what cannot be compiled is an error when it is evaluated. */
export function readValidatingPolicy(object: JsonObject, environments = kubernetesEnvironments): ValidatingPolicy {
  const policy = readPolicy(object, environments);
  const spec = objectAt(object, "spec");
  const params = policy.paramKind !== undefined;
  const env = policy.variables.environment({ params, authorizer: true });
  const messages = policy.variables.environment({ params, authorizer: false });
  return {
    ...policy,
    validations: listAt(spec, "validations").map((item) => {
      const of = isObject(item) ? item : {};
      const message = textAt(of, "messageExpression");
      return {
        expression: compileExpression(textAt(of, "expression"), env, types.bool),
        message: textAt(of, "message"),
        messageExpression: message === "" ? undefined : compileExpression(message, messages, types.string),
        reason: textAt(of, "reason") || "Invalid",
      };
    }),
    auditAnnotations: listAt(spec, "auditAnnotations").map((item) => {
      const of = isObject(item) ? item : {};
      const value = compileExpression(textAt(of, "valueExpression"), env, types.string, types.nullType);
      return { key: textAt(of, "key"), value };
    }),
  };
}
