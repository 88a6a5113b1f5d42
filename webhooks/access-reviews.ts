import { BubuError } from "@bubustack/api/errors";
import { isObject } from "@bubustack/api/json";
import type { Access, AccessAsk } from "@bubustack/policies/access";
import { accessKey } from "@bubustack/policies/access";
import type { Answer } from "@bubustack/policies/related";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import type { AccessReviews } from "./ports.ts";

/** How long an answer is believed, in milliseconds. */
const keptMs = 10_000;
/** Answers that are kept; the oldest goes first. */
const most = 4_096;
/** Letters of a reason that are kept. */
const longestReason = 1_024;
const path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

interface Kept {
  readonly at: number;
  readonly answer: Answer;
}

/**
 * Access reviews by the API server, whose answers are believed for ten seconds: the validating webhook asks what the
 * mutating one has asked a moment ago. `now` is in milliseconds.
 */
export function accessReviews(client: Pick<KubeClient, "request">, now: () => number): AccessReviews {
  const answers = new Map<string, Kept>();
  return {
    known(ask) {
      const kept = answers.get(accessKey(ask));
      if (kept === undefined) return undefined;
      const age = now() - kept.at;
      // A clock that was put back must not make an answer last.
      return age >= 0 && age < keptMs ? kept.answer : undefined;
    },
    async ask(ask, signal) {
      const at = now();
      const answer = answerOf(await client.request("POST", path, { body: reviewOf(ask), signal }));
      const key = accessKey(ask);
      answers.delete(key);
      answers.set(key, { at, answer });
      for (const oldest of answers.keys()) {
        if (answers.size <= most) break;
        answers.delete(oldest);
      }
      return answer;
    },
  };
}

function reviewOf({ user, to }: AccessAsk) {
  const spec = {
    user: user?.username ?? "",
    groups: user?.groups ?? [],
    ...(user?.uid !== undefined && { uid: user.uid }),
    ...(user?.extra !== undefined && { extra: user.extra }),
    ...(to.path === undefined
      ? { resourceAttributes: resourceOf(to) }
      : { nonResourceAttributes: { verb: to.verb, path: to.path } }),
  };
  return { apiVersion: "authorization.k8s.io/v1", kind: "SubjectAccessReview", spec };
}

/** An API server that knows no selectors leaves them out, and asks whether all may be listed: never less than what is asked. */
function resourceOf({ path: _, fieldSelector, labelSelector, ...of }: Access) {
  return {
    ...of,
    ...(fieldSelector !== undefined && { fieldSelector: { rawSelector: fieldSelector } }),
    ...(labelSelector !== undefined && { labelSelector: { rawSelector: labelSelector } }),
  };
}

/** A review that was evaluated in part only is no yes: `allowed` decides alone. */
function answerOf({ status }: { readonly status?: unknown }): Answer {
  if (!isObject(status) || typeof status["allowed"] !== "boolean") {
    throw new BubuError("lookup/failed", "the API server answered something else than an access review");
  }
  const { allowed, reason } = status;
  const why = typeof reason === "string" && reason !== "" ? { reason: reason.slice(0, longestReason) } : {};
  return { state: allowed ? "allowed" : "denied", ...why };
}
