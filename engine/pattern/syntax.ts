import type { CharSet } from "./char-set.ts";

/** Places at which a pattern may ask where it is, without taking a character. */
export type Place = "start" | "end" | "lineStart" | "lineEnd" | "word" | "notWord";

/** A parsed pattern. Whether a repetition is greedy does not matter: only whether something matches is asked. */
export type Syntax =
  | { readonly kind: "empty" }
  | { readonly kind: "set"; readonly set: CharSet }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "all"; readonly parts: readonly Syntax[] }
  | { readonly kind: "any"; readonly parts: readonly Syntax[] }
  /** `max` is `Infinity` where there is no bound. */
  | { readonly kind: "repeat"; readonly part: Syntax; readonly min: number; readonly max: number };

/** Why a text is no pattern, and the offset (UTF-16 units) where it was seen. */
export interface PatternProblem {
  readonly at: number;
  readonly message: string;
}
