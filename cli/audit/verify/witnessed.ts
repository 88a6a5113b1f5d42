import { join } from "node:path";
import { locate } from "@bubustack/audit/files/locate";
import { witnessedAt } from "@bubustack/audit/note/cosignature";
import type { Key } from "@bubustack/audit/note/key";
import { fieldsOf } from "@bubustack/audit/record/fields";
import type { Answer, Asked } from "@bubustack/audit/verifier/asked";
import { trustedBy } from "@bubustack/audit/verifier/asked";
import type { NamedLog } from "@bubustack/audit/verify/several";
import { readCheckpoint } from "@bubustack/audit/verify/trust";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";

/** What witnesses signed of a log before its last checkpoint, as it is kept beside the log. */
export interface Witnessed {
  readonly path: string;
  /** The notes, one for each witness, by where they are below the log's folder. */
  readonly notes: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** Records that all of them have seen, and when: in seconds since 1970, the earliest. */
  readonly size: number;
  readonly until: number;
}

/** What all of some witnesses signed of a log; undefined where one of them did not. Whether the log goes on from there is for verification to say. */
export async function witnessedOf(
  { path, source }: NamedLog,
  witnesses: readonly Key[],
): Promise<Witnessed | undefined> {
  const found = await Promise.all(
    witnesses.map(async (key) => {
      const file = witnessedPath(key.id);
      const bytes = (await source.read(file)) ?? new Uint8Array();
      const read = readCheckpoint(bytes);
      const until = read && witnessedAt(read.note, key);
      return until === undefined ? undefined : { file, bytes, size: read?.checkpoint.size ?? 0, until };
    }),
  );
  const all = found.filter((one) => one !== undefined);
  if (all.length === 0 || all.length < witnesses.length) return undefined;
  const [size, until] = [Math.min(...all.map((one) => one.size)), Math.min(...all.map((one) => one.until))];
  return { path, notes: all.map(({ file, bytes }) => ({ file, bytes })), size, until };
}

/** Finds what all given witnesses signed of each log in a folder. */
export async function witnessedIn(
  asked: Asked,
): Promise<readonly (Witnessed & { readonly files: readonly string[] })[]> {
  const trusted = asked.witnesses.length === 0 ? undefined : await trustedBy(asked);
  if (trusted === undefined || "problem" in trusted) return [];
  const folders = asked.paths.filter((path) => !/^https?:/.test(path));
  const logs = (await Promise.all(folders.map((path) => locate(asked.cwd, path)))).flatMap((located) => located.logs);
  const found = await Promise.all(logs.map((log) => witnessedOf(log, trusted.witnesses)));
  return found
    .filter((one) => one !== undefined)
    .map((one) => ({ ...one, files: one.notes.map(({ file }) => join(one.path, file)) }));
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

export const timeOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();
