import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import type { Checked, Refused } from "@bubustack/audit/prove/check";
import { checkProof } from "@bubustack/audit/prove/check";
import { faultCodes } from "@bubustack/audit/verify/fault";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import { exits, text } from "../../verb.ts";
import { logKey, witnessKeys } from "../keys.ts";

/** `bubu audit check-proof`: 0 for a proof that holds, 1 for one that does not. */
export async function run(io: Io, given: Given): Promise<number> {
  const [, path = ""] = given.args;
  const [key, witnesses] = [await logKey(io, given), await witnessKeys(io, given)];
  const bytes = await readFile(resolve(io.cwd, path)).catch((cause: unknown) => {
    throw new BubuError("file/unreadable", `the proof ${path} cannot be read`, { cause });
  });
  const answer = checkProof(bytes, key, witnesses);
  const json = text(given, "output") === "json";
  if ("refused" in answer) {
    const message = messageOf(answer.refused);
    const shown = { version: 1, valid: false, code: answer.refused, message };
    io.out(json ? `${JSON.stringify(shown)}\n` : `${path}: not proven: ${message} (${answer.refused})\n`);
    return exits.findings;
  }
  io.out(json ? asJson(answer.checked) : asText(answer.checked));
  return exits.clean;
}

function messageOf(refused: Refused): string {
  if (refused === "proof-malformed") return "The file is not a proof.";
  return refused === "proof-wrong" ? "The record is not the one that the log has there." : faultCodes[refused];
}

function asJson({ record, ...checked }: Checked): string {
  return `${JSON.stringify({ version: 1, valid: true, ...checked, record: contentOf(record) })}\n`;
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

function asText({ record, index, size, origin, assurance, witnessedUntil }: Checked): string {
  const until = witnessedUntil ? ` until ${witnessedUntil}` : "";
  return `record ${index} of ${size} of log ${origin}\nassurance: ${assurance}${until}\n${Buffer.from(record).toString("utf8")}\n`;
}
