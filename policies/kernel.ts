import type { Operation, UserInfo } from "@bubustack/api/admission";
import type { Json } from "@bubustack/api/json";
import type { Violation } from "@bubustack/engine/schema/violation";
import type { DecidedEdge } from "./edges/decided.ts";
import type { Expressions } from "./expressions.ts";
import type { Finding } from "./finding.ts";
import type { Host } from "./host.ts";
import type { PatchOperation } from "./merge/json-patch.ts";
import type { Answers, Ask } from "./related.ts";
import type { About, Context } from "./rule.ts";
import type { Settings } from "./settings.ts";

/** What is asked of the kernel, whoever asks. */
export interface Review {
  readonly operation: Operation;
  readonly kind: string;
  /** `status` for the status subresource; absent for the object itself. */
  readonly subResource?: string;
  /** Empty for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
  /** Absent where there is no request, as in a linter. */
  readonly user?: UserInfo;
  readonly object?: Json;
  readonly oldObject?: Json;
}

/** What judgement may look at besides the review. */
export interface World {
  readonly answers: Answers;
  readonly settings: Settings;
  readonly host: Host;
  /** Judges expressions; kinds that have some (`hasExpressions`) are refused without. */
  readonly expressions?: Expressions;
  /** Lets the kernel keep its work between the rounds of one review; without it each round starts anew. */
  readonly scratch?: Scratch;
}

/**
 * What the kernel keeps between the rounds of one review: everything that does not depend on answers. The caller
 * gives an empty object with the world of the first round and the same world in the next ones.
 */
export interface Scratch {
  review?: Review;
  prepared?: Prepared;
}

/** A rule that could not decide because the caller cannot know something. Never a pass, never a denial. */
export interface Unverified {
  readonly rule: string;
  readonly reason: string;
}

/** A policy or an exception, and what it said at that time. */
export interface Content {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** Of kind, namespace, name and spec: `sha256:` and hex digits. */
  readonly digest: string;
}

export interface Verdict {
  readonly allowed: boolean;
  /** What refuses the request, in the order of the rules. */
  readonly findings: readonly Finding[];
  /** The word of the API server for why it is refused, such as `Forbidden`; default `Invalid`. */
  readonly reason?: string;
  /** What lets it pass with a warning. */
  readonly warnings: readonly Finding[];
  readonly unverified: readonly Unverified[];
  /** The minimal JSON Patch (RFC 6902) that fills in the defaults; empty when nothing is to fill in. */
  readonly patches: readonly PatchOperation[];
  /** The object with `patches` applied; absent on DELETE. */
  readonly object?: Json;
  readonly auditAnnotations: { readonly [key: string]: string };
  /** SHA-256 (hex) of the rules' ids and the settings that this verdict was computed with. */
  readonly digest: string;
  /** References into other namespaces that were decided; absent where there are none. */
  readonly edges?: readonly DecidedEdge[];
  /** Policies that were asked, and exceptions that were used; absent where there are none. */
  readonly judgedBy?: readonly Content[];
  /** Work done, in rule evaluations. */
  readonly cost: number;
}

/** An ask that has to be answered before there can be a verdict. */
export interface Need {
  readonly ask: Ask;
  /** A cache said `absent` and the verdict would deny or warn for it: ask the API server itself. */
  readonly confirm: boolean;
}

/** All that precedes the rules. It does not depend on answers. */
export interface Prepared {
  /** Pruned. */
  readonly sent: Json;
  /** With its defaults. */
  readonly object: Json;
  /** What the write is about. Empty where there is nothing to judge: it leaves everything as it was. */
  readonly abouts: readonly About[];
  readonly seen?: Context;
  readonly violations: readonly Violation[];
  readonly failed: readonly Finding[];
}

export type Judgement = { readonly verdict: Verdict } | { readonly needs: readonly Need[] };
