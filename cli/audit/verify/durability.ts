import { logOpened } from "@bubustack/api/audit/events/log-opened";
import { locate } from "@bubustack/audit/files/locate";
import { dataOf, fieldsOf } from "@bubustack/audit/record/fields";
import type { Answer, Asked } from "@bubustack/audit/verifier/asked";
import { readStretch } from "@bubustack/audit/verify/part";
import type { NamedLog } from "@bubustack/audit/verify/several";
import { readCheckpoint } from "@bubustack/audit/verify/trust";

const width = 256;
const mark = `"${logOpened.type}"`;

/** Where a log is kept, as it said when it was opened last. */
export interface Kept {
  readonly path: string;
  readonly durability: string;
  /** The record that says so. */
  readonly number: number;
}

/** Bundles that are looked through from the end of a log: 131,072 records. */
const mostBundles = 512;

/**
 * Looks from the end of a log for the record of its last opening, and where it is not among the last records at its first ones: a replica that has been
 * up for that long said it then. Undefined where there is none that can be read.
 */
export async function keptOf({ path, source }: NamedLog): Promise<Kept | undefined> {
  const bytes = await source.read("checkpoint");
  const size = (bytes && readCheckpoint(bytes)?.checkpoint.size) ?? 0;
  const last = Math.ceil(size / width) - 1;
  const indexes = Array.from({ length: Math.min(last + 1, mostBundles) }, (_, at) => last - at);
  for (const index of indexes.includes(0) || last < 0 ? indexes : [...indexes, 0]) {
    const { records, from } = await readStretch(source, index, size);
    const items = records.state === "whole" ? records.items : [];
    for (let at = items.length - 1; at >= 0; at--) {
      const record = items[at];
      // Most are not, and need not be parsed for that.
      if (record === undefined || !Buffer.from(record.buffer, record.byteOffset, record.length).includes(mark))
        continue;
      const durability = dataOf(record, logOpened.type)?.["durability"];
      if (typeof durability === "string") return { path, durability, number: from + at };
    }
  }
  return undefined;
}

/** The answer with where each log is kept: a line for each, or in JSON `durability`. */
export async function withDurability(answer: Answer, asked: Asked): Promise<Answer> {
  if (!("text" in answer)) return answer;
  const logs = (await Promise.all(asked.paths.map((path) => locate(asked.cwd, path)))).flatMap((found) => found.logs);
  const all = (await Promise.all(logs.map(keptOf))).filter((one) => one !== undefined);
  if (all.length === 0) return answer;
  if (asked.json) return { ...answer, text: jsonWith(answer.text, all) };
  const lines = all.map(
    ({ path, durability, number }) => `${path}: durability: ${durability}, as record ${number} says\n`,
  );
  return { ...answer, text: answer.text + lines.join("") };
}

function jsonWith(text: string, all: readonly Kept[]): string {
  const shown = fieldsOf(JSON.parse(text));
  const report = (log: unknown) => {
    const fields = fieldsOf(log);
    const one = all.find(({ path }) => path === fields["path"]);
    return one === undefined ? fields : { ...fields, durability: one.durability };
  };
  const { logs } = shown;
  return `${JSON.stringify(Array.isArray(logs) ? { ...shown, logs: logs.map(report) } : report(shown))}\n`;
}
