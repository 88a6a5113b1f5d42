/** Whether two sets of policies say the same of requests. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import { equal } from "@bubustack/api/json";
import { isExcluded } from "../policy/excluded.ts";
import type { Question } from "../policy/judge.ts";
import { judgeByPolicies } from "../policy/judge.ts";
import type { PolicyVerdict } from "../policy/verdict.ts";

export interface Proof {
  /** Requests of which both said the same. */
  readonly same: number;
  /** Requests about which our policies are never asked. */
  readonly excluded: number;
  readonly differences: readonly { readonly name: string; readonly message: string }[];
}

/** Judges each request both ways. `before` and `after` make the question about it. */
export function prove(
  requests: readonly { readonly name: string; readonly request: AdmissionRequest }[],
  before: (request: AdmissionRequest) => Question,
  after: (request: AdmissionRequest) => Question,
): Proof {
  let same = 0;
  let excluded = 0;
  const differences: { name: string; message: string }[] = [];
  for (const { name, request } of requests) {
    const question = before(request);
    if (isExcluded(request, question.reach)) {
      excluded += 1;
      continue;
    }
    const [one, other] = [judgeByPolicies(question), judgeByPolicies(after(request))];
    const message =
      "verdict" in one && "verdict" in other ? difference(one.verdict, other.verdict) : "it could not be judged";
    if (message === undefined) same += 1;
    else differences.push({ name, message });
  }
  return { same, excluded, differences };
}

function difference(before: PolicyVerdict, after: PolicyVerdict): string | undefined {
  if (before.allowed !== after.allowed)
    return `was ${before.allowed ? "allowed" : "refused"}, is ${after.allowed ? "allowed" : "refused"}`;
  const [x, y] = [said(before), said(after)];
  if (!equal(x, y)) return `said ${JSON.stringify(x)}, says ${JSON.stringify(y)}`;
  if (!equal(before.object ?? null, after.object ?? null)) return "leaves another object";
  if (before.unverified.length > 0 !== after.unverified.length > 0) return "is known in one way only";
  return undefined;
}

/** What was found, in any order. Where a policy could not be set up, those of Kubernetes say so first. */
function said({ findings }: PolicyVerdict): readonly string[] {
  const texts = findings.map(
    ({ action, message, reason }) =>
      `${action}: ${reason}: ${message.replace(/^failed to configure (?:policy|binding): /, "")}`,
  );
  return [...new Set(texts)].sort();
}
