import type { Static } from "../schema.ts";
import { enums, integer, list, object, optional, string, time } from "../schema.ts";

const reason = (description: string, maxLength: number) =>
  string(description, { minLength: 1, maxLength, pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" });

const fields = {
  type: string("The aspect, in CamelCase; at most 316 characters.", {
    maxLength: 316,
    pattern:
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$",
  }),
  status: enums("Whether it holds.", ["True", "False", "Unknown"]),
  observedGeneration: optional(
    integer("The generation of the object that this was found for; at least 0.", { format: "int64", minimum: 0 }),
  ),
  lastTransitionTime: time("When `status` changed last."),
  reason: reason("Why, as one word in CamelCase; 1 to 1,024 characters.", 1_024),
  message: string("Why, for people; at most 32,768 characters.", { maxLength: 32_768 }),
};
/** meta/v1 Condition. */
export const condition = object("One aspect of the state of this object.", fields);
export type Condition = Static<typeof condition>;

/** `status.conditions` of every kind of ours: one entry a type. */
export const conditions = list("The state of the object, one entry for each aspect.", condition, {
  listType: "map",
  keys: ["type"],
});

/** `status.conditions` of runs: they are many, so their reasons and messages are short. */
export const runConditions = list(
  "The state of the object, one entry for each aspect.",
  object("One aspect of the state of this object, in few words.", {
    ...fields,
    reason: reason("Why, as one word in CamelCase; 1 to 64 characters.", 64),
    message: string("Why, for people; at most 2,048 characters.", { maxLength: 2_048 }),
  }),
  { listType: "map", keys: ["type"] },
);
