/** What policies cost on some requests: all together, and each by itself. */
import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { objectAt, textAt } from "@bubustack/policies/admission/policy";
import { isPolicy } from "@bubustack/policies/policy/is-policy";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { catalogue } from "../eval/kinds.ts";
import { prepare } from "../eval/prepared.ts";
import type { NamedRequest } from "../requests.ts";
import type { Clocks, Effort, Measured, Percentiles } from "./measure.ts";
import { measure, percentiles } from "./measure.ts";

/** What judging by one policy costs, or by all. */
export interface Figures extends Measured {
  /** `ClusterPolicy name`, `Policy namespace/name` …; empty for all together. */
  readonly policy: string;
  /** Requests that cost anything: those about which an expression was evaluated. */
  readonly judged: number;
  /** In the units of cel-go, over the requests that are judged. */
  readonly units: Percentiles;
  /** Requests that it could not judge with what is given. */
  readonly unverified: number;
}

export interface Bench {
  readonly requests: number;
  readonly overall: Figures;
  /** In the order of the files. */
  readonly policies: readonly Figures[];
}

export interface BenchOptions {
  /** Policies with their bindings, params, and all else that there is. */
  readonly objects: readonly JsonObject[];
  readonly requests: readonly NamedRequest[];
  readonly digests: Digests;
  /** Milliseconds since the Unix epoch: whether exceptions have expired. */
  readonly now: number;
  readonly clocks: Clocks;
  readonly effort: Effort;
  /** Told what is measured next. */
  readonly progress: (what: string, at: number, of: number) => void;
  readonly stopped: () => boolean;
}

/** Measures all policies, then each; what is not measured any more when it is stopped is left out. */
export function bench(options: BenchOptions): Bench {
  const { objects, requests, progress, stopped } = options;
  const policies = objects.filter(isPolicy);
  progress("all policies", 1, policies.length + 1);
  const overall = figures("", objects, options);
  const each: Figures[] = [];
  for (const [at, policy] of policies.entries()) {
    if (stopped()) break;
    const name = nameOf(policy);
    progress(name, at + 2, policies.length + 1);
    each.push(
      figures(
        name,
        objects.filter((object) => object === policy || !isPolicy(object)),
        options,
      ),
    );
  }
  return { requests: requests.length, overall, policies: each };
}

function figures(policy: string, objects: readonly JsonObject[], options: BenchOptions): Figures {
  const { requests, digests, now, clocks, effort } = options;
  const prepared = prepare(objects, catalogue()(objects), digests);
  const questions = requests.map(({ request }) => prepared.question(request, { now }));
  const verdicts = questions.map(judgeByPolicies).flatMap((one) => ("verdict" in one ? [one.verdict] : []));
  const costs = verdicts.map(({ cost }) => cost).filter((cost) => cost > 0);
  const measured = measure(
    questions.map((question) => () => {
      judgeByPolicies(question);
    }),
    clocks,
    effort,
  );
  const unverified = verdicts.filter((verdict) => verdict.unverified.length > 0).length;
  return { policy, judged: costs.length, units: percentiles(costs), unverified, ...measured };
}

function nameOf(policy: JsonObject): string {
  const metadata = objectAt(policy, "metadata");
  const namespace = textAt(metadata, "namespace");
  return `${textAt(policy, "kind")} ${namespace === "" ? "" : `${namespace}/`}${textAt(metadata, "name")}`;
}
