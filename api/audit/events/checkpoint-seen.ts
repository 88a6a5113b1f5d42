import type { Static } from "../../schema.ts";
import { integer, object, string } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const data = object("A checkpoint of another log.", {
  origin: string("Origin of that log.", { minLength: 1, maxLength: 253 }),
  size: integer("Records that it had.", { format: "int64", minimum: 0 }),
  checkpoint: string("The signed note, as it was found.", { maxLength: 16_384 }),
});
export type CheckpointSeen = Static<typeof data>;

const seen: CheckpointSeen = {
  origin: "log.example/b",
  size: 1_204,
  checkpoint: "log.example/b\n1204\n3Nq7bM0oG0m2JQ5mU1i2mHk0y7lq9cQ4Lr2mLq0sJ2o=\n\n— log.example/b HLENqQ==\n",
};

/** Replicas vouch for each other's logs. */
export const checkpointSeen = recordType({
  what: "checkpoint.seen",
  class: "log",
  description:
    "Another replica's log was this long, and signed it. Whoever removes or shortens that log afterwards contradicts this one.",
  subject: "the origin of the other log",
  data,
  examples: [seen],
});
