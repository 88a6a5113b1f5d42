/** Judging existing objects by the policies of one moment. It loads CEL, with the first policy that there is. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { Found, Lookup } from "@bubustack/policies/admission/world";
import { lookupKey } from "@bubustack/policies/admission/world";
import type { Host } from "@bubustack/policies/host";
import { reachOf } from "@bubustack/policies/policy/excluded";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { compilePolicies } from "@bubustack/policies/policy/policies";
import { judging } from "@bubustack/policies/policy/shares";
import type { PolicyFinding, PolicyName, PolicyVerdict } from "@bubustack/policies/policy/verdict";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { otherVersions } from "./other-versions.ts";
import type { Outcome, Result } from "./results.ts";
import type { Subject } from "./subjects.ts";

export interface EngineConfig {
  /** Policies and exceptions. */
  readonly objects: readonly JsonObject[];
  readonly settings: PolicySettings;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
  readonly host: Host;
}

/** Answers what policies want to know. */
export interface Looker {
  /** What is known at once; undefined where it has to be fetched. */
  atHand(lookup: Lookup): Found | undefined;
  fetch(lookup: Lookup): Promise<Found>;
}

/** What is said of an existing object. */
export type Judge = (request: AdmissionRequest, looker: Looker) => Promise<PolicyVerdict>;

/** Why a policy stays unverified that depends on who asks. */
export const noRequest = "an existing object has no request: who asks and with which options is not known";

const maxRounds = 4;
/** Milliseconds that one object may take. */
const patience = 2_000;

export function engine({ objects, settings, platformNamespaces, host }: EngineConfig): Judge {
  const compiled = compilePolicies(objects, host);
  // What policies would change was changed when the object was written, or is no finding.
  const policies = { ...compiled, at: (point: Parameters<typeof compiled.at>[0]) => judging(compiled.at(point)) };
  const reach = reachOf(settings, platformNamespaces);
  const elsewhere = otherVersions(objects);
  return async (request, looker) => {
    const known = new Map<string, Found>();
    const look = (lookup: Lookup) => known.get(lookupKey(lookup)) ?? looker.atHand(lookup);
    const until = host.now() + patience;
    for (let round = 0; ; round++) {
      const expired = () => host.now() > until;
      const world = { look, expired, withheld: noRequest };
      const judged = judgeByPolicies({
        request,
        policies,
        world,
        reach,
        now: host.now(),
      });
      if ("verdict" in judged) {
        const { verdict } = judged;
        return { ...verdict, unverified: [...verdict.unverified, ...elsewhere(request, world)] };
      }
      const late: Found = { state: "failed", reason: "the policies ask for ever more" };
      for (const need of judged.needs) known.set(lookupKey(need), round >= maxRounds ? late : await looker.fetch(need));
    }
  };
}

/** An existing object as what its creation would have been asked as. */
export function creationOf(subject: Subject, object: JsonObject): AdmissionRequest {
  const { group, version, kind, resource } = subject;
  const { namespace, name } = metadataOf(object);
  return {
    uid: "",
    kind: { group, version, kind },
    resource: { group, version, resource },
    name,
    ...(namespace !== "" && { namespace }),
    operation: "CREATE",
    userInfo: {},
    object: { apiVersion: group === "" ? version : `${group}/${version}`, kind, ...object },
    oldObject: null,
  };
}

/** A verdict as the results of a scan. */
export function resultsOf({ findings, unverified }: PolicyVerdict): readonly Result[] {
  return [
    ...findings.map((finding): Result => {
      const { rule, action, message, path } = finding;
      return { policy: named(finding), rule, outcome: outcomeOf(finding), action, message, path };
    }),
    ...unverified.map(
      (one): Result => ({ policy: named(one), rule: "", outcome: "skip", action: "", message: one.reason, path: "" }),
    ),
  ];
}

function outcomeOf({ error, action }: PolicyFinding): Outcome {
  if (error !== undefined) return "error";
  return action === "Deny" ? "fail" : "warn";
}

function named({ kind, namespace, policy }: PolicyName): string {
  return kind === "Policy" ? `policies/${namespace}/${policy}` : `clusterpolicies/${policy}`;
}
