import { checkProof } from "../prove/check.ts";
import { proofAsJson, proofAsText } from "../prove/show.ts";
import type { Answer, Asked } from "./asked.ts";
import { bytesOf, trustedBy, unreadable } from "./asked.ts";

/** Checks one proof. */
export async function answerCheck(asked: Asked): Promise<Answer> {
  const trusted = await trustedBy(asked);
  if ("problem" in trusted) return trusted;
  const [path = ""] = asked.paths;
  const file = await bytesOf(asked.cwd, path);
  if ("cause" in file) return unreadable(`the proof ${path}`, file.cause);
  const answer = checkProof(file.bytes, trusted.keys, trusted.witnesses);
  return { text: asked.json ? proofAsJson(answer) : proofAsText(path, answer), holds: "checked" in answer };
}
