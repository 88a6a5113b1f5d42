import type { JsonObject } from "@bubustack/api/json";
import type { World } from "@bubustack/policies/admission/world";
import { defaultReach } from "@bubustack/policies/policy/excluded";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { compilePolicies } from "@bubustack/policies/policy/policies";
import { host } from "@bubustack/runtime/host";
import { namespace, others, podRequest, sixteen, ten } from "./policy-objects.ts";

/** What policies cost in the kernel, in microseconds of CPU a request, warm, in-process. */
export interface KernelFigures {
  readonly none: number;
  /** 98 expressions without patterns, above `none`. */
  readonly plain: number;
  /** One expression with a pattern on an image. */
  readonly pattern: number;
  /** 1,000 policies of which 10 match, to these 10 alone: by what tells the others. */
  readonly ratios: { readonly [by: string]: number };
}

/** Requests of one measurement, made before it. */
const batch = 200;
const digests = host();
const reach = { ...defaultReach, namespacedKinds: [{ group: "", resources: ["*"] }] };
const world: World = {
  look: ({ ask }) => (ask === "namespace" ? { state: "objects", objects: [namespace] } : { state: "absent" }),
};

/**
 * Microseconds of CPU that a request costs by each of some sets of policies. They take turns, and the least of many turns counts:
 * what disturbs the machine only adds.
 */
function costs(sets: readonly (readonly JsonObject[])[], rounds: number): readonly number[] {
  const asks = sets.map((objects) => {
    const policies = compilePolicies(objects, digests);
    return (request: ReturnType<typeof podRequest>) => judgeByPolicies({ request, policies, world, reach, now: 0 });
  });
  const least = asks.map(() => Number.POSITIVE_INFINITY);
  for (let done = 0; done < rounds; done += batch)
    for (const [at, ask] of asks.entries()) {
      const requests = Array.from({ length: batch }, podRequest);
      const before = process.cpuUsage();
      for (const one of requests) {
        const judged = ask(one);
        if ("needs" in judged || !judged.verdict.allowed)
          throw new Error(`it does not hold: ${JSON.stringify(judged)}`);
      }
      const { user, system } = process.cpuUsage(before);
      least[at] = Math.min(least[at] ?? Number.POSITIVE_INFINITY, (user + system) / batch);
    }
  return least;
}

export function kernelFigures(rounds: number): KernelFigures {
  const [none = 0, without = 0, with14 = 0] = costs([[], sixteen(0), sixteen(14)], rounds);
  const besides = Object.values(others).map((other) => [...ten, ...Array.from({ length: 990 }, (_, at) => other(at))]);
  const [alone = 1, ...beside] = costs([ten, ...besides], rounds);
  const ratios = Object.keys(others).map((by, at) => [by, (beside[at] ?? 0) / alone]);
  return { none, plain: without - none, pattern: (with14 - without) / 14, ratios: Object.fromEntries(ratios) };
}
