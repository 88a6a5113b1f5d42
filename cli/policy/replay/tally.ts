/** What a draft of policies came to over many requests. What is kept does not grow with the number of requests. */
import type { Answer } from "../eval/answer.ts";
import type { About } from "./record.ts";

/** Requests of one policy, namespace or user. */
export interface Count {
  readonly name: string;
  readonly requests: number;
  readonly refused: number;
  readonly warned: number;
  readonly audited: number;
  readonly unverified: number;
}

/** A request that the draft judges otherwise. */
export interface Divergence extends About {
  /** In the log, from 1. */
  readonly line: number;
  readonly was: "allowed" | "refused";
  readonly becomes: "allowed" | "refused";
  /** What the draft says of it. */
  readonly messages: readonly string[];
}

export interface Replayed {
  readonly requests: number;
  readonly refused: number;
  readonly warned: number;
  readonly audited: number;
  readonly unverified: number;
  /** Lines that are no requests; the first of them by number. */
  readonly malformed: {
    readonly lines: number;
    readonly first: readonly { readonly line: number; readonly problem: string }[];
  };
  /** Of the requests whose former answer is known, and what the draft comes to. */
  readonly changed: {
    readonly compared: number;
    readonly refused: number;
    readonly allowed: number;
    readonly first?: Divergence;
  };
  /** Those with most refusals first. */
  readonly policies: readonly Count[];
  readonly namespaces: readonly Count[];
  readonly users: readonly Count[];
}

/** Names that are counted apart; the rest is counted together. */
const mostNames = 10_000;
/** Malformed lines that are told of. */
const mostTold = 100;
const others = "(others)";

type Sum = { -readonly [field in Exclude<keyof Count, "name">]: number };

export class Tally {
  readonly #sum: Sum = zero();
  readonly #policies = new Map<string, Sum>();
  readonly #namespaces = new Map<string, Sum>();
  readonly #users = new Map<string, Sum>();
  readonly #malformed: { readonly line: number; readonly problem: string }[] = [];
  #broken = 0;
  readonly #changed = { compared: 0, refused: 0, allowed: 0 };
  #first: Divergence | undefined;

  malformed(line: number, problem: string): void {
    this.#broken++;
    if (this.#malformed.length < mostTold) this.#malformed.push({ line, problem });
  }

  /** `was` is whether the request was allowed before, where that is known. */
  add(line: number, about: About, answer: Answer, was: boolean | undefined): void {
    const { allowed, findings, unverified } = answer;
    const with_ = (action: string) => findings.some((finding) => finding.action === action);
    const seen = {
      refused: !allowed,
      warned: with_("Warn"),
      audited: with_("Audit"),
      unverified: unverified.length > 0,
    };
    count(this.#sum, seen);
    count(sumOf(this.#namespaces, about.namespace), seen);
    count(sumOf(this.#users, about.user), seen);
    for (const [name, of] of byPolicy(answer)) count(sumOf(this.#policies, name), of);
    if (was === undefined || !isKnown(answer)) return;
    this.#changed.compared++;
    if (was === allowed) return;
    this.#changed[allowed ? "allowed" : "refused"]++;
    this.#first ??= { line, ...about, was: word(was), becomes: word(allowed), messages: messagesOf(answer) };
  }

  result(): Replayed {
    const first = this.#first;
    return {
      ...this.#sum,
      malformed: { lines: this.#broken, first: this.#malformed },
      changed: { ...this.#changed, ...(first !== undefined && { first }) },
      policies: sorted(this.#policies),
      namespaces: sorted(this.#namespaces),
      users: sorted(this.#users),
    };
  }
}

/** Whether a request is refused for certain, or passes for certain: a policy that is unverified might refuse it. */
export function isKnown({ allowed, unverified }: Pick<Answer, "allowed" | "unverified">): boolean {
  return !allowed || unverified.length === 0;
}

function zero(): Sum {
  return { requests: 0, refused: 0, warned: 0, audited: 0, unverified: 0 };
}

type Seen = { readonly [field in Exclude<keyof Sum, "requests">]: boolean };

function count(sum: Sum, { refused, warned, audited, unverified }: Seen): void {
  sum.requests++;
  sum.refused += Number(refused);
  sum.warned += Number(warned);
  sum.audited += Number(audited);
  sum.unverified += Number(unverified);
}

function sumOf(sums: Map<string, Sum>, name: string): Sum {
  const key = sums.has(name) || sums.size < mostNames ? name : others;
  const found = sums.get(key) ?? zero();
  sums.set(key, found);
  return found;
}

/** What each policy that says something says; a policy's validations count once. */
function byPolicy({ findings, unverified }: Answer): ReadonlyMap<string, Seen> {
  const names = new Map<string, Seen>();
  const none: Seen = { refused: false, warned: false, audited: false, unverified: false };
  for (const { policy, namespace, action } of findings) {
    const name = namespace === undefined ? policy : `${namespace}/${policy}`;
    const before = names.get(name) ?? none;
    names.set(name, {
      ...before,
      refused: before.refused || action === "Deny",
      warned: before.warned || action === "Warn",
      audited: before.audited || action === "Audit",
    });
  }
  for (const name of unverified) names.set(name, { ...(names.get(name) ?? none), unverified: true });
  return names;
}

function messagesOf({ findings }: Answer): readonly string[] {
  return findings
    .filter(({ action }) => action === "Deny")
    .slice(0, 10)
    .map(({ policy, path, message }) => `${policy}: ${path === "" ? "" : `${path}: `}${message}`);
}

function word(allowed: boolean): "allowed" | "refused" {
  return allowed ? "allowed" : "refused";
}

function sorted(sums: ReadonlyMap<string, Sum>): readonly Count[] {
  return [...sums]
    .map(([name, sum]) => ({ name, ...sum }))
    .toSorted(
      (a, b) =>
        b.refused - a.refused || b.warned - a.warned || b.unverified - a.unverified || (a.name < b.name ? -1 : 1),
    );
}
