/** What policies say of the objects of files, as if each were written now. It loads CEL and the kinds of Kubernetes. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Found, Lookup } from "@bubustack/policies/admission/world";
import type { Host } from "@bubustack/policies/host";
import type { Verdict } from "@bubustack/policies/kernel";
import { reachOf } from "@bubustack/policies/policy/excluded";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { told } from "@bubustack/policies/policy/told";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import type { Catalogue } from "../policy/eval/kinds.ts";
import { catalogue } from "../policy/eval/kinds.ts";
import { prepare } from "../policy/eval/prepared.ts";
import { given } from "../policy/eval/world.ts";
import { requestAbout } from "../policy/suite/request.ts";

/** An object that is written, and what was there before. */
export interface Written {
  readonly object: JsonObject;
  readonly old?: JsonObject;
}

export interface PolicyWorld {
  /** Policies, exceptions, bindings, and all else that is known. */
  readonly objects: readonly JsonObject[];
  /** Whether what is not among them is not there; otherwise nobody knows. */
  readonly whole: boolean;
  /** For objects that name none. */
  readonly namespace: string;
  /** What the installation decides about policies. */
  readonly settings: PolicySettings;
  readonly host: Host;
}

/** What is said of an object; undefined where it is of a kind that is not known here. */
export type PolicyJudge = (written: Written) => Verdict | undefined;

/** Why a policy stays unverified that depends on who asks. */
const noRequest = "a file has no request: who asks and with which options is not known";
/** Milliseconds that one object may take. */
const patience = 10_000;

let kindsOf: Catalogue | undefined;

/** Compiles the policies among some objects. What cannot be known leaves a policy unverified, which is no pass. */
export function policyJudge({ objects, whole, namespace, settings, host }: PolicyWorld): PolicyJudge {
  kindsOf ??= catalogue();
  const kinds = kindsOf(objects);
  const { question } = prepare(objects, kinds, host);
  const reach = reachOf(settings, []);
  const closed = given(objects, kinds).look;
  const look = whole ? closed : (lookup: Lookup) => asGiven(lookup, closed(lookup));
  return ({ object, old }) => {
    const served = kinds.resource(String(object["apiVersion"]), String(object["kind"]));
    if (served === undefined) return undefined;
    const placed = served.namespaced ? inNamespace(object, namespace) : object;
    const { options, dryRun, ...request } = requestAbout(
      { object: placed, user: {}, ...(old !== undefined && { oldObject: old }) },
      kinds,
    );
    const until = host.now() + patience;
    const asked = question(request as unknown as AdmissionRequest, {
      now: host.now(),
      expired: () => host.now() > until,
    });
    const judged = judgeByPolicies({ ...asked, reach, world: { ...asked.world, look, withheld: noRequest } });
    // Every question has its answer at once.
    return "verdict" in judged ? told(judged.verdict, "", true) : undefined;
  };
}

function inNamespace(object: JsonObject, namespace: string): JsonObject {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  return { ...object, metadata: { namespace, ...metadata } };
}

/** What was asked by name is there or is not given; of what is asked by other marks there may be more than was given. */
function asGiven(lookup: Lookup, found: Found): Found {
  if (lookup.ask === "namespace" || lookup.ask === "access") return found;
  if (lookup.ask === "paramKind")
    return found.state === "absent" ? { state: "unknown", reason: `kind ${lookup.kind} not given` } : found;
  if (found.state === "failed") return found;
  if (lookup.name !== undefined && found.state !== "absent") return found;
  const of = lookup.name === undefined ? `all of ${lookup.kind}` : `${lookup.kind.toLowerCase()} "${lookup.name}"`;
  return { state: "unknown", reason: `${of} not given` };
}
