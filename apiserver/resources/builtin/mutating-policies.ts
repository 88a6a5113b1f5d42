/** MutatingAdmissionPolicy and its binding. */
import { mutatingPolicy } from "@bubustack/policies/admission/compiled";
import {
  mutatingBindingProblems,
  mutatingPolicyProblems,
} from "@bubustack/policies/admission/problems/mutating-problems";
import { rootSchema } from "../metadata-schema.ts";
import { listAt } from "../object.ts";
import { listOf, object, text } from "../schema-words.ts";
import { define } from "./define.ts";
import { bindingFields, policyFields } from "./match-schemas.ts";
import { bindingColumns, categories, group, nameWarnings, paramKindColumn } from "./policy-words.ts";

const mutation = object(
  "One change.",
  {
    applyConfiguration: object("A part of the object, merged by the types of its lists and maps.", {
      expression: text("CEL that makes an Object."),
    }),
    jsonPatch: object("A JSON Patch.", { expression: text("CEL that makes a list of JSONPatch.") }),
    patchType: text("ApplyConfiguration or JSONPatch."),
  },
  ["patchType"],
);

const spec = object("What is changed.", {
  ...policyFields,
  mutations: listOf("The changes, in their order.", mutation),
  reinvocationPolicy: text("Whether the policy is asked again once something changes after it: Never or IfNeeded."),
});

export const mutatingAdmissionPolicies = define({
  group,
  kind: "MutatingAdmissionPolicy",
  resource: "mutatingadmissionpolicies",
  namespaced: false,
  categories,
  generation: true,
  unconditionalUpdate: false,
  columns: [
    {
      name: "Mutations",
      type: "integer",
      description: "Number of changes.",
      cell: (policy) => listAt(policy, "spec", "mutations").length,
    },
    paramKindColumn,
  ],
  schema: rootSchema("A MutatingAdmissionPolicy says in CEL how objects are changed before they are stored.", { spec }),
  strategy: {
    ownDuplicates: true,
    validate: (policy) => mutatingPolicyProblems(policy, mutatingPolicy(policy)),
    warnings: nameWarnings,
  },
});

export const mutatingAdmissionPolicyBindings = define({
  group,
  kind: "MutatingAdmissionPolicyBinding",
  namespaced: false,
  categories,
  generation: true,
  unconditionalUpdate: false,
  columns: bindingColumns,
  schema: rootSchema("A MutatingAdmissionPolicyBinding puts a policy in force.", {
    spec: object("What is in force.", bindingFields),
  }),
  strategy: { ownDuplicates: true, validate: mutatingBindingProblems, warnings: nameWarnings },
});
