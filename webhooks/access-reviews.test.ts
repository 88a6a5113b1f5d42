import type { JsonObject } from "@bubustack/api/json";
import { accessAsk } from "@bubustack/policies/access";
import type { RequestOptions } from "@bubustack/runtime/kube/types";
import { expect, test } from "vitest";
import { accessReviews } from "./access-reviews.ts";

const to = { verb: "create", group: "", resource: "serviceaccounts", subresource: "token", namespace: "a", name: "x" };
const user = { username: "ada", uid: "7", groups: ["dev"], extra: { scope: ["all"] } };
const { signal } = new AbortController();

/** Reviews against an API server that answers what it is told, on a clock that is set by hand. */
function made(answers: readonly unknown[]) {
  const sent: { method: string; path: string; body: unknown }[] = [];
  const clock = { now: 1_000 };
  const client = {
    async request(method: string, path: string, { body }: RequestOptions = {}): Promise<JsonObject> {
      sent.push({ method, path, body });
      return answers[Math.min(sent.length, answers.length) - 1] as JsonObject;
    },
  };
  return { sent, clock, reviews: accessReviews(client, () => clock.now) };
}

test("asks for exactly the user of the request", async () => {
  const { sent, reviews } = made([{ status: { allowed: true } }]);
  expect(await reviews.ask(accessAsk(user, to), signal)).toEqual({ state: "allowed" });
  expect(sent).toEqual([
    {
      method: "POST",
      path: "/apis/authorization.k8s.io/v1/subjectaccessreviews",
      body: {
        apiVersion: "authorization.k8s.io/v1",
        kind: "SubjectAccessReview",
        spec: { user: "ada", groups: ["dev"], uid: "7", extra: { scope: ["all"] }, resourceAttributes: to },
      },
    },
  ]);
});

test("an answer is believed for ten seconds, for this user and act only", async () => {
  const { clock, reviews } = made([{ status: { allowed: false } }]);
  const ask = accessAsk(user, to);
  await reviews.ask(ask, signal);
  clock.now += 9_999;
  expect(reviews.known(ask)).toEqual({ state: "denied" });
  expect(reviews.known(accessAsk({ ...user, groups: [] }, to))).toBeUndefined();
  expect(reviews.known(accessAsk(user, { ...to, name: "y" }))).toBeUndefined();
  clock.now += 1;
  expect(reviews.known(ask)).toBeUndefined();
  clock.now -= 60_000;
  expect(reviews.known(ask)).toBeUndefined();
});

test("an evaluation error is no yes, and what is no review throws", async () => {
  const { reviews } = made([{ status: { allowed: false, evaluationError: "role not found" } }, { status: {} }]);
  expect(await reviews.ask(accessAsk(user, to), signal)).toEqual({ state: "denied" });
  const other = accessAsk(user, { ...to, name: "y" });
  await expect(reviews.ask(other, signal)).rejects.toMatchObject({ code: "lookup/failed" });
  expect(reviews.known(other)).toBeUndefined();
});

test("the reason of an answer is kept, as far as it is short", async () => {
  const { reviews } = made([
    { status: { allowed: true, reason: "RBAC: allowed" } },
    { status: { allowed: false, reason: "x".repeat(5_000) } },
  ]);
  expect(await reviews.ask(accessAsk(user, to), signal)).toEqual({ state: "allowed", reason: "RBAC: allowed" });
  const denied = await reviews.ask(accessAsk(user, { ...to, name: "y" }), signal);
  expect(denied).toEqual({ state: "denied", reason: "x".repeat(1_024) });
});

test("the memory for answers is bounded", async () => {
  const { reviews } = made([{ status: { allowed: true } }]);
  const ask = (name: number) => accessAsk(user, { ...to, name: `n${name}` });
  for (let i = 0; i < 4_097; i++) await reviews.ask(ask(i), signal);
  expect([reviews.known(ask(0)), reviews.known(ask(1)), reviews.known(ask(4_096))]).toEqual([
    undefined,
    { state: "allowed" },
    { state: "allowed" },
  ]);
});

test("selectors are sent as they were written, for the API server to read", async () => {
  const { sent, reviews } = made([{ status: { allowed: true } }]);
  const list = { verb: "list", group: "", resource: "pods", namespace: "a", name: "" };
  await reviews.ask(accessAsk(user, { ...list, fieldSelector: "spec.nodeName=n1", labelSelector: "a=b" }), signal);
  expect(sent).toMatchObject([
    {
      body: {
        spec: {
          resourceAttributes: {
            ...list,
            fieldSelector: { rawSelector: "spec.nodeName=n1" },
            labelSelector: { rawSelector: "a=b" },
          },
        },
      },
    },
  ]);
});
