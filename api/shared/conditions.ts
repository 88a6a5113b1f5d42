import type { Static } from "../schema.ts";
import { enums, integer, list, object, optional, string, time } from "../schema.ts";

/** meta/v1 Condition. */
export const condition = object("One aspect of the state of this object.", {
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
  reason: string("Why, as one word in CamelCase; 1 to 1,024 characters.", {
    minLength: 1,
    maxLength: 1_024,
    pattern: "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$",
  }),
  message: string("Why, for people; at most 32,768 characters.", { maxLength: 32_768 }),
});
export type Condition = Static<typeof condition>;

/** `status.conditions` of every kind of ours: one entry a type. */
export const conditions = list("The state of the object, one entry for each aspect.", condition, {
  listType: "map",
  keys: ["type"],
});
