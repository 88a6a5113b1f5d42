import { BubuError } from "@bubustack/api/errors";
import type { Host } from "@bubustack/policies/host";
import type { Need, Review, Verdict } from "@bubustack/policies/kernel";
import type { Answer, Answers, Ask } from "@bubustack/policies/related";
import type { Settings } from "@bubustack/policies/settings";
import { expressionsOf } from "./expressions.ts";
import type { Fetch } from "./fetch-needs.ts";
import type { Judge } from "./ports.ts";

/** Rounds in which the kernel may ask for further objects. */
const maxRounds = 3;
/** Rounds in which it may ask to confirm what a cache did not have; each uses up confirmations. */
const maxConfirmRounds = 4;

/** A verdict, or why there is none. */
export type Outcome = { readonly verdict: Verdict } | { readonly refusal: BubuError };

export interface JudgeTools {
  readonly judge: Judge;
  readonly settings: Settings;
  readonly host: Host;
  readonly fetch: Fetch;
  /** What caches know at once, so that no round is spent on it. Absent in the judging worker, which has none. */
  readonly atHand?: (ask: Ask) => Answer | undefined;
  /** Milliseconds of the budget that are left. */
  readonly leftMs: () => number;
}

/** Judges; fetches what the kernel asks for; judges again. Never throws. */
export async function judgeLoop(review: Review, tools: JudgeTools): Promise<Outcome> {
  const known = new Map<string, Answer>();
  const rounds: Rounds = { asked: 0, confirmed: 0 };
  try {
    const world = {
      answers: answersFrom(known, tools.atHand),
      settings: tools.settings,
      host: tools.host,
      scratch: {},
      ...(await expressionsOf(review.kind)),
    };
    while (tools.leftMs() > 0) {
      const judgement = tools.judge(review, world);
      if ("verdict" in judgement) return judgement;
      if (exhausted(rounds, judgement.needs)) return { refusal: new BubuError("lookup/failed") };
      const fetched = tools.fetch(judgement.needs);
      for (const [key, answer] of fetched instanceof Promise ? await fetched : fetched) known.set(key, answer);
    }
    return { refusal: new BubuError("review/deadline") };
  } catch (cause) {
    return { refusal: new BubuError("rule/failed", undefined, { cause }) };
  }
}

/** What was fetched, else what is at hand; what was answered once stays for the whole review. */
function answersFrom(known: Map<string, Answer>, atHand: JudgeTools["atHand"]): Answers {
  if (atHand === undefined) return known;
  return {
    get(key, ask) {
      const given = known.get(key);
      if (given !== undefined) return given;
      const found = atHand(ask);
      if (found !== undefined) known.set(key, found);
      return found;
    },
  };
}

interface Rounds {
  asked: number;
  confirmed: number;
}

function exhausted(rounds: Rounds, needs: readonly Need[]): boolean {
  if (needs.every((need) => need.confirm)) return ++rounds.confirmed > maxConfirmRounds;
  return ++rounds.asked > maxRounds;
}
