import type { Stuck } from "./params.ts";
import type { Inputs } from "./run.ts";

/** The variables of a policy, complete; `skip`: it is not to be evaluated after all. */
export type Prepared =
  | { readonly state: "ready"; readonly inputs: Inputs }
  | { readonly state: "skip" }
  /** `step` is at which it went wrong; default `reads`. */
  | { readonly state: "failed"; readonly reason: string; readonly step?: Step }
  | Exclude<Stuck, { readonly state: "failed" }>;

/** Completes the variables of a policy once its match conditions hold. Without one, they are complete as they are. */
export type Prepare<P> = (policy: P, inputs: Inputs) => Prepared;

/** At which step of a policy something went wrong. */
export type Step =
  | "policy"
  | "binding"
  | "conditions"
  | "reads"
  | "expression"
  | "message"
  | "annotation"
  | "mutation"
  | "budget"
  | "time"
  | "internal";
