/** What a scan has found so far, object by object. Objects that all policies let pass are only counted. */
import type { PolicyFinding } from "@bubustack/policies/policy/verdict";
import type { Subject } from "./subjects.ts";
import { subjectKey } from "./subjects.ts";

/** The words of reports for what a policy says: it refuses, it warns or notes, it could not be evaluated, it cannot be known. */
export type Outcome = "fail" | "warn" | "error" | "skip";

/** One thing that one policy says about one object. */
export interface Result {
  /** `clusterpolicies/<name>`, `policies/<namespace>/<name>`. */
  readonly policy: string;
  /** The validation; empty where the whole policy is meant. */
  readonly rule: string;
  readonly outcome: Outcome;
  /** `Deny`, `Warn` or `Audit`; empty where the policy could not be judged by. */
  readonly action: PolicyFinding["action"] | "";
  readonly message: string;
  /** The field that is meant. */
  readonly path: string;
}

/** An object with what was found about it. */
export interface Found {
  readonly subject: Subject;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly results: readonly Result[];
}

/** Results of one object that are kept with their words, and of all objects: more are counted, and not shown. */
export const most: { readonly object: number; readonly all: number } = { object: 32, all: 100_000 } as const;

type Counts = { readonly [outcome in Outcome]: number };

interface Entry extends Found {
  /** Of all results, also of those that are not kept. */
  readonly counts: Counts;
  readonly pass: number;
}

/** What is known of one namespace, or of what is in none (the empty text). */
export interface Summary {
  /** Objects that every policy that could be judged by lets pass. */
  readonly pass: number;
  readonly counts: Counts;
}

/** Results of a policy, for metrics. */
export interface Tally {
  readonly policy: string;
  readonly rule: string;
  readonly action: string;
  readonly outcome: Outcome;
  readonly count: number;
}

type Changed = (namespace: string) => void;

export class Results {
  /** By namespace, and in it by kind and name. */
  readonly #entries = new Map<string, Map<string, Entry>>();
  /** Objects by subject, and in it by namespace. */
  readonly #objects = new Map<string, Map<string, number>>();
  readonly #changed: Changed;
  readonly #most: typeof most;
  #pass = 0;
  #kept = 0;

  /** `changed` hears of each namespace of which something else is known than before. */
  constructor(changed: Changed, bounds: typeof most = most) {
    this.#most = bounds;
    this.#changed = changed;
  }

  /** A complete look at the objects of a subject begins, in one namespace or everywhere. Answers what `end` is to be told. */
  begin(subject: Subject, namespace?: string): number {
    const counts = this.#countsOf(subjectKey(subject));
    if (namespace === undefined) counts.clear();
    else counts.delete(namespace);
    return ++this.#pass;
  }

  /** It is over: what was not seen since it began is gone. */
  end(subject: Subject, since: number, namespace?: string): void {
    for (const [place, entries] of this.#entries) {
      if (namespace !== undefined && namespace !== place) continue;
      for (const entry of entries.values())
        if (entry.pass < since && subjectKey(entry.subject) === subjectKey(subject)) {
          this.#drop(entry);
          this.#changed(place);
        }
    }
  }

  /**
   * Takes what was found about an object in the place of what was found before. `counts`: the object was not counted yet.
   * Answers what is new.
   */
  put(found: Found, counts: boolean): readonly Result[] {
    const { subject, namespace } = found;
    if (counts) this.#count(subjectKey(subject), namespace, 1);
    const before = this.#entries.get(namespace)?.get(keyOf(found));
    const room = Math.max(0, Math.min(this.#most.object, this.#most.all - this.#kept + (before?.results.length ?? 0)));
    const results = found.results.slice(0, room);
    if (counts || (before === undefined ? found.results.length > 0 : !same(before.results, results)))
      this.#changed(namespace);
    if (before !== undefined) this.#drop(before);
    if (found.results.length === 0) return [];
    const entries = this.#entries.get(namespace) ?? new Map<string, Entry>();
    entries.set(keyOf(found), { ...found, results, counts: countsOf(found.results), pass: this.#pass });
    this.#entries.set(namespace, entries);
    this.#kept += results.length;
    const known = new Set((before?.results ?? []).map(identity));
    return results.filter((one) => !known.has(identity(one)));
  }

  /** An object is gone. */
  remove(subject: Subject, namespace: string, name: string): void {
    this.#count(subjectKey(subject), namespace, -1);
    const entry = this.#entries.get(namespace)?.get(keyOf({ subject, name }));
    if (entry !== undefined) this.#drop(entry);
    this.#changed(namespace);
  }

  /** A subject is no more scanned. */
  forget(subject: Subject): void {
    const key = subjectKey(subject);
    for (const namespace of this.#objects.get(key)?.keys() ?? []) this.#changed(namespace);
    this.#objects.delete(key);
    for (const entries of this.#entries.values())
      for (const entry of entries.values()) if (subjectKey(entry.subject) === key) this.#drop(entry);
  }

  /** What was found in a namespace, in the order of kinds and names. */
  of(namespace: string): readonly Found[] {
    const found = [...(this.#entries.get(namespace) ?? [])];
    return found.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  }

  summary(namespace: string): Summary {
    const counts = { fail: 0, warn: 0, error: 0, skip: 0 };
    const entries = this.#entries.get(namespace);
    for (const entry of entries?.values() ?? [])
      for (const outcome of outcomes) counts[outcome] += entry.counts[outcome];
    let objects = 0;
    for (const places of this.#objects.values()) objects += places.get(namespace) ?? 0;
    return { pass: Math.max(0, objects - (entries?.size ?? 0)), counts };
  }

  /** How often each rule of each policy said something. */
  tallies(): readonly Tally[] {
    const all = new Map<string, Tally>();
    for (const entries of this.#entries.values())
      for (const { results } of entries.values())
        for (const { policy, rule, action, outcome } of results) {
          const key = JSON.stringify([policy, rule, action, outcome]);
          all.set(key, { policy, rule, action, outcome, count: (all.get(key)?.count ?? 0) + 1 });
        }
    return [...all.values()];
  }

  #countsOf(key: string): Map<string, number> {
    const found = this.#objects.get(key) ?? new Map<string, number>();
    this.#objects.set(key, found);
    return found;
  }

  #count(key: string, namespace: string, by: 1 | -1): void {
    const counts = this.#countsOf(key);
    counts.set(namespace, Math.max(0, (counts.get(namespace) ?? 0) + by));
  }

  /** An entry goes; that it does is not told. */
  #drop(entry: Entry): void {
    const entries = this.#entries.get(entry.namespace);
    if (entries?.delete(keyOf(entry)) !== true) return;
    this.#kept -= entry.results.length;
    if (entries.size === 0) this.#entries.delete(entry.namespace);
  }
}

const outcomes = ["fail", "warn", "error", "skip"] as const;

function countsOf(results: readonly Result[]): Counts {
  const counts = { fail: 0, warn: 0, error: 0, skip: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return counts;
}

function keyOf({ subject, name }: Pick<Found, "subject" | "name">): string {
  return `${subjectKey(subject)} ${name}`;
}

function identity({ policy, rule, outcome }: Result): string {
  return JSON.stringify([policy, rule, outcome]);
}

function same(a: readonly Result[], b: readonly Result[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
