import type { Expressions } from "@bubustack/policies/expressions";
import { hasExpressions } from "@bubustack/policies/expressions";

/** What a kind's expressions are judged with; loaded with the first review of one, since few reviews are of any. */
export async function expressionsOf(kind: string): Promise<{ readonly expressions?: Expressions }> {
  if (!hasExpressions(kind)) return {};
  const { expressions } = await import("@bubustack/policies/checks/expressions");
  return { expressions };
}
