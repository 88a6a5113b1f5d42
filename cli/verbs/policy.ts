import type { Group } from "../verb.ts";
import { bench } from "./policy/bench.ts";
import { convert } from "./policy/convert.ts";
import { edges } from "./policy/edges.ts";
import { evaluate } from "./policy/eval.ts";
import { explain } from "./policy/explain.ts";
import { lint } from "./policy/lint.ts";
import { replay } from "./policy/replay.ts";
import { suite } from "./policy/suite.ts";

export const policy: Group = {
  name: "policy",
  summary: "Write, try and test policies, without a cluster.",
  description: `Policies are ClusterPolicy and Policy with their exceptions, and ValidatingAdmissionPolicy and MutatingAdmissionPolicy of Kubernetes with
their bindings.`,
  actions: [lint, evaluate, replay, suite, explain, convert, bench, edges],
};
