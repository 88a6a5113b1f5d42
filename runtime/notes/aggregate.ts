import { metadataOf } from "../kube/object.ts";
import type { Note } from "../plan.ts";
import type { Bucket } from "../queue/bucket.ts";
import { bucket } from "../queue/bucket.ts";

/** A note that is told, and how often it was by now. */
export interface Series {
  readonly note: Note;
  readonly first: number;
  count: number;
  last: number;
  /** When it was written last, and how often it had been told by then. */
  written: number;
  writtenCount: number;
}

/** What becomes of a note: it is told, counted at a series that is told already, or left out. */
export type Told = { readonly tell: Series } | { readonly count: Series } | undefined;

/** Repetitions of a note within this time are one series, in milliseconds. */
const seriesMs = 600_000;
/** A series is written at most this often, in milliseconds. */
const rewriteMs = 60_000;
/** Different words with one reason about one object; after these they are told as one. */
const mostWords = 10;
const mostSeries = 1_000;
/** Notes about one object: a burst, then one each five minutes. */
const perObject = { burst: 25, perSecond: 1 / 300 };

/** Decides what is told. Times are in milliseconds. */
export function aggregate(): (note: Note, now: number) => Told {
  const series = new Map<string, Series>();
  const words = new Map<string, { since: number; readonly messages: Set<string> }>();
  const budgets = new Map<string, Bucket>();

  const told = (note: Note, now: number): Told => {
    const same = keyOf(note, note.message);
    const known = series.get(same);
    if (known !== undefined && now - known.last < seriesMs) {
      known.count++;
      known.last = now;
      return now - known.written < rewriteMs ? undefined : { count: known };
    }
    const budget = budgets.get(metadataOf(note.about).uid) ?? bucket(perObject);
    remember(budgets, metadataOf(note.about).uid, budget);
    if (budget(now) > 0) return undefined;
    const fresh = { note, first: now, count: 1, last: now, written: now, writtenCount: 1 };
    remember(series, same, fresh);
    return { tell: fresh };
  };
  return (note, now) => {
    const kind = keyOf(note, "");
    const known = words.get(kind);
    const said =
      known === undefined || now - known.since > seriesMs ? { since: now, messages: new Set<string>() } : known;
    remember(words, kind, said);
    if (said.messages.size < mostWords) said.messages.add(note.message);
    if (said.messages.has(note.message)) return told(note, now);
    return told({ ...note, message: "many more of this kind, each in other words" }, now);
  };
}

/** The least recently used ones are forgotten. */
function remember<T>(all: Map<string, T>, key: string, value: T): void {
  all.delete(key);
  all.set(key, value);
  if (all.size > mostSeries) for (const oldest of all.keys()) return void all.delete(oldest);
}

function keyOf({ about, type, reason }: Note, message: string): string {
  return JSON.stringify([metadataOf(about).uid, type, reason, message]);
}
