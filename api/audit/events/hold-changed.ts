import type { Static } from "../../schema.ts";
import { enums, list, object, optional, ref, string, time } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const names = list(
  "Names that it is about.",
  string("A name; with `*` at its end all that begin so.", { maxLength: 1_024 }),
  { maxItems: 100 },
);

const data = object("Which records are kept whatever their age. Where nothing is said of what they are about, all.", {
  change: enums("Whether it holds from now on, or no longer.", ["placed", "lifted"]),
  name: string("Name of the hold.", { maxLength: 63 }),
  reason: string("Why, such as the number of a case.", { maxLength: 1_024 }),
  by: string("Who wanted it.", { maxLength: 253 }),
  namespaces: ref("Namespaces that it is about.", names),
  kinds: ref("Kinds that it is about.", names),
  actors: ref("User names that it is about.", names),
  from: optional(time("The earliest time of a record.")),
  to: optional(time("The latest time of a record.")),
});
export type HoldChanged = Static<typeof data>;

const placed: HoldChanged = {
  change: "placed",
  name: "case-7",
  reason: "2026-117, subpoena of 2 March",
  by: "grace",
  namespaces: ["payments"],
  kinds: [],
  actors: [],
  from: "2026-01-01T00:00:00Z",
};

/** Somebody wants records kept, or no longer. */
export const holdChanged = recordType({
  what: "hold.changed",
  class: "act",
  description:
    "A legal hold was placed or lifted: while it holds, no record that fits it is deleted, and no key of a namespace that it is about is destroyed. A hold that says something else than before is lifted and placed.",
  subject: "the hold",
  data,
  examples: [placed],
});
