import { answerVerify } from "@bubustack/audit/verifier/verify";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { askedBy, say } from "../asked.ts";

/** `bubu audit verify`: 0 for logs without faults, 1 for those with. */
export async function run(io: Io, given: Given): Promise<number> {
  return say(io, await answerVerify(askedBy(io, given)));
}
