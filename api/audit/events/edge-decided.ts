import type { Static } from "../../schema.ts";
import { boolean, enums, object, optional, string } from "../../schema.ts";
import { decisionId } from "../parts/digest.ts";
import { objectReference } from "../parts/object.ts";
import { recordType } from "../record-type.ts";

/** References of one decision that have a record each; of more, the decision says how many there were. */
export const mostEdges = 64;

const data = object("A reference into another namespace.", {
  decision: optional(decisionId("Id of the decision that it was part of; absent outside of admission.")),
  dryRun: optional(boolean("It was a rehearsal. Absent: false.")),
  from: objectReference("The object that refers."),
  path: string("The field that refers.", { maxLength: 512 }),
  to: objectReference("The object that is referred to."),
  verdict: enums("What came of it.", ["allowed", "refused"]),
  setting: optional(
    enums(
      "What the installation says of such references; `deny` of those that nothing can let pass. Absent where policies alone decided.",
      ["deny", "grant", "allow"],
    ),
  ),
  grant: optional(
    string("Name of the ReferenceGrant, in the namespace of `to`, that lets it pass.", { maxLength: 253 }),
  ),
  rule: optional(string("The rule or policy that refused it.", { maxLength: 512 })),
});
export type EdgeDecided = Static<typeof data>;

const refused: EdgeDecided = {
  decision: "3c4d5e6f708192a3",
  from: { group: "bubustack.io", kind: "Story", namespace: "team-a", name: "nightly" },
  path: "spec.steps[0].ref",
  to: { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "fetch" },
  verdict: "refused",
  setting: "grant",
  rule: "story/engram-references",
};

/** Whether a reference may lead from one namespace into another. */
export const edgeDecided = recordType({
  what: "edge.decided",
  class: "decision",
  description: "It was decided whether an object may refer into another namespace.",
  subject: "`<group>/<Kind>/<namespace>/<name>` of the object that refers",
  data,
  examples: [refused],
});
