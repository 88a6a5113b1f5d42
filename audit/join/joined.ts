import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What a decision led to. `done`: we let it pass, and the API server did it. `refused`: we refused, and so did it. `refused later`: we let it pass, and
 * somebody else refused. `rehearsed`: nothing was to be stored. `contradicted`: we refused, and the API server did it all the same. `unknown`: the
 * API server's log has no end of the request. `no record`: the API server names a decision of ours that the logs do not have.
 * `deleted`: the same, of a time of which retention has deleted records.
 */
export const results = [
  "done",
  "refused",
  "refused later",
  "rehearsed",
  "contradicted",
  "unknown",
  "no record",
  "deleted",
] as const;
export type Result = (typeof results)[number];

/** Results that are to be looked into: a refusal that had no effect, and a decision without a record. */
export const alarming: ReadonlySet<Result> = new Set<Result>(["contradicted", "no record"]);

/** What a record of a decision led to, by its data and by what the API server says of it. */
export function resultOf(data: Fields, outcome: Outcome | undefined): Result {
  const { status } = outcome ?? {};
  if (status === undefined) return "unknown";
  const done = status < 400;
  const refused = data["allowed"] === false || (data["allowed"] === undefined && data["verdict"] === "refused");
  if (refused) return done ? "contradicted" : "refused";
  if (!done) return "refused later";
  return data["dryRun"] === true ? "rehearsed" : "done";
}

/** The id of the decision that a record is about; undefined where it is about none. */
export function decisionOf(event: Fields): string | undefined {
  const { decision } = fieldsOf(event["data"]);
  return typeof decision === "string" ? decision : undefined;
}
