import type { AdmissionRequest } from "@bubustack/api/admission";
import { kinds } from "@bubustack/api/kinds";
import type { Verdict } from "@bubustack/policies/kernel";
import type { Share } from "@bubustack/policies/policy/shares";
import type { Outcome } from "../judge-loop.ts";
import type { Webhook } from "../respond.ts";
import type { Engine } from "./engine.ts";
import type { InForce } from "./in-force.ts";
import type { Looker } from "./looker.ts";

/** What reviews by policies need. */
export interface PolicyTools {
  readonly inForce: () => InForce;
  /** Answers the questions of this review. */
  readonly lookerOf: (engine: Engine) => Looker;
  /** Whether there are policies of this namespace. */
  readonly within: (namespace: string) => boolean;
  /** Told, before any is evaluated, what it comes to where none can be. */
  readonly onUnjudged?: (outcome: Outcome) => void;
}

const shares: { readonly [webhook in Webhook]: Share | undefined } = {
  mutate: undefined,
  validate: undefined,
  "policy-mutate-fail": "changeFail",
  "policy-mutate-ignore": "changeIgnore",
  "policy-fail": "fail",
  "policy-ignore": "ignore",
};

/** The policies that a webhook is for; undefined for those of the built-in rules. */
export function shareOf(webhook: Webhook): Share | undefined {
  return shares[webhook];
}

const ours = new Set(kinds.map(({ group }) => group));

/** Judges by a share of the policies that are in force now. Without any, everything passes. */
export async function judgedByPolicies(
  share: Share,
  request: AdmissionRequest,
  tools: PolicyTools | undefined,
  leftMs: () => number,
): Promise<Outcome> {
  const { engine, digest } = tools?.inForce() ?? { engine: undefined, digest: "" };
  if (engine === undefined || tools === undefined) return { verdict: passing(digest) };
  // Of kinds of ours, policies of namespaces are asked where the rules are.
  const asked = share === "fail" && !ours.has(request.resource.group) ? "failHere" : share;
  tools.onUnjudged?.(engine.unjudged({ share: asked, request }));
  return engine.judge({ share: asked, request, looker: tools.lookerOf(engine), leftMs });
}

function passing(digest: string): Verdict {
  return {
    allowed: true,
    findings: [],
    warnings: [],
    unverified: [],
    patches: [],
    auditAnnotations: {},
    digest,
    cost: 0,
  };
}
