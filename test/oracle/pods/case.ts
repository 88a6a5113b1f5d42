import type { JsonObject } from "@bubustack/api/json";

/** A pod to hold against the standards. */
export interface Case {
  readonly id: string;
  readonly pod: JsonObject;
}

/** What the oracle says of it. */
export interface Answer {
  readonly id: string;
  /** Ids of the controls that it violates, by level and version such as `baseline-v1.36`. */
  readonly violated: { readonly [standard: string]: readonly string[] };
  readonly caseError?: string;
}
