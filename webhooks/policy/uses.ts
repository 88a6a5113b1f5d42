import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Use } from "@bubustack/policies/registration/uses";
import { announceUses } from "@bubustack/policies/registration/uses";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { DecisionRecord } from "../decision-log.ts";

export interface UsesConfig {
  /** The policies and exceptions that are in force. */
  readonly objects: () => readonly JsonObject[];
  /** 16 hex digits of chance, others at each start. */
  readonly life: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** Exceptions that are counted; of more, those are forgotten that were not used for longest. */
const mostCounted = 10_000;
/** How long an exception that is no longer used is told of, in milliseconds: whoever adds up looks every minute. */
const toldMs = 600_000;

/** Counts decisions in which an exception let something pass, since this replica started. */
export class Uses {
  readonly #config: UsesConfig;
  /** By uid; what was used last stands last. */
  readonly #counted = new Map<string, Use>();
  #known: { readonly objects: readonly JsonObject[]; readonly uids: ReadonlyMap<string, string> } | undefined;

  constructor(config: UsesConfig) {
    this.#config = config;
  }

  /** A rehearsal counts for nothing. Answers whether there is now one to tell of that was not told of lately: whoever uses it first need not wait. */
  note({ exceptions = [], dryRun }: Pick<DecisionRecord, "exceptions" | "dryRun">): boolean {
    if (dryRun) return false;
    let fresh = false;
    for (const name of exceptions) {
      const uid = this.#uids().get(name);
      if (uid === undefined) continue;
      const before = this.#counted.get(uid);
      const count = (before?.count ?? 0) + 1;
      fresh ||= before === undefined || this.#config.now() - before.last > toldMs;
      this.#counted.delete(uid);
      this.#counted.set(uid, { count, last: this.#config.now() });
    }
    for (const [uid] of this.#counted) {
      if (this.#counted.size <= mostCounted) break;
      this.#counted.delete(uid);
    }
    return fresh;
  }

  /** The annotations by which the Lease of this replica tells of those that were used lately, the last first. */
  says(): { readonly [key: string]: string } {
    const since = this.#config.now() - toldMs;
    const lately = [...this.#counted].filter(([, { last }]) => last >= since).toReversed();
    return announceUses({ life: this.#config.life, of: new Map(lately) });
  }

  #uids(): ReadonlyMap<string, string> {
    const objects = this.#config.objects();
    if (this.#known?.objects !== objects) this.#known = { objects, uids: new Map(objects.flatMap(uidOf)) };
    return this.#known.uids;
  }
}

function uidOf(object: JsonObject): readonly (readonly [string, string])[] {
  const uid = isObject(object["metadata"]) ? object["metadata"]["uid"] : undefined;
  const { namespace, name } = metadataOf(object);
  return typeof uid === "string" ? [[`${String(object["kind"])}/${namespace}/${name}`, uid]] : [];
}
