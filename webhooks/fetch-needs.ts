import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { GrantAsk } from "@bubustack/policies/edges/grant";
import { grantIndexValue, grants } from "@bubustack/policies/edges/grant";
import type { IndexName } from "@bubustack/policies/indexes";
import { indexes } from "@bubustack/policies/indexes";
import type { Need } from "@bubustack/policies/kernel";
import type { Answer, Ask } from "@bubustack/policies/related";
import { askKey, askName, authorUnknown } from "@bubustack/policies/related";
import type { Lookups } from "./ports.ts";

/** Live reads that confirm a cache miss, per review. */
const maxConfirmations = 4;
/** Live reads in place of a cache that is not complete yet, per review. */
const maxReads = 32;
/** Access reviews that are not known from the last seconds, per review. */
const maxAccess = 128;
/** Names that the answer to a list holds. */
const maxNames = 100;

export type Entry = readonly [key: string, answer: Answer];

/** Answers a round of needs; at once where caches know everything. */
export type Fetch = (needs: readonly Need[]) => readonly Entry[] | Promise<readonly Entry[]>;

/**
 * The fetcher of one review: caches first, a live read by name to confirm a miss that the verdict rests on. `leftMs` says how
 * much of the review's time is left.
 */
export function fetcher(lookups: Lookups, leftMs: () => number): Fetch {
  const allowance: Allowance = { confirmations: maxConfirmations, reads: maxReads, access: maxAccess };
  return (needs) => {
    const waiting: Promise<Entry>[] = [];
    const entries: Entry[] = [];
    let signal: AbortSignal | undefined;
    for (const { ask, confirm } of needs) {
      const answer = answerNow(lookups, ask, confirm, allowance);
      if (answer !== undefined) entries.push([askKey(ask), answer]);
      else if (ask.verb !== "list" && ask.verb !== "grant") {
        signal ??= AbortSignal.timeout(Math.max(1, Math.ceil(leftMs())));
        waiting.push(live(lookups, ask, signal).then((found) => [askKey(ask), found]));
      }
    }
    return waiting.length === 0 ? entries : Promise.all(waiting).then((found) => [...entries, ...found]);
  };
}

interface Allowance {
  confirmations: number;
  reads: number;
  access: number;
}

/** What a cache answers; undefined where none that is complete is kept. */
export function cached(lookups: Lookups, ask: Ask): Answer | undefined {
  if (ask.verb === "list") return listed(lookups, ask);
  if (ask.verb === "grant") return granted(lookups, ask);
  if (ask.verb === "access") return ask.user === undefined ? authorUnknown(ask) : lookups.access.known(ask);
  const cache = lookups.cache(ask.kind);
  if (!cache?.synced) return undefined;
  const object = cache.get(ask.namespace, ask.name);
  return object === undefined ? { state: "absent", confirmed: false } : { state: "found", object };
}

/** The answer that needs no waiting; undefined where the API server has to be asked. */
function answerNow(lookups: Lookups, ask: Ask, confirm: boolean, allowance: Allowance): Answer | undefined {
  if (confirm) {
    // Beyond the allowance the cache's word stands.
    return allowance.confirmations-- > 0 ? undefined : { state: "absent", confirmed: true };
  }
  const known = cached(lookups, ask);
  if (known !== undefined || ask.verb === "list" || ask.verb === "grant") return known;
  if (ask.verb === "access") {
    if (allowance.access-- > 0) return undefined;
    return { state: "failed", reason: `the object needs more than ${maxAccess} access reviews` };
  }
  return allowance.reads-- > 0
    ? undefined
    : { state: "failed", reason: `the cache of ${ask.kind} is not complete yet` };
}

/** Whether a grant that is not about to go lets the edge be. */
function granted(lookups: Lookups, ask: GrantAsk): Answer {
  const index: IndexName = "grantsByReferrer";
  const { kind } = indexes[index];
  const cache = lookups.cache(kind);
  if (!cache?.synced) return { state: "failed", reason: `the cache of ${kind} is not complete yet` };
  for (const one of cache.byIndex(index, grantIndexValue(ask))) {
    const name = liveName(one);
    if (name !== undefined && grants(one, ask)) return { state: "allowed", by: name.slice(name.indexOf("/") + 1) };
  }
  return { state: "denied" };
}

/** What an index holds under a value, without what is about to go. */
function listed(lookups: Lookups, ask: Extract<Ask, { verb: "list" }>): Answer {
  const { kind } = indexes[ask.index];
  const cache = lookups.cache(kind);
  if (!cache?.synced) return { state: "failed", reason: `the cache of ${kind} is not complete yet` };
  const names: string[] = [];
  let total = 0;
  for (const object of cache.byIndex(ask.index, ask.value)) {
    const name = liveName(object);
    if (name !== undefined && ++total <= maxNames) names.push(name);
  }
  return { state: "listed", names, total };
}

function liveName({ metadata }: JsonObject): string | undefined {
  if (!isObject(metadata) || metadata.deletionTimestamp !== undefined) return undefined;
  const { namespace, name } = metadata;
  return typeof namespace === "string" && namespace !== "" ? `${namespace}/${name}` : String(name);
}

type Live = Exclude<Ask, { verb: "list" | "grant" }>;

async function live(lookups: Lookups, ask: Live, signal: AbortSignal): Promise<Answer> {
  try {
    if (ask.verb === "access") return await lookups.access.ask(ask, signal);
    const object = await lookups.get(ask.kind, ask.namespace, ask.name, signal);
    return object === undefined ? { state: "absent", confirmed: true } : { state: "found", object };
  } catch (error) {
    const why = error instanceof BubuError ? error.message : "the API server did not answer";
    return { state: "failed", reason: `${askName(ask)} could not be read: ${why}` };
  }
}
