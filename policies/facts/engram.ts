import type { Engram } from "@bubustack/api/bubustack/engram";
import type { Context } from "../rule.ts";
import { ExecutionFacts } from "./execution.ts";

export type EngramContext = Context<Engram, EngramFacts>;

/** What rules need to know about an Engram. */
export interface EngramFacts {
  /** Its execution policy and its overrides. */
  readonly execution: ExecutionFacts;
}

export function engramFacts({ spec }: Engram): EngramFacts {
  const execution = new ExecutionFacts();
  execution.policy(["spec", "executionPolicy"], spec.executionPolicy);
  execution.overrides(["spec", "overrides"], spec.overrides);
  return { execution };
}
