import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Verdict } from "@bubustack/policies/kernel";
import { isPolicy } from "@bubustack/policies/policy/is-policy";
import type { Examined, LintOptions } from "./lint.ts";
import type { Other, Sorted } from "./subjects.ts";

/** An object of a kind that is not ours, and what policies say of it; undefined where its kind is not known. */
export interface OtherJudged {
  readonly other: Other;
  readonly policies: Verdict | undefined;
}

/** What policies say, beside what the rules said. */
export interface ByPolicies {
  readonly examined: readonly Examined[];
  readonly others: readonly OtherJudged[];
}

/** Judges all objects of all files by the policies that are given, are among them, or are in the cluster. */
export async function judgedByPolicies(
  sorted: readonly Sorted[],
  examined: readonly Examined[],
  options: LintOptions,
): Promise<ByPolicies> {
  const others = sorted.flatMap((one) => one.others);
  const written = [...examined.map(({ subject }) => subject), ...others];
  const given = [...written.map(({ object }) => object), ...(options.policies ?? [])];
  const namespaces = [...new Set(written.map(({ namespace }) => namespace || options.namespace))];
  const cluster = await options.cluster?.(given, namespaces);
  // What the files have of the cluster's objects is what will be there.
  const names = new Set(given.map(identity));
  const objects = [...given, ...(cluster?.objects ?? []).filter((object) => !names.has(identity(object)))];
  if (!objects.some(isPolicy)) return { examined, others: [] };
  // CEL and the kinds of Kubernetes are loaded where there are policies.
  const { policyJudge } = await import("./policy-judge.ts");
  const { namespace, settings, host, live } = options;
  const judge = policyJudge({ objects, whole: cluster?.whole ?? false, namespace, settings: settings.policy, host });
  const said: Examined[] = [];
  for (const one of examined) {
    const there = await live?.(one.subject);
    const policies = judge(there === undefined ? one.subject : { object: there.next, old: there.old });
    said.push({ ...one, ...(policies !== undefined && { policies }) });
  }
  return { examined: said, others: others.map((other) => ({ other, policies: judge(other) })) };
}

function identity({ apiVersion, kind, metadata }: JsonObject): string {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  return JSON.stringify([apiVersion, kind, namespace ?? "", name]);
}
