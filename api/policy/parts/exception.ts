/** What both kinds of exception have in common. */
import type { Schema } from "../../schema.ts";
import { integer, list, object, optional, string, time } from "../../schema.ts";
import { labelName } from "../../shared/names.ts";
import { observed } from "../../shared/status.ts";
import { matchConditions } from "./match.ts";

const policyName = string("Name of the policy, 1 to 253 characters.", { minLength: 1, maxLength: 253 });
const rules = optional(
  list(
    "Names of the validations that do not count, 1 to 128; default: the whole policy.",
    labelName("Name of a validation.", 63),
    { listType: "set", minItems: 1, maxItems: 128 },
  ),
);

/** One policy that an exception is from: fields of the items of `spec.policies`. */
export const exceptedFields = { name: policyName, rules };

/** `spec.policies` of exceptions. */
export const excepted = <T>(item: Schema<T>, keys: readonly string[]): Schema<readonly T[]> =>
  list("The policies that do not count, 1 to 16.", item, { listType: "map", keys, minItems: 1, maxItems: 16 });

const resource = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*(/[a-z]+)?$";

/** What of `spec.match` both have. All of it must hold. */
export const matchFields = {
  resources: list(
    "Resources by their plural names, 1 to 32: `pods`, `deployments.apps`, `pods/ephemeralcontainers`.",
    string("A resource, its group and its subresource where they are said.", {
      minLength: 1,
      maxLength: 317,
      pattern: resource,
    }),
    { listType: "set", minItems: 1, maxItems: 32 },
  ),
  names: optional(
    list("Names of the objects, 1 to 64; default: any.", string("A name.", { minLength: 1, maxLength: 253 }), {
      listType: "set",
      minItems: 1,
      maxItems: 64,
    }),
  ),
  conditions: optional(
    matchConditions("Conditions on the request that all must hold, at most 64; an error means that they do not hold."),
  ),
};

const approval = object(
  "Who let the exception be. Without it the exception has no effect. It is not believed but written anew: from the request that sets it.",
  {
    by: optional(string("User name of whoever approved.", { maxLength: 1_024 })),
    at: optional(time("When it was approved.")),
    digest: optional(
      string("SHA-256 of the rest of the spec, as hex digits. Whoever gives it approves that text and no other.", {
        pattern: "^[0-9a-f]{64}$",
      }),
    ),
  },
);

/** The rest of the specs. */
export const exceptionFields = {
  reason: string(
    "Why the exception is needed, for those who approve and those who look later; 1 to 1,024 characters.",
    {
      minLength: 1,
      maxLength: 1_024,
      pattern: "\\S",
    },
  ),
  expiresAt: time(
    "When the exception ends, to the second; it may be no further from the approval than the policy says.",
  ),
  approval: optional(approval),
};

/** `status` of both kinds of exception. */
export const exceptionStatus = object("What is known about the exception.", {
  ...observed,
  digest: optional(string("SHA-256 of the spec without its approval, as hex digits: what an approval would approve.")),
  uses: optional(
    integer("Decisions in which it let something pass, rehearsals left out; written at most once a minute.", {
      format: "int64",
      minimum: 0,
    }),
  ),
  lastUsed: optional(time("When it let something pass last.")),
  counted: optional(
    list(
      "How much of `uses` each replica of the webhooks had counted by then, so that nothing is added twice.",
      object("A replica, from its start to its end.", {
        life: string("Id of that time."),
        uses: integer("What it had counted.", { format: "int64", minimum: 0 }),
      }),
      { maxItems: 64 },
    ),
  ),
  countedAt: optional(time("When the replicas were looked at for `uses` last.")),
});

/** Columns of both kinds of exception. */
export const exceptionColumns = [
  { name: "In force", type: "string", jsonPath: '.status.conditions[?(@.type=="InForce")].status' },
  { name: "Approved by", type: "string", jsonPath: ".spec.approval.by" },
  { name: "Expires", type: "string", jsonPath: ".spec.expiresAt" },
  { name: "Uses", type: "integer", jsonPath: ".status.uses", description: "Decisions in which it let something pass." },
] as const;
