import type { Answer } from "./answer.ts";
import type { Aspect } from "./compare.ts";

/** A difference from the oracle that is meant. */
export interface Tolerance {
  readonly name: string;
  /** Why ours is right, or why it does not matter. */
  readonly reason: string;
  /** In what the answers differ. */
  readonly aspects: readonly Aspect[];
  /** The cases of the corpus in which they do. */
  readonly ids: readonly string[];
  /** Whether a generated expression differs for this reason. */
  readonly covers?: (expression: string, oracle: Answer) => boolean;
}

/** Every difference that is meant; a test holds that each of them is there, and no other. */
export const tolerated: readonly Tolerance[] = [
  {
    name: "internal-errors",
    reason:
      "cel-go panics where a type that it did not expect arrives, and catches it; ours answers the error or value",
    aspects: ["outcome", "cost", "value", "type"],
    ids: [],
    covers: (_, { evalError }) => evalError?.startsWith("internal error:") ?? false,
  },
];
