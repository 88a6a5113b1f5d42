/**
 * What can be imported of the published `@bubustack/cel`, in three parts: the language with all its libraries, the rules
 * of CustomResourceDefinitions, and messages of protobuf. Who uses one part loads none of the others' modules.
 */
export const celDoors: { readonly [part in "language" | "rules" | "protobuf"]: readonly string[] } = {
  language: [
    "analysis/uses",
    "compile",
    "environment",
    "estimate/estimate",
    "kubernetes/authorizer",
    "kubernetes/environment",
    "kubernetes/mutation",
    "library/declare",
    "library/plain",
    "schema/declarations",
    "schema/sizes",
    "syntax/ast",
    "syntax/json",
    "syntax/parser",
    "syntax/source",
    "syntax/unparse",
    "syntax/walk",
    "type/read",
    "type/type",
    "values/duration",
    "values/json",
    "values/show",
    "values/timestamp",
    "values/value",
  ],
  rules: ["rules/definition", "rules/evaluate", "rules/finding", "rules/problems", "rules/validator"],
  protobuf: ["protobuf/messages"],
};
