import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";

/** Something of a policy that the other kind cannot say. */
export interface Loss {
  /** The policy, exception or binding that it is about. */
  readonly object: JsonObject;
  readonly path: Path;
  /** What does not hold any more, or how it is otherwise. One line, no full stop. */
  readonly message: string;
}

/** What became of policies. */
export interface Conversion {
  /** The policies and bindings of the other kind. */
  readonly objects: readonly JsonObject[];
  /** What the converted ones do otherwise. */
  readonly lost: readonly Loss[];
  /** What cannot be converted, and why: nothing of that policy is among `objects`. */
  readonly refused: readonly Loss[];
}

/** Several conversions as one. */
export function joined(all: readonly Conversion[]): Conversion {
  return {
    objects: all.flatMap(({ objects }) => objects),
    lost: all.flatMap(({ lost }) => lost),
    refused: all.flatMap(({ refused }) => refused),
  };
}
