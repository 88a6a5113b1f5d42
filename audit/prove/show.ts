import { faultCodes } from "../verify/fault.ts";
import type { Checked, Refused } from "./check.ts";

/** What a proof proves, for programs: one line. */
export function proofAsJson(answer: { readonly checked: Checked } | { readonly refused: Refused }): string {
  const shown =
    "refused" in answer
      ? { valid: false, code: answer.refused, message: refusalOf(answer.refused) }
      : { valid: true, ...answer.checked, record: contentOf(answer.checked.record) };
  return `${JSON.stringify({ version: 1, ...shown })}\n`;
}

/** What a proof proves, for people, and the record as it is. */
export function proofAsText(
  path: string,
  answer: { readonly checked: Checked } | { readonly refused: Refused },
): string {
  if ("refused" in answer) return `${path}: not proven: ${refusalOf(answer.refused)} (${answer.refused})\n`;
  const { record, index, size, origin, assurance, witnessedUntil } = answer.checked;
  const until = witnessedUntil ? ` until ${witnessedUntil}` : "";
  return `record ${index} of ${size} of log ${origin}\nassurance: ${assurance}${until}\n${Buffer.from(record).toString("utf8")}\n`;
}

function refusalOf(refused: Refused): string {
  if (refused === "proof-malformed") return "The file is not a proof.";
  return refused === "proof-wrong" ? "The record is not the one that the log has there." : faultCodes[refused];
}

/** The record as it is read, or its text. */
function contentOf(record: Uint8Array): unknown {
  const text = Buffer.from(record).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
