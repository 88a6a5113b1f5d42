import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/policies/testing/host";
import { expect, test } from "vitest";
import type { AnswerTools } from "./answer.ts";
import { answer, finished } from "./answer.ts";
import { bytesOf, finding, request, subject, table, verdict } from "./testing/reviews.ts";

const tools: AnswerTools = {
  kinds: table,
  judge: ({ name }) => ({ verdict: verdict(name === "bad" ? { findings: [finding()] } : {}) }),
  settings: defaultSettings,
  host,
  fetch: () => [],
  leftMs: () => 1_000,
};
const call = (overrides: Parameters<typeof request>[0] = {}) =>
  ({ webhook: "mutate", decision: "d0", bytes: bytesOf(request(overrides)) }) as const;

test("bytes in, body and record out", async () => {
  const { body, record } = await answer(call(), tools);
  expect(JSON.parse(body)).toMatchObject({ kind: "AdmissionReview", response: { uid: subject.uid, allowed: true } });
  expect(record).toMatchObject({ decision: "d0", allowed: true, user: "ada" });
  const denied = await answer(call({ name: "bad" }), tools);
  expect([JSON.parse(denied.body).response.allowed, denied.record.allowed]).toEqual([false, false]);
});

test("the subject is told before anything is judged", async () => {
  const order: string[] = [];
  const judge: AnswerTools["judge"] = () => {
    order.push("judged");
    return { verdict: verdict() };
  };
  await answer(call(), { ...tools, judge, onDecoded: ({ name }) => void order.push(name) });
  expect(order).toEqual(["fetch-and-sum", "judged"]);
});

test("an object that is too deep is denied without being judged, old or new", async () => {
  const deep = JSON.parse(`{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`);
  const judge: AnswerTools["judge"] = () => {
    throw new Error("was judged");
  };
  for (const overrides of [{ object: deep }, { operation: "UPDATE", oldObject: deep }]) {
    const { body } = await answer(call(overrides), { ...tools, judge });
    expect(JSON.parse(body).response).toMatchObject({ allowed: false, status: { code: 422, reason: "Invalid" } });
    expect(body).toContain("review/too-deep");
  }
});

test("what is no review is thrown", async () => {
  await expect(answer({ ...call(), bytes: new Uint8Array(0) }, tools)).rejects.toMatchObject({
    code: "review/malformed",
  });
});

test("an outcome from elsewhere is finished the same way", () => {
  const { body, record } = finished(call(), subject, { verdict: verdict() }, host);
  expect([JSON.parse(body).response.uid, record.uid]).toEqual([subject.uid, subject.uid]);
});
