import type { Static } from "../../schema.ts";
import { object, optional, string } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const data = object("A key of personal fields that was destroyed.", {
  namespace: string("The namespace; empty for what is outside of all.", { maxLength: 253 }),
  key: optional(string("The key, as `actor.key` names it; absent where nobody could read it.", { maxLength: 128 })),
  by: string("User name of whoever did it.", { maxLength: 1_024 }),
  reason: optional(string("Why, as they said.", { maxLength: 1_024 })),
});
export type PersonalForgotten = Static<typeof data>;

const forgotten: PersonalForgotten = {
  namespace: "team-a",
  key: "team-a/1f3a",
  by: "grace",
  reason: "the team has left",
};

/** What was personal in records of a namespace can no longer be read by anybody. */
export const personalForgotten = recordType({
  what: "personal.forgotten",
  class: "log",
  description:
    "The key of a namespace was destroyed: what is personal in its records can no longer be read, and every proof still holds.",
  subject: "the namespace",
  data,
  examples: [forgotten],
});
