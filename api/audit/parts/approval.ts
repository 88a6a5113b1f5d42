import { object, optional, string, time } from "../../schema.ts";

/** Who let an exception be. */
export const approval = object("Who approved it; absent where nobody has.", {
  by: string("User name.", { maxLength: 1_024 }),
  at: optional(time("When.")),
  digest: optional(string("SHA-256 (hex) of what was approved: the spec without the approval.", { maxLength: 64 })),
});
