import type { Static } from "../../schema.ts";
import { enums, integer, object, optional, string, time } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const data = object("Records that are no longer kept.", {
  from: integer("Number of the first record that was deleted: a multiple of 256.", { format: "int64", minimum: 0 }),
  to: integer("Number of the first record behind them: a multiple of 256, and not behind this record.", {
    format: "int64",
    minimum: 256,
  }),
  oldest: time("Time of the first."),
  newest: time("Time of the last."),
  root: string(
    "Hash (base64) over them: of the largest nodes of the tree that they are made of, joined from the right.",
    {
      format: "byte",
      maxLength: 64,
    },
  ),
  why: enums("Why they were deleted.", ["age", "size"]),
  keptFor: optional(string("How long such records are kept at least, as a duration.", { maxLength: 32 })),
  deleted: optional(
    integer("How many of them this act deleted; the rest had been deleted before, and is stood for anew.", {
      format: "int64",
      minimum: 0,
    }),
  ),
});
export type RetentionDeleted = Static<typeof data>;

const deleted: RetentionDeleted = {
  from: 0,
  to: 65_536,
  oldest: "2025-08-01T00:00:00.000Z",
  newest: "2025-08-14T03:12:44.901Z",
  root: "3Nq7bM0oG0m2JQ5mU1i2mHk0y7lq9cQ4Lr2mLq0sJ2o=",
  why: "age",
  keptFor: "4416h",
  deleted: 4_096,
};

/** The tombstone of records: what remains can still be proven. */
export const retentionDeleted = recordType({
  what: "retention.deleted",
  class: "log",
  description: "Old records were deleted, as whole bundles; their hashes remain.",
  data,
  examples: [deleted],
});
