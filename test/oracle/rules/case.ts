/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A definition's schema with rules, and perhaps an object that they judge. */
export interface Case {
  /** `GROUP/NUMBER`. */
  readonly id: string;
  /** The `openAPIV3Schema` of the only version of a CustomResourceDefinition. */
  readonly schema: Json;
  readonly object?: Json;
  /** What the object was before: an update. */
  readonly old?: Json;
}

/** What the oracle says of one rule; costs are decimal, since they may be 2^64-1. */
export interface Rule {
  readonly path: string;
  /** The most that one evaluation may cost. */
  readonly cost: string;
  /** Times how often there may be such a value in an object. */
  readonly total: string;
  readonly messageCost?: string;
  readonly transition?: boolean;
}

/** What the oracle says of a case. */
export interface Answer {
  readonly id: string;
  /** Why the definition cannot be created, as people read it. */
  readonly refused?: readonly string[];
  readonly rules?: readonly Rule[];
  /** What the rules say of the object, sorted. */
  readonly errors?: readonly string[];
  /** What was wrong before and is accepted, sorted. */
  readonly warnings?: readonly string[];
  /** What the evaluation cost; -1 where it ended because of it. */
  readonly spent?: number;
  readonly caseError?: string;
}
