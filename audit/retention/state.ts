import type { Disk } from "../disk/disk.ts";
import type { Source } from "../files/source.ts";
import { fieldsOf, parseRecord } from "../record/fields.ts";
import { isSize } from "../tree/ranges.ts";
import type { Run } from "./plan.ts";

/** What retention knows of a log. It says where to look and proves nothing: tombstones do. */
export interface RetentionState {
  /** What is no longer kept, in ascending order. */
  readonly removed: readonly Run[];
  /** A deletion that has begun: its tombstones have this number or later ones. */
  readonly since?: number;
}

const file = "retention.json";

/** Reads the state of a log; of one that was never touched, or whose state cannot be read, nothing is known to be removed. */
export async function readState(source: Source): Promise<RetentionState> {
  const bytes = await source.read(file);
  const { removed, since } = bytes === undefined ? {} : parseRecord(bytes);
  const runs = (Array.isArray(removed) ? removed : []).flatMap((run) => runOf(run) ?? []);
  return { removed: runs, ...(typeof since === "number" && isSize(since) && { since }) };
}

export async function writeState(disk: Pick<Disk, "put">, state: RetentionState): Promise<void> {
  await disk.put(new Map([[file, Buffer.from(`${JSON.stringify({ version: 1, ...state })}\n`, "utf8")]]));
}

/** What has removed a record; undefined where nothing has, as far as is known. */
export function removedBy(removed: readonly Run[], number: number): Run | undefined {
  return removed.find(({ from, to }) => from <= number && number < to);
}

/** What became of records, in a few words. */
export function removalText({ from, to, number, time }: Pick<Run, "from" | "to" | "number" | "time">): string {
  return `records ${from} to ${to - 1} were deleted by retention at ${time}, as record ${number} says`;
}

function runOf(value: unknown): Run | undefined {
  const { from, to, number, time, oldest, newest } = fieldsOf(value);
  const numbers = [from, to, number].filter((one) => typeof one === "number" && isSize(one));
  const times = [time, oldest, newest].map((one) => Date.parse(String(one)));
  if (numbers.length < 3 || times.some(Number.isNaN)) return undefined;
  const iso = (at = 0) => new Date(at).toISOString();
  const [at, first, last] = times;
  return {
    from: Number(from),
    to: Number(to),
    number: Number(number),
    time: iso(at),
    oldest: iso(first),
    newest: iso(last),
  };
}
