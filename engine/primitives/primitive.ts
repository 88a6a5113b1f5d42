import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Schema } from "@bubustack/api/schema";

/** Something that is wrong with a primitive's `with`, as data: who reports it adds the words around it. */
export interface Problem {
  /** Below `with`; empty for `with` itself. */
  readonly path: Path;
  /**
   * `required` is missing or blank, `type` has the wrong JSON type, `invalid` has a wrong value, `choice` is none of
   * `options`, `unknown` is a field that the primitive does not read (`options` are those that it reads).
   */
  readonly kind: "required" | "type" | "invalid" | "choice" | "unknown";
  /** What is wrong: one line, no full stop. */
  readonly message: string;
  /** What to write instead, as an imperative phrase. */
  readonly fix?: string;
  /** What to write instead at `path`: the value itself. */
  readonly replacement?: Json;
  /** The word that was written; with `choice` and `unknown`. */
  readonly given?: string;
  readonly options?: readonly string[];
}

/** What a primitive read: every field that is usable, and what is wrong with the others. */
export interface Reading<V> {
  readonly value: V;
  readonly problems: readonly Problem[];
}

/** One kind of step that runs no Engram. */
export interface Primitive<V = unknown> {
  /** The word in a step's `type`. */
  readonly type: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** The shape of its `with`. */
  readonly shape: Schema;
  /** Reads its `with`. Total: takes any JSON, and never throws. */
  readonly read: (given: Json | undefined) => Reading<V>;
}
