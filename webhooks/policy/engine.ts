/** Policies in force, and reviews by them. It loads CEL: whoever starts without policies loads it with the first one. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import type { Found, Lookup, World } from "@bubustack/policies/admission/world";
import { lookupKey } from "@bubustack/policies/admission/world";
import type { Host } from "@bubustack/policies/host";
import { reachOf } from "@bubustack/policies/policy/excluded";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { refusedEdges } from "@bubustack/policies/policy/refused-edges";
import { shapes } from "@bubustack/policies/policy/shapes";
import type { Share } from "@bubustack/policies/policy/shares";
import { compiling } from "@bubustack/policies/policy/shares";
import { told } from "@bubustack/policies/policy/told";
import type { PolicyJudgement, PolicyVerdict } from "@bubustack/policies/policy/verdict";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import type { Outcome } from "../judge-loop.ts";
import type { Lookups } from "../ports.ts";
import { contentsOf } from "./contents.ts";
import type { Looker } from "./looker.ts";
import { looker } from "./looker.ts";
import type { Pause } from "./slices.ts";
import { pauses } from "./slices.ts";

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
  /** Judges. Never throws. By policies that there is no time or no answer for, the failure policy of each decides. */
  judge(review: PolicyReview): Promise<Outcome>;
  /** What it comes to where there is no time for any of them. */
  unjudged(review: Pick<PolicyReview, "share" | "request">): Outcome;
}

/** Rounds in which policies may ask the API server for what is not at hand. */
const maxRounds = 4;
/** Rounds in which they may ask at all. */
const maxTurns = 64;
/** What the policies of one namespace may take of the time that everybody shares, in milliseconds. */
const namespaceMs = 100;

/** What is not answered any more. */
const closed = {
  time: { state: "failed", reason: "the time for the review was up before this was known" },
  rounds: { state: "failed", reason: "the policies ask for more, one after the other, than a review may" },
} as const satisfies { readonly [why: string]: Found };

/** Compiles them, a slice at a time: `pause` lets others have their turn. */
export async function engine(config: EngineConfig, pause: Pause = pauses()): Promise<Engine> {
  const { objects, digest, settings, platformNamespaces, host } = config;
  const work = compiling(objects, host);
  let step = work.next();
  for (; step.done !== true; step = work.next()) await pause();
  const shares = step.value;
  const reach = reachOf(settings, platformNamespaces);
  const shape = shapes();
  const judged = (
    { share, request }: Pick<PolicyReview, "share" | "request">,
    world: Pick<World, "look" | "expired">,
    namespaceExpired: () => boolean,
  ): PolicyJudgement =>
    judgeByPolicies({
      ...{ request, reach, shape, world },
      policies: shares[share],
      budget: { namespaceExpired },
      now: host.now(),
    });
  /** Whatever is not known stays so: the verdict is there at once. */
  const ending = (
    review: Pick<PolicyReview, "share" | "request">,
    known: ReadonlyMap<string, Found>,
    late: boolean,
  ) => {
    const rest = late ? closed.time : closed.rounds;
    const world = { look: (lookup: Lookup) => known.get(lookupKey(lookup)) ?? rest, expired: () => late };
    const end = judged(review, world, () => late);
    return "verdict" in end ? tell(end.verdict, review) : { refusal: new BubuError("lookup/failed") };
  };
  const contents = contentsOf(objects, host);
  const tell = (verdict: PolicyVerdict, { share, request }: Pick<PolicyReview, "share" | "request">): Outcome => {
    const said = told(verdict, digest, ignores(share));
    const edges = refusedEdges(request, said.findings);
    const judgedBy = contents(verdict);
    return { verdict: { ...said, ...(edges.length > 0 && { edges }), ...(judgedBy.length > 0 && { judgedBy }) } };
  };
  return {
    looker,
    unjudged: (review) => ending(review, new Map(), true),
    async judge(review) {
      const { looker, leftMs } = review;
      const known = new Map<string, Found>();
      const look = lookIn(known, looker);
      try {
        let rounds = 0;
        for (let turns = 0; turns < maxTurns && rounds <= maxRounds && leftMs() > 0; turns++) {
          const began = leftMs();
          const expired = () => leftMs() <= 0;
          const one = judged(review, { look, expired }, () => leftMs() <= 0 || began - leftMs() > namespaceMs);
          if ("verdict" in one) return tell(one.verdict, review);
          if (rounds === maxRounds) break;
          const found = await looker.fetch(one.needs);
          for (const [key, answer] of found) known.set(key, answer);
          if (found.some(([, , live]) => live === true)) rounds++;
        }
        return ending(review, known, leftMs() <= 0);
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
