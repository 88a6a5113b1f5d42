import { logOpened } from "@bubustack/api/audit/events/log-opened";
import { locate } from "@bubustack/audit/files/locate";
import { dataOf, fieldsOf } from "@bubustack/audit/record/fields";
import type { Answer, Asked } from "@bubustack/audit/verifier/asked";
import { readStretch } from "@bubustack/audit/verify/part";
import type { NamedLog } from "@bubustack/audit/verify/several";
import { readCheckpoint } from "@bubustack/audit/verify/trust";

const width = 256;

/** Where a log is kept, as it said when it was opened last. */
export interface Kept {
  readonly path: string;
  readonly durability: string;
  /** The record that says so. */
  readonly number: number;
}

/** Looks from the end of a log for the record of its last opening; undefined where there is none that can be read. */
export async function keptOf({ path, source }: NamedLog): Promise<Kept | undefined> {
  const bytes = await source.read("checkpoint");
  const size = (bytes && readCheckpoint(bytes)?.checkpoint.size) ?? 0;
  for (let index = Math.ceil(size / width) - 1; index >= 0; index--) {
    const { records, from } = await readStretch(source, index, size);
    const items = records.state === "whole" ? records.items : [];
    for (let at = items.length - 1; at >= 0; at--) {
      const record = items[at];
      const durability = record && dataOf(record, logOpened.type)?.["durability"];
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
