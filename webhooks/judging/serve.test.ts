import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/policies/testing/host";
import { afterEach, expect, test } from "vitest";
import type { Judge } from "../ports.ts";
import { bytesOf, request, table, verdict } from "../testing/reviews.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { serve } from "./serve.ts";

const open: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of open.splice(0)) {
    port1.close();
    port2.close();
  }
});

async function served(judge: Judge) {
  const channel = new MessageChannel();
  open.push(channel);
  const received: FromWorker[] = [];
  channel.port1.on("message", (message: FromWorker) => received.push(message));
  serve(channel.port2, { kinds: table, judge, settings: defaultSettings, platformNamespaces: [], host, now: () => 0 });
  const post = (message: ToWorker) => channel.port1.postMessage(message);
  const until = async (type: FromWorker["type"]) => {
    while (received.at(-1)?.type !== type) await once(channel.port1, "message");
    return received.at(-1);
  };
  await until("up");
  return { received, post, until };
}

const message = (bytes: Uint8Array): ToWorker => {
  return { type: "review", id: 7, webhook: "mutate", decision: "d0", bytes, leftMs: 100 };
};

test("says what a review is about, then answers it with finished bytes", async () => {
  const { received, post, until } = await served(() => ({ verdict: verdict() }));
  post(message(bytesOf(request())));
  await until("done");
  expect(received.map(({ type }) => type)).toEqual(["up", "decoded", "done"]);
  expect(received[1]).toMatchObject({ id: 7, subject: { name: "fetch-and-sum" } });
  const done = received[2];
  const body = done?.type === "done" ? new TextDecoder().decode(done.body) : "";
  expect(JSON.parse(body).response.allowed).toBe(true);
});

test("asks for related objects by message and judges again with the answers", async () => {
  const ask = { verb: "get", kind: "Engram", namespace: "default", name: "fetch" } as const;
  const { post, until } = await served((_, { answers }) =>
    answers.get("key", ask) === undefined
      ? { needs: [{ ask, confirm: true }] }
      : { verdict: verdict({ allowed: answers.get("key", ask)?.state === "found" }) },
  );
  post(message(bytesOf(request())));
  expect(await until("ask")).toEqual({ type: "ask", id: 7, needs: [{ ask, confirm: true }] });
  post({ type: "answers", id: 7, entries: [["key", { state: "found", object: {} }]] });
  expect(await until("done")).toMatchObject({ record: { allowed: true } });
});

test("what is no review is refused with its code", async () => {
  const { post, until } = await served(() => ({ verdict: verdict() }));
  post(message(new TextEncoder().encode("{")));
  expect(await until("refused")).toEqual({
    type: "refused",
    id: 7,
    code: "review/malformed",
    message: "the body is not JSON",
  });
});

test("what is not to be judged is answered without", async () => {
  const { post, until } = await served(() => {
    throw new Error("judged");
  });
  post({
    type: "review",
    id: 7,
    webhook: "mutate",
    decision: "d0",
    bytes: bytesOf(request()),
    leftMs: 100,
    unjudged: "review/stale",
  });
  expect(await until("done")).toMatchObject({ record: { allowed: false, unjudged: "review/stale" } });
});
