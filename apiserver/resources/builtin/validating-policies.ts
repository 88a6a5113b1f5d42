/** ValidatingAdmissionPolicy and its binding. */
import { validatingPolicy } from "@bubustack/policies/admission/compiled";
import {
  validatingBindingProblems,
  validatingPolicyProblems,
} from "@bubustack/policies/admission/problems/validating-problems";
import { rootSchema } from "../metadata-schema.ts";
import { listAt } from "../object.ts";
import { int, keyed, listOf, object, setOf, text, time } from "../schema-words.ts";
import { define } from "./define.ts";
import { bindingFields, policyFields } from "./match-schemas.ts";
import { bindingColumns, categories, group, nameWarnings, paramKindColumn } from "./policy-words.ts";

const validation = object(
  "One validation.",
  {
    expression: text("CEL that is true where the request may be."),
    message: text("What is said where it is not true."),
    messageExpression: text("CEL that makes what is said; message stands in for it."),
    reason: text("Forbidden, Invalid or RequestEntityTooLarge; Invalid by default."),
  },
  ["expression"],
);

const spec = object("What is validated.", {
  ...policyFields,
  auditAnnotations: listOf(
    "Annotations of the audit event.",
    object(
      "One annotation.",
      { key: text("Its key, after the name of the policy."), valueExpression: text("CEL: a text, or null for none.") },
      ["key", "valueExpression"],
    ),
  ),
  validations: listOf("The validations, all of which must hold.", validation),
});

const status = object("State of the policy.", {
  conditions: keyed(
    "Aspects of the state.",
    object(
      "One aspect.",
      {
        lastTransitionTime: time("When it last changed."),
        message: text("What happened, for people."),
        observedGeneration: int("The generation that it is about.", "int64"),
        reason: text("What happened, in one word."),
        status: text("True, False or Unknown."),
        type: text("Which aspect."),
      },
      ["lastTransitionTime", "message", "reason", "status", "type"],
    ),
    "type",
  ),
  observedGeneration: int("The generation that the status is about.", "int64"),
  typeChecking: object("What the expressions and the types of the matched kinds say of each other.", {
    expressionWarnings: listOf(
      "Warnings.",
      object(
        "One warning.",
        { fieldRef: text("The field of the expression."), warning: text("What the check of types found.") },
        ["fieldRef", "warning"],
      ),
    ),
  }),
});

export const validatingAdmissionPolicies = define({
  group,
  kind: "ValidatingAdmissionPolicy",
  resource: "validatingadmissionpolicies",
  namespaced: false,
  categories,
  status: true,
  generation: true,
  unconditionalUpdate: false,
  columns: [
    {
      name: "Validations",
      type: "integer",
      description: "Number of validations.",
      cell: (policy) => listAt(policy, "spec", "validations").length,
    },
    paramKindColumn,
  ],
  schema: rootSchema("A ValidatingAdmissionPolicy says in CEL which requests are refused.", { spec, status }),
  strategy: {
    create: (policy) => ({ ...policy, status: {} }),
    ownDuplicates: true,
    validate: (policy) => validatingPolicyProblems(policy, validatingPolicy(policy)),
    warnings: nameWarnings,
  },
});

export const validatingAdmissionPolicyBindings = define({
  group,
  kind: "ValidatingAdmissionPolicyBinding",
  namespaced: false,
  categories,
  generation: true,
  unconditionalUpdate: false,
  columns: bindingColumns,
  schema: rootSchema("A ValidatingAdmissionPolicyBinding puts a policy in force.", {
    spec: object("What is in force.", {
      ...bindingFields,
      validationActions: setOf("What a validation that fails does: Deny, Warn, Audit.", { type: "string" }),
    }),
  }),
  strategy: { ownDuplicates: true, validate: validatingBindingProblems, warnings: nameWarnings },
});
