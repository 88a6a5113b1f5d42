/** What an exception is from, and for how long. */
import type { JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { microseconds } from "../facts/instant.ts";
import type { Excepted, ExceptionContext } from "../facts/policy-exception.ts";
import type { Found } from "../finding.ts";
import { forbidden, invalid, notFound } from "../finding.ts";
import { closest } from "../suggest.ts";
import { maxDurationOf } from "./approval.ts";

/** An end that has passed. */
export function endFindings({ object, host }: ExceptionContext): readonly Found[] {
  const end = microseconds(object.spec.expiresAt);
  if (end === undefined || end > host.now() * 1_000) return [];
  const message = `${brief(object.spec.expiresAt)} has passed`;
  return [invalid(["spec", "expiresAt"], message, { fix: "write a time in the future, or delete the exception" })];
}

/** Policies that are not there or allow no exceptions, and validations that they do not have. */
export function policyFindings({ facts, related, namespace }: ExceptionContext): readonly Found[] {
  return facts.policies.flatMap((one): readonly Found[] => {
    const own = one.kind === "Policy" ? namespace : "";
    const path = ["spec", "policies", one.at];
    const shown = `${one.kind} ${brief(one.name)}`;
    if (related.absent(one.kind, own, one.name))
      return [notFound([...path, "name"], `there is no ${shown}`, { fix: "name a policy that is there" })];
    const policy = related.get(one.kind, own, one.name);
    if (policy === undefined) return [];
    const none =
      maxDurationOf(policy) === undefined
        ? [
            forbidden([...path, "name"], `exceptions from ${shown} are not allowed`, {
              fix: "set its exceptions.maxDuration, or leave it out",
            }),
          ]
        : [];
    return [...none, ...unknownRules(one, policy, path, shown)];
  });
}

function unknownRules({ rules = [] }: Excepted, policy: JsonObject, path: Found["path"], shown: string) {
  const { spec } = policy;
  const validations = isObject(spec) && isList(spec["validations"]) ? spec["validations"] : [];
  const names = validations.map((one) => (isObject(one) ? one["name"] : undefined));
  const known = new Set(names.filter((name) => typeof name === "string"));
  return rules.flatMap((name, at) => {
    if (known.has(name)) return [];
    const near = closest(name, known);
    const fix = near === undefined ? "use the name of one of its validations" : `did you mean ${brief(near)}?`;
    return [notFound([...path, "rules", at], `there is no validation ${brief(name)} in ${shown}`, { fix })];
  });
}

/** Resources outside of namespaces: ours, and those that every cluster has. */
const outside = new Set([
  ...kinds.filter(({ scope }) => scope === "Cluster").flatMap(({ plural, group }) => [plural, `${plural}.${group}`]),
  "namespaces",
  "nodes",
  "persistentvolumes",
]);

export function clusterScopedFindings({ object }: ExceptionContext): readonly Found[] {
  return object.spec.match.resources.flatMap((resource, at) => {
    if (!outside.has(resource.split("/")[0] ?? "")) return [];
    return [
      forbidden(["spec", "match", "resources", at], `${brief(resource)} are outside of namespaces`, {
        fix: "write a ClusterPolicyException for them",
      }),
    ];
  });
}
