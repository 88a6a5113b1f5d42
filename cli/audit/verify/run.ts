import { answerVerify } from "@bubustack/audit/verifier/verify";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { anchorsOf } from "../anchors.ts";
import { askedBy, say } from "../asked.ts";
import { withDurability } from "./durability.ts";
import { withWitnessed, witnessedIn } from "./witnessed.ts";

/** `bubu audit verify`: 0 for logs without faults, 1 for those with. */
export async function run(io: Io, given: Given): Promise<number> {
  const asked = askedBy(io, given);
  const found = await witnessedIn(asked);
  const since = [...asked.since, ...found.flatMap(({ files }) => files)];
  const anchors = await anchorsOf(io, given);
  const more = anchors.length === 0 ? undefined : (await import("@bubustack/audit/anchors/assure")).besides(anchors);
  const answer = withWitnessed(await answerVerify({ ...asked, since }, more), found, asked.json);
  return say(io, await withDurability(answer, asked));
}
