import type { Static } from "../../schema.ts";
import { enums, integer, object, optional, string } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const data = object("A checkpoint of another log.", {
  origin: string("Origin of that log.", { minLength: 1, maxLength: 253 }),
  size: integer("Records that it had.", { format: "int64", minimum: 0 }),
  checkpoint: string("The signed note, as it was found.", { maxLength: 16_384 }),
  fault: optional(
    enums(
      "What was wrong with what that log said after this checkpoint: no key of it signed, it was shorter, it did not begin with what it was, another log had its name; or its replica was gone and had not sealed it.",
      ["wrong-key", "rollback", "fork", "replaced", "lost"],
    ),
  ),
  contradiction: optional(string("What it said then, with a `fault`.", { maxLength: 16_384 })),
});
export type CheckpointSeen = Static<typeof data>;

const seen: CheckpointSeen = {
  origin: "log.example/b",
  size: 1_204,
  checkpoint: "log.example/b\n1204\n3Nq7bM0oG0m2JQ5mU1i2mHk0y7lq9cQ4Lr2mLq0sJ2o=\n\n— log.example/b HLENqQ==\n",
};
const forked: CheckpointSeen = {
  ...seen,
  fault: "rollback",
  contradiction: "log.example/b\n1100\nq3Xy7bM0oG0m2JQ5mU1i2mHk0y7lq9cQ4Lr2mLq0sJ4=\n\n— log.example/b HLENqQ==\n",
};

/** Replicas vouch for each other's logs. */
export const checkpointSeen = recordType({
  what: "checkpoint.seen",
  class: "log",
  description:
    "Another replica's log was this long, and signed it. Whoever removes or shortens that log afterwards contradicts this one.",
  subject: "the origin of the other log",
  data,
  examples: [seen, forked],
});
