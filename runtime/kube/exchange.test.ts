import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import { afterEach, describe, expect, test } from "vitest";
import { scriptedServer } from "../testing/scripted-server.ts";
import type { Call } from "./exchange.ts";
import { exchange } from "./exchange.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const call = (more: Partial<Call> = {}): Call => ({
  method: "GET",
  path: "/",
  headers: {},
  timeoutMs: 10_000,
  whole: true,
  ...more,
});
async function setup(answer: Parameters<typeof scriptedServer>[0]) {
  const server = await scriptedServer(answer);
  const http = exchange({ server: new URL(server.url) });
  closers.push(
    () => server.close(),
    () => http.close(),
  );
  return { server, http };
}

describe("exchange", () => {
  test("hands the answer to its reader and returns what that returns", async () => {
    const { http } = await setup((_, response) => response.writeHead(418).end("short"));
    const read = await http.send(call(), async (answer) => {
      let text = "";
      for await (const chunk of answer) text += String(chunk);
      return [answer.statusCode, text];
    });
    expect(read).toEqual([418, "short"]);
  });

  test("the time bounds the whole answer, or its head only", async () => {
    const { http } = await setup((_, response) => {
      response.flushHeaders();
      setTimeout(() => response.end("x"), 200);
    });
    const read = async (answer: AsyncIterable<unknown>) => {
      for await (const _ of answer);
      return "read";
    };
    await expect(http.send(call({ timeoutMs: 50 }), read)).rejects.toMatchObject({ code: "kube/unreachable" });
    expect(await http.send(call({ timeoutMs: 50, whole: false }), read)).toBe("read");
  });

  test("what the reader throws comes out as it was", async () => {
    const { http } = await setup((_, response) => response.end());
    const error = new BubuError("kube/unparsable");
    await expect(http.send(call(), () => Promise.reject(error))).rejects.toBe(error);
  });

  test("closing ends what is under way and frees every connection", async () => {
    const { http, server } = await setup(() => {});
    const open = [http.send(call(), async () => {}), http.send(call(), async () => {})].map((promise) =>
      promise.catch((error: unknown) => error),
    );
    await expect.poll(() => server.connections(), { timeout: 10_000 }).toBe(2);
    http.close();
    for (const error of await Promise.all(open))
      expect(error).toMatchObject({ code: "kube/unreachable", message: "the client is closed" });
    await expect.poll(() => server.connections(), { timeout: 10_000 }).toBe(0);
  });

  test("closing frees idle connections too", async () => {
    const { http, server } = await setup((_, response) => response.end());
    await http.send(call(), async (answer) => void answer.resume());
    await sleep(5);
    expect(server.connections()).toBe(1);
    http.close();
    await expect.poll(() => server.connections(), { timeout: 10_000 }).toBe(0);
  });

  test("an abort before the call sends nothing", async () => {
    const { http, server } = await setup((_, response) => response.end());
    await expect(http.send(call({ signal: AbortSignal.abort(new Error("no")) }), async () => {})).rejects.toThrow("no");
    await sleep(5);
    expect(server.seen.length).toBe(0);
  });
});
