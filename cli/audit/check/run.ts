import { answerCheck } from "@bubustack/audit/verifier/check";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { askedBy, say } from "../asked.ts";

/** `bubu audit check-proof`: 0 for a proof that holds, 1 for one that does not. */
export async function run(io: Io, given: Given): Promise<number> {
  return say(io, await answerCheck(askedBy(io, given)));
}
