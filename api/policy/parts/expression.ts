import type { Schema, Static } from "../../schema.ts";
import { enums, list, object, optional, string } from "../../schema.ts";

/** Characters of an expression; longer ones belong into variables. */
const longest = 16_384;

/** A CEL expression, 1 to 16,384 characters. */
export function expression(description: string, maxLength: number = longest): Schema<string> {
  return string(description, { minLength: 1, maxLength });
}

const variable = object("A named expression.", {
  name: string("Name, a CEL identifier of 1 to 63 characters: `variables.<name>`.", {
    minLength: 1,
    maxLength: 63,
    pattern: "^[_a-zA-Z][_a-zA-Z0-9]*$",
  }),
  expression: expression("CEL; it may use the variables before it."),
});

/** `spec.variables` of policies. */
export const variables = list(
  "Expressions under names, at most 128; each is evaluated at most once a request, and only where it is used.",
  variable,
  { listType: "map", keys: ["name"], maxItems: 128 },
);

const validation = object("One thing that must hold.", {
  name: optional(
    string(
      "Name by which findings and exceptions call it, unique; 1 to 63 characters of a DNS label. Not in Kubernetes.",
      {
        minLength: 1,
        maxLength: 63,
        pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
      },
    ),
  ),
  expression: expression("CEL that gives a bool: true lets the request pass."),
  message: optional(
    string("What is said where it does not hold, one line of at most 4,096 characters.", {
      minLength: 1,
      maxLength: 4_096,
    }),
  ),
  messageExpression: optional(
    expression(
      "CEL that gives the message; where it fails or gives nothing, `message` is said. It has no `authorizer`.",
    ),
  ),
  reason: optional(
    enums("The reason of the refusal; default `Invalid`.", ["Invalid", "Forbidden", "RequestEntityTooLarge"]),
  ),
  path: optional(
    string(
      "Field that a finding names, such as `spec.image`; default: the object. At most 512 characters. Not in Kubernetes.",
      {
        minLength: 1,
        maxLength: 512,
      },
    ),
  ),
});
export type Validation = Static<typeof validation>;

/** `spec.validations` of policies. */
export const validations = list("What must hold, at most 128 entries; all are evaluated.", validation, {
  listType: "atomic",
  maxItems: 128,
});

const auditAnnotation = object("A note for the audit log.", {
  key: string("Key, unique; the log shows it as `<policy>/<key>`. 1 to 63 characters.", {
    minLength: 1,
    maxLength: 63,
  }),
  valueExpression: expression("CEL that gives a string, or null for no note; at most 5,120 characters.", 5_120),
});

/** `spec.auditAnnotations` of policies. */
export const auditAnnotations = list("Notes for the audit log, at most 20.", auditAnnotation, {
  listType: "map",
  keys: ["key"],
  maxItems: 20,
});
