import type { JsonObject } from "@bubustack/api/json";
import type { AccessAsk } from "./access.ts";
import { accessKey, accessName } from "./access.ts";
import type { GrantAsk } from "./edges/grant.ts";
import { grantKey, grantName } from "./edges/grant.ts";
import type { IndexName } from "./indexes.ts";

/**
 * A question about another object, or about what somebody may do. `namespace` is empty for cluster-scoped kinds.
 */
export type Ask =
  | { readonly verb: "get"; readonly kind: string; readonly namespace: string; readonly name: string }
  | { readonly verb: "list"; readonly index: IndexName; readonly value: string }
  | AccessAsk
  | GrantAsk;

/** What the edge knows about an ask. */
export type Answer =
  | { readonly state: "found"; readonly object: JsonObject }
  /** Not there. `confirmed` says that the API server itself was asked, not only a cache. */
  | { readonly state: "absent"; readonly confirmed: boolean }
  /** The objects of an index entry: at most 100 names, and how many there are. */
  | { readonly state: "listed"; readonly names: readonly string[]; readonly total: number }
  /**
   * What an access review said (it may be up to ten seconds old) and why, or whether there is a grant: `by` is its name, where the caller
   * knows it.
   */
  | { readonly state: "allowed"; readonly by?: string; readonly reason?: string }
  | { readonly state: "denied"; readonly reason?: string }
  /** This caller cannot know (a linter without a cluster): the rule stays unverified. */
  | { readonly state: "unknown"; readonly reason: string }
  /** Reading failed: the rule denies. */
  | { readonly state: "failed"; readonly reason: string };

/** A stable text for an ask: equal asks have equal keys. */
export function askKey(ask: Ask): string {
  if (ask.verb === "access") return accessKey(ask);
  if (ask.verb === "grant") return grantKey(ask);
  return ask.verb === "get" ? `get ${ask.kind} ${ask.namespace}/${ask.name}` : `list ${ask.index} ${ask.value}`;
}

/** Words for an ask in messages: `engram "default/fetch"`. */
export function askName(ask: Ask): string {
  if (ask.verb === "access") return `the right to ${accessName(ask.to)}`;
  if (ask.verb === "grant") return grantName(ask);
  if (ask.verb === "list") return `${ask.index} of "${ask.value}"`;
  const name = ask.namespace === "" ? ask.name : `${ask.namespace}/${ask.name}`;
  return `${ask.kind} "${name}"`;
}

/** The answer of a caller that has no request, and so no author whose rights it could look up. */
export function authorUnknown(ask: AccessAsk): Answer {
  return { state: "unknown", reason: `whether the author may ${accessName(ask.to)} is not known` };
}

/**
 * What is known about asks: a map by `askKey`, or anything that answers like one. A caller that has objects at hand
 * may look them up when it is asked; for one review it must then go on giving the same answer. Undefined: not known
 * yet.
 */
export interface Answers {
  get(key: string, ask: Ask): Answer | undefined;
}

type Get = Extract<Ask, { verb: "get" }>;

/** What a rule sees of its related objects. Unknown and failed answers are the kernel's business, not the rule's. */
export class Related {
  readonly #answers: Answers;
  /** Answers by kind, namespace and name: rules look at the same objects again and again, and a key costs a text. */
  readonly #seen = new Map<string, Map<string, Map<string, Answer>>>();
  constructor(answers: Answers) {
    this.#answers = answers;
  }
  /** The answer itself; undefined where it is not known yet. For the kernel: rules ask the methods below. */
  answer(ask: Ask): Answer | undefined {
    return ask.verb === "get" ? this.#find(ask) : this.#answers.get(askKey(ask), ask);
  }
  /** The object, where it is known to exist. */
  get(kind: string, namespace: string, name: string): JsonObject | undefined {
    const answer = this.#find({ verb: "get", kind, namespace, name });
    return answer?.state === "found" ? answer.object : undefined;
  }
  /** True where the object is known not to exist. */
  absent(kind: string, namespace: string, name: string): boolean {
    return this.#find({ verb: "get", kind, namespace, name })?.state === "absent";
  }
  /** The entries of an index, where they are known. */
  list(index: IndexName, value: string): { readonly names: readonly string[]; readonly total: number } {
    const answer = this.answer({ verb: "list", index, value });
    return answer?.state === "listed" ? answer : { names: [], total: 0 };
  }

  /** True where an access review said no. */
  denied(ask: AccessAsk): boolean {
    return this.answer(ask)?.state === "denied";
  }

  #find(ask: Get): Answer | undefined {
    const seen = this.#seen.get(ask.kind)?.get(ask.namespace)?.get(ask.name);
    if (seen !== undefined) return seen;
    const answer = this.#answers.get(askKey(ask), ask);
    // An absence may still be confirmed or corrected by the API server; an object that was found stays.
    if (answer?.state === "found") this.#keep(ask, answer);
    return answer;
  }

  #keep({ kind, namespace, name }: Get, answer: Answer): void {
    const ofKind = this.#seen.get(kind) ?? new Map<string, Map<string, Answer>>();
    this.#seen.set(kind, ofKind);
    const ofNamespace = ofKind.get(namespace) ?? new Map<string, Answer>();
    ofKind.set(namespace, ofNamespace);
    ofNamespace.set(name, answer);
  }
}
