import { join } from "node:path";
import { locate } from "@bubustack/audit/files/locate";
import { witnessedAt } from "@bubustack/audit/note/cosignature";
import { fieldsOf } from "@bubustack/audit/record/fields";
import type { Answer, Asked } from "@bubustack/audit/verifier/asked";
import { trustedBy } from "@bubustack/audit/verifier/asked";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";

/** What witnesses signed of a log before its last checkpoint, as it is kept beside the log. */
export interface Witnessed {
  readonly path: string;
  /** Files of the notes, one for each witness. */
  readonly files: readonly string[];
  /** Records that all of them have seen, and when: in seconds since 1970, the earliest. */
  readonly size: number;
  readonly until: number;
}

/** Finds what all given witnesses signed of each log in a folder. Whether the log goes on from there is for verification to say. */
export async function witnessedIn(asked: Asked): Promise<readonly Witnessed[]> {
  const trusted = asked.witnesses.length === 0 ? undefined : await trustedBy(asked);
  if (trusted === undefined || "problem" in trusted) return [];
  const found: Witnessed[] = [];
  for (const named of asked.paths.filter((path) => !/^https?:/.test(path)))
    for (const { path, source } of (await locate(asked.cwd, named)).logs) {
      const notes = await Promise.all(
        trusted.witnesses.map(async (key) => {
          const read = readCheckpoint((await source.read(witnessedPath(key.id))) ?? new Uint8Array());
          const until = read && witnessedAt(read.note, key);
          return until === undefined ? undefined : { size: read?.checkpoint.size ?? 0, until };
        }),
      );
      const all = notes.filter((note) => note !== undefined);
      if (all.length < notes.length) continue;
      const files = trusted.witnesses.map(({ id }) => join(path, witnessedPath(id)));
      const [size, until] = [Math.min(...all.map((one) => one.size)), Math.min(...all.map((one) => one.until))];
      found.push({ path, files, size, until });
    }
  return found;
}

/**
 * The answer with what is witnessed of logs whose last checkpoint is not: a line for each, or in JSON `witnessed: {size, until}` of each. What has
 * faults is witnessed nowhere.
 */
export function withWitnessed(answer: Answer, found: readonly Witnessed[], json: boolean): Answer {
  if (!("text" in answer) || !answer.holds || found.length === 0) return answer;
  if (json) return { ...answer, text: jsonWith(answer.text, found) };
  if (!answer.text.includes("assurance: self-signed")) return answer;
  const lines = found.map(
    ({ path, size, until }) => `${path}: records 0 to ${size - 1} are externally witnessed until ${timeOf(until)}\n`,
  );
  return { ...answer, text: answer.text + lines.join("") };
}

function jsonWith(text: string, found: readonly Witnessed[]): string {
  const shown = fieldsOf(JSON.parse(text));
  const report = (log: unknown) => {
    const fields = fieldsOf(log);
    const one = found.find(({ path }) => path === fields["path"]);
    if (one === undefined || fields["assurance"] !== "self-signed") return fields;
    return { ...fields, witnessed: { size: one.size, until: timeOf(one.until) } };
  };
  const { logs } = shown;
  return `${JSON.stringify(Array.isArray(logs) ? { ...shown, logs: logs.map(report) } : report(shown))}\n`;
}

const timeOf = (seconds: number) => new Date(seconds * 1_000).toISOString();
