/** Policies in force, and reviews by them. It loads CEL: whoever starts without policies loads it with the first one. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { Found, Lookup } from "@bubustack/policies/admission/world";
import { lookupKey } from "@bubustack/policies/admission/world";
import type { Host } from "@bubustack/policies/host";
import { reachOf } from "@bubustack/policies/policy/excluded";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { shapes } from "@bubustack/policies/policy/shapes";
import type { Share } from "@bubustack/policies/policy/shares";
import { sharesOf } from "@bubustack/policies/policy/shares";
import { told } from "@bubustack/policies/policy/told";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import type { Outcome } from "../judge-loop.ts";
import type { Lookups } from "../ports.ts";
import type { Looker } from "./looker.ts";
import { looker } from "./looker.ts";

/** What the policies of one moment are judged with. */
export interface EngineConfig {
  /** Policies and exceptions. */
  readonly objects: readonly JsonObject[];
  /** Of all that is judged by. */
  readonly digest: string;
  readonly settings: PolicySettings;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
  readonly host: Host;
}

/** One review. */
export interface PolicyReview {
  readonly share: Share;
  readonly request: AdmissionRequest;
  readonly looker: Looker;
  /** Milliseconds of the review's time that are left. */
  readonly leftMs: () => number;
}

/** The policies of one moment, compiled: reviews that began with them end with them. */
export interface Engine {
  /** Answers the questions of one review from caches and by the API server. */
  looker(lookups: Lookups, leftMs: () => number): Looker;
  /** Judges. Never throws. */
  judge(review: PolicyReview): Promise<Outcome>;
}

/** Rounds in which policies may ask for what is not at hand. */
const maxRounds = 4;
/** What the policies of one namespace may take of the time that everybody shares, in milliseconds. */
const namespaceMs = 100;

export function engine({ objects, digest, settings, platformNamespaces, host }: EngineConfig): Engine {
  const shares = sharesOf(objects, host);
  const reach = reachOf(settings, platformNamespaces);
  const shape = shapes();
  return {
    looker,
    async judge({ share, request, looker, leftMs }) {
      const known = new Map<string, Found>();
      try {
        for (let round = 0; leftMs() > 0; round++) {
          const began = leftMs();
          const judged = judgeByPolicies({
            request,
            policies: shares[share],
            world: { look: lookIn(known, looker), expired: () => leftMs() <= 0 },
            budget: { namespaceExpired: () => leftMs() <= 0 || began - leftMs() > namespaceMs },
            reach,
            now: host.now(),
            shape,
          });
          if ("verdict" in judged) return { verdict: told(judged.verdict, digest, ignores(share)) };
          if (round === maxRounds) return { refusal: new BubuError("lookup/failed") };
          for (const [key, found] of await looker.fetch(judged.needs)) known.set(key, found);
        }
        return { refusal: new BubuError("review/deadline") };
      } catch (cause) {
        return { refusal: new BubuError("rule/failed", undefined, { cause }) };
      }
    },
  };
}

function ignores(share: Share): boolean {
  return share === "ignore" || share === "changeIgnore";
}

/** What was fetched, else what is at hand; what was answered once stays for the whole review. */
function lookIn(known: Map<string, Found>, { atHand }: Looker) {
  return (lookup: Lookup): Found | undefined => {
    const key = lookupKey(lookup);
    const given = known.get(key);
    if (given !== undefined) return given;
    const found = atHand?.(lookup);
    if (found !== undefined) known.set(key, found);
    return found;
  };
}
