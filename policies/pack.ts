import type { Kind } from "@bubustack/api/kind";
import { structural } from "@bubustack/api/structural";
import type { Compiled } from "@bubustack/engine/schema/structural";
import { compile } from "@bubustack/engine/schema/structural";
import type { CheckRule, Context, DefaultRule, Rule } from "./rule.ts";

/** All that the kernel knows about one kind. The types of its objects and facts are erased: `pack` ties them. */
export interface Pack {
  readonly kind: Kind;
  /** What the ids of its rules start with, also their folder: `engram-template`. */
  readonly prefix: string;
  /** The interpreter of the kind's schema, compiled at first use. */
  readonly schema: () => Compiled;
  /** Facts that many rules need, computed once per review from the typed view. Total. */
  readonly facts: (view: unknown) => unknown;
  readonly defaults: readonly DefaultRule<Context>[];
  /** Everything that is not a default, in the order in which findings are reported. */
  readonly rules: readonly Exclude<Rule<Context>, DefaultRule<Context>>[];
  /** Those of them that decide which references may be. */
  readonly deciding: readonly CheckRule<Context>[];
  /** What writes there are rules about, apart from those of the spec. */
  readonly judges: {
    readonly metadata: boolean;
    readonly status: boolean;
    /** Whether something of a status is written over what the request says. */
    readonly stamps: boolean;
    readonly deletion: boolean;
  };
}

/**
 * Ties the rules of a kind to the kind and to its facts. The only place where the rules' static types are erased: the
 * kernel hands each of them a view that its kind's schema has checked, and the facts made from it.
 */
export function pack<O, F>(kind: Kind, facts: (view: O) => F, rules: readonly Rule<Context<O, F>>[]): Pack {
  let compiled: Compiled | undefined;
  const erased = rules as unknown as readonly Rule<Context>[];
  return {
    kind,
    prefix: rulePrefix(kind.kind),
    schema: () => {
      compiled ??= compile(structural(kind.schema));
      return compiled;
    },
    facts: facts as (view: unknown) => unknown,
    defaults: erased.filter((rule) => rule.effect === "default"),
    rules: erased.filter((rule) => rule.effect !== "default"),
    deciding: erased.filter((rule): rule is CheckRule<Context> => "edges" in rule),
    judges: {
      metadata: rules.some(({ about }) => about === "metadata"),
      status: rules.some(({ about, effect }) => about === "status" && effect !== "default"),
      stamps: rules.some((rule) => rule.about === "status" && rule.effect === "default"),
      deletion: rules.some(({ on }) => on?.includes("DELETE")),
    },
  };
}

/** The name of a kind as rule ids have it: `EngramTemplate` becomes `engram-template`. */
export function rulePrefix(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}
