/** What a lint is, and what it says. */
import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Scope } from "./scope.ts";

/** `error`: the policy does not do what it seems to; `warning`: it may not. */
export type Severity = "error" | "warning";

/** One place at which a lint objects. */
export interface Hit {
  readonly object: JsonObject;
  readonly path: Path;
  /** What is wrong, with the offending value. No full stop, one line. */
  readonly message: string;
  /** What to write instead here. Default: that of the lint. */
  readonly fix?: string;
}

/** Objects that a lint is tried on; judged at `now`. */
export interface LintExample {
  readonly title: string;
  readonly objects: readonly JsonObject[];
}

export interface Lint {
  /** `lint/…`, also the anchor of its section on the page. */
  readonly id: string;
  readonly severity: Severity;
  /** What holds where the lint is silent. */
  readonly title: string;
  readonly why: string;
  /** An imperative phrase without a full stop. */
  readonly fix: string;
  /** Each makes this lint object, and no other one. */
  readonly bad: readonly LintExample[];
  /** In none of them any lint objects. */
  readonly good: readonly LintExample[];
  readonly check: (scope: Scope) => Iterable<Hit>;
}

/** One thing that a lint says about a policy, binding or exception. */
export interface LintFinding {
  readonly severity: Severity;
  readonly lint: string;
  /** As it was given. */
  readonly object: JsonObject;
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}
