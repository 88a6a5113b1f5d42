import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { indexes } from "@bubustack/policies/indexes";
import { judge } from "@bubustack/policies/judge";
import type { Verdict } from "@bubustack/policies/kernel";
import type { Answer, Ask } from "@bubustack/policies/related";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { store } from "@bubustack/runtime/kube/store";
import { cached, fetcher } from "@bubustack/webhooks/fetch-needs";
import { judgeLoop } from "@bubustack/webhooks/judge-loop";
import type { Lookups } from "@bubustack/webhooks/ports";
import { noAccess } from "@bubustack/webhooks/testing/lookups";

const leftMs = () => 1_000;

/** Caches that hold these objects, and an API server that has nothing else. */
export function lookupsOf(all: readonly JsonObject[]): Lookups {
  const cache = (kind: string) => {
    const held = store(Object.fromEntries(Object.entries(indexes).map(([name, { values }]) => [name, values])));
    // Of two that have one name the linter knows the first, a store the last.
    held.replace(all.filter((one) => one["kind"] === kind).toReversed());
    return { synced: true, staleMs: () => 0, get: held.get, byIndex: held.byIndex, size: held.size };
  };
  return { cache, get: () => Promise.resolve(undefined), access: noAccess };
}

/** What the webhook would know about an ask in the end: absences are confirmed. */
export async function knownTo(lookups: Lookups, ask: Ask): Promise<Answer> {
  const [entry] = await fetcher(lookups, leftMs)([{ ask, confirm: false }]);
  const answer = entry?.[1] ?? { state: "failed", reason: "no answer" };
  return answer.state === "absent" ? { state: "absent", confirmed: true } : answer;
}

/** What the webhook's judge loop says of the creation of an object. */
export async function webhookVerdict(object: JsonObject, lookups: Lookups): Promise<Verdict> {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const review = {
    operation: "CREATE",
    kind: String(object["kind"]),
    namespace: String(metadata["namespace"] ?? ""),
    name: String(metadata["name"]),
    object,
  } as const;
  const fetch = fetcher(lookups, leftMs);
  const atHand = (ask: Ask) => cached(lookups, ask);
  const outcome = await judgeLoop(review, { judge, settings: defaultSettings, host: host(), fetch, atHand, leftMs });
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.verdict;
}
