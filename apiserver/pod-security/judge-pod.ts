/** A pod, or what pods are made from, held against the levels of its namespace. */
import { textAt } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { render } from "../validation/field-error.ts";
import type { PodView } from "./check.ts";
import type { Configuration } from "./configuration.ts";
import { detailed, violations } from "./evaluate.ts";
import type { LevelVersion, Policy } from "./levels.ts";
import { levelText, policyOf } from "./levels.ts";

export interface PodVerdict {
  /** Why the pod is refused; undefined where it is not. */
  readonly refused?: string;
  readonly warning?: string;
  /** For the audit log. */
  readonly annotations: { readonly [key: string]: string };
}

/** What is known about a request besides the pod. */
export interface Asked {
  /** Labels of the namespace. */
  readonly labels: { readonly [key: string]: string };
  /** Whether this is a pod, which can be refused, and not only what pods are made from. */
  readonly enforced: boolean;
}

export function judgePod(pod: PodView, { labels, enforced }: Asked, configuration: Configuration): PodVerdict {
  const { policy, problems } = policyOf(labels, configuration.defaults);
  if (problems.length === 0 && isLax(policy, enforced))
    return { annotations: enforced ? { "enforce-policy": "privileged:latest" } : {} };
  if (configuration.exempt.runtimeClasses.has(textAt(pod.spec, "runtimeClassName")))
    return { annotations: { exempt: "runtimeClass" } };
  const violated = (of: LevelVersion) => {
    const found = violations(of, pod);
    return found.length === 0 ? undefined : `violate PodSecurity ${JSON.stringify(levelText(of))}: ${detailed(found)}`;
  };
  const [refused, audited, warned] = [
    enforced ? violated(policy.enforce) : undefined,
    violated(policy.audit),
    violated(policy.warn),
  ];
  return {
    ...(refused !== undefined && { refused: refused.replace("violate", "violates") }),
    ...(refused === undefined && warned !== undefined && { warning: `would ${warned}` }),
    annotations: {
      ...(problems.length > 0 && { error: `Failed to parse policy: ${aggregate(problems)}` }),
      ...(enforced && { "enforce-policy": levelText(policy.enforce) }),
      ...(audited !== undefined && { "audit-violations": `would ${audited}` }),
    },
  };
}

function isLax({ enforce, audit, warn }: Policy, enforced: boolean): boolean {
  return [...(enforced ? [enforce] : []), audit, warn].every(({ level }) => level === "privileged");
}

function aggregate(problems: readonly FieldError[]): string {
  const lines = problems.map(render);
  return lines.length === 1 ? `${lines[0]}` : `[${lines.join(", ")}]`;
}
