/** What a controller is: it observes, it decides, and what it intends is carried out for it. */
import type { JsonObject } from "@bubustack/api/json";
import type { Informer, Resource } from "../kube/types.ts";
import type { Plan } from "../plan.ts";
import type { Priority } from "../queue/fair-line.ts";
import type { Key } from "../queue/work-queue.ts";

/** What makes a controller look: a change of these objects. */
export interface Source {
  readonly informer: Informer;
  /** The keys that an object has a part in; asked for its state before a change and after it. */
  readonly keys: (object: JsonObject) => readonly Key[];
  /** Default `normal`; what is there at the start is looked at with `low`. */
  readonly priority?: Priority;
  /** Waits so long, in milliseconds, so that many changes are looked at together; default 0. */
  readonly afterMs?: number;
}

/** What a controller is about. */
export interface Subject {
  /** In lower case with hyphens, at most 40 characters: names its field manager, its metrics and its log lines. */
  readonly name: string;
  /** What keys name, if they name objects: conditions of what cannot be done are shown there. */
  readonly resource?: Resource;
  readonly sources: readonly Source[];
}

export interface Controller<Seen> extends Subject {
  /** Reads what the decision needs, and nothing else happens. Undefined: there is nothing to decide. */
  observe(key: Key, signal: AbortSignal): Seen | undefined | Promise<Seen | undefined>;
  /** Pure: what is to be, given what was seen. `now` in milliseconds since the Unix epoch. */
  decide(seen: Seen, now: number): Plan;
}

/** The field manager of a controller. */
export function managerName({ name }: { readonly name: string }): string {
  return `bubu-${name}`;
}
