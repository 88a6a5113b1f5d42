/** A value with its type told; `encode.go` of the oracle writes it. */
export type Value =
  | { readonly null: null }
  | { readonly bool: boolean }
  | { readonly string: string }
  /** Decimal, since 64 bits do not fit a JSON number. */
  | { readonly int: string }
  | { readonly uint: string }
  /** "NaN", "Infinity", "-Infinity" and "-0" are strings. */
  | { readonly double: number | "NaN" | "Infinity" | "-Infinity" | "-0" }
  /** Base64. */
  | { readonly bytes: string }
  /** RFC 3339 in UTC, with as many digits of a second as are not zero. */
  | { readonly timestamp: string }
  /** Seconds, with as many digits as are not zero. */
  | { readonly duration: string }
  | { readonly list: readonly Value[] }
  /** Sorted by the JSON text of the key. */
  | { readonly map: readonly (readonly [Value, Value])[] }
  /** A name without parameters. */
  | { readonly type: string }
  | { readonly optional: readonly [] | readonly [Value] }
  | { readonly url: string }
  | { readonly ip: string }
  | { readonly cidr: string }
  /** Decimal digits, without a suffix. */
  | { readonly quantity: string }
  | { readonly semver: string }
  | { readonly format: string }
  /** What an object literal built: the type's name and its fields, sorted. */
  | { readonly object: readonly [string, readonly (readonly [string, Value | string])[]] }
  /** Data within a list or map that its schema does not allow. */
  | { readonly error: string }
  /** A value that shows nothing but its type. */
  | { readonly opaque: string };

/** What the oracle says of a case: a value, or exactly one error. */
export interface Answer {
  readonly id: string;
  readonly value?: Value;
  /** The checked type. */
  readonly type?: string;
  /** The cost of evaluation, also where it ended in an error. */
  readonly cost?: number;
  /** Decimal: the maximum may be 2^64-1. */
  readonly estimated?: { readonly min: string; readonly max: string };
  readonly evalError?: string;
  /** All messages, one a line. */
  readonly parseError?: string;
  readonly checkError?: string;
  /** Of the first message; lines from 1, columns from 0. */
  readonly position?: { readonly line: number; readonly column: number };
  /** Repeated evaluation came to different outcomes. */
  readonly unstable?: boolean;
  readonly unparsed?: string;
  readonly ast?: string;
  /** The case cannot be used. */
  readonly caseError?: string;
}
