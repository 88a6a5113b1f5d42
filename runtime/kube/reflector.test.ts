import type { ServerResponse } from "node:http";
import type { JsonObject } from "@bubustack/api/json";
import { afterEach, describe, expect, test } from "vitest";
import type { SeenRequest } from "../testing/scripted-server.ts";
import { reply, scriptedServer } from "../testing/scripted-server.ts";
import { kubeClient } from "./client.ts";
import type { Failure } from "./reflection.ts";
import type { ReflectorConfig, Sink } from "./reflector.ts";
import { reflect } from "./reflector.ts";

const resource = { group: "bubustack.io", version: "v1alpha1", resource: "stories", kind: "Story", namespaced: true };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

type Step = (response: ServerResponse, request: SeenRequest) => void;
const named = (name: string, version: number) => ({ metadata: { name, resourceVersion: String(version) } });
const event = (type: string, object: JsonObject) => `${JSON.stringify({ type, object })}\n`;
const page =
  (version: number, ...names: readonly string[]): Step =>
  (response) =>
    reply(response, {
      metadata: { resourceVersion: String(version) },
      items: names.map((name) => named(name, version)),
    });
const status =
  (code: number): Step =>
  (response) =>
    reply(response, { kind: "Status", code, message: `status ${code}` }, code);
/** Writes these lines, then ends, cuts or keeps the connection. */
const lines =
  (end: "end" | "cut" | "hold", ...texts: readonly string[]): Step =>
  (response) => {
    response.flushHeaders();
    response.write(texts.join(""), () => {
      if (end === "end") response.end();
      if (end === "cut") response.destroy();
    });
  };

/** Runs a reflector against one step for each request; the last watch is held. */
async function reflecting(
  steps: readonly Step[],
  {
    apply,
    requests = steps.length + 1,
    ...more
  }: Partial<ReflectorConfig & Sink> & { readonly requests?: number } = {},
) {
  const server = await scriptedServer((request, response, index) => (steps[index] ?? lines("hold"))(response, request));
  const client = kubeClient({ server: server.url });
  const heard: string[] = [];
  const failures: Failure[] = [];
  const sink: Sink = {
    replace: (objects, reason) => void heard.push(`${reason}:${objects.length}`),
    apply(change, type) {
      apply?.(change, type);
      heard.push(`${change.change}:${change.resourceVersion}`);
    },
    failed: (_error, failure) => void failures.push(failure),
  };
  const controller = new AbortController();
  const config = {
    client,
    resource,
    path: "/p",
    query: {},
    pageSize: 500,
    random: () => 0.5,
    backoff: { baseMs: 2, capMs: 8 },
    silenceMs: 60_000,
  };
  const running = reflect({ ...config, ...more }, sink, controller.signal);
  closers.push(
    () => server.close(),
    () => client.close(),
    () => running,
    () => controller.abort(),
  );
  const asked = () => server.seen.map(({ url }) => Object.fromEntries(url.searchParams));
  await expect.poll(() => server.seen.length, { timeout: 20_000 }).toBe(requests);
  return { asked, heard, failures, server, controller, running };
}
const from = (resourceVersion: string) => ({
  watch: "true",
  allowWatchBookmarks: "true",
  timeoutSeconds: "450",
  resourceVersion,
});
const fresh = { limit: "500" };

describe("reflect", () => {
  test("lists, watches, and goes on after the last event when the server ends the watch", async () => {
    const { asked, heard, failures } = await reflecting([
      page(5, "a"),
      lines("end", event("ADDED", named("b", 6)), event("DELETED", named("a", 8))),
    ]);
    expect(asked()).toEqual([{ limit: "500", resourceVersion: "0" }, from("5"), from("8")]);
    expect([heard, failures]).toEqual([["start:1", "put:6", "remove:8"], []]);
  });

  test("a bookmark moves the version on", async () => {
    const { asked, heard } = await reflecting([page(5), lines("end", event("BOOKMARK", named("", 90)))]);
    expect(asked().at(-1)).toEqual(from("90"));
    expect(heard).toEqual(["start:0", "mark:90"]);
  });

  test("a connection that breaks inside a line loses nothing", async () => {
    const { asked, heard, failures } = await reflecting([
      page(5),
      lines("cut", event("ADDED", named("a", 6)), '{"type":"ADDED","obj'),
    ]);
    expect(asked().at(-1)).toEqual(from("6"));
    expect([heard, failures]).toEqual([["start:0", "put:6"], ["unreachable"]]);
  });

  test.each([
    ["an answer", status(410)],
    ["an event", lines("end", event("ERROR", { kind: "Status", code: 410, reason: "Expired" }))],
  ])("a version that is gone, told by %s, means the newest list", async (_, gone) => {
    const { asked, heard, failures } = await reflecting([page(5), gone, page(50, "z")]);
    expect(asked()).toEqual([{ limit: "500", resourceVersion: "0" }, from("5"), fresh, from("50")]);
    expect([heard, failures]).toEqual([["start:0", "expired:1"], ["expired"]]);
  });

  test.each([
    ["is not JSON", "garbage\n"],
    ["is not an event", '{"type":"ADDED"}\n'],
    ["has no version", event("ADDED", { metadata: { name: "a" } })],
    ["is of an unknown type", event("RENAMED", named("a", 6))],
  ])("a line that %s is counted and means the newest list", async (_, line) => {
    const { asked, heard, failures } = await reflecting([
      page(5),
      lines("hold", line, event("ADDED", named("b", 7))),
      page(9),
    ]);
    expect(asked().slice(2)).toEqual([fresh, from("9")]);
    expect([heard, failures]).toEqual([["start:0", "unparsable:0"], ["unparsable"]]);
  });

  test("a change that could not be applied means the newest list", async () => {
    const { heard, failures } = await reflecting(
      [page(5), lines("hold", event("ADDED", named("a", 6))), page(9, "a")],
      {
        apply() {
          throw new Error("index");
        },
      },
    );
    expect([heard, failures]).toEqual([["start:0", "unparsable:1"], ["unparsable"]]);
  });

  test("refusals are tried again; after three watches in a row the newest state is listed", async () => {
    const steps = [status(500), status(403), page(5), status(500), status(429), status(504), page(9)];
    const { asked, heard, failures } = await reflecting(steps);
    const start = { limit: "500", resourceVersion: "0" };
    expect(asked()).toEqual([start, start, start, from("5"), from("5"), from("5"), fresh, from("9")]);
    expect([heard, failures]).toEqual([["start:0", "failing:0"], Array(5).fill("refused")]);
  });

  test("long lists come in pages; a token that expired means one page", async () => {
    const first: Step = (response) =>
      reply(response, { metadata: { resourceVersion: "5", continue: "t" }, items: [named("a", 1), named("b", 2)] });
    const { asked, heard } = await reflecting([first, status(410), page(7, "a", "b", "c")], { pageSize: 2 });
    expect(asked()).toEqual([{ limit: "2", resourceVersion: "0" }, { limit: "2", continue: "t" }, {}, from("7")]);
    expect(heard).toEqual(["start:3"]);
  });

  test("a watch that falls silent is opened anew", async () => {
    const { asked, failures } = await reflecting([page(5), lines("hold", event("ADDED", named("a", 6)))], {
      silenceMs: 300,
    });
    expect(asked().at(-1)).toEqual(from("6"));
    expect(failures).toEqual(["unreachable"]);
  });

  test("a watch that brings something now and then is not silent", async () => {
    const slowly: Step = (response) => {
      response.flushHeaders();
      const say = (version: number) => {
        response.write(event("BOOKMARK", named("", version)));
        if (version < 25) setTimeout(say, 75, version + 1);
        else response.end();
      };
      say(6);
    };
    const { heard, failures } = await reflecting([page(5), slowly], { silenceMs: 1_000 });
    expect([heard.length, failures]).toEqual([21, []]);
  });

  test("a server that is slow to answer is waited for", async () => {
    const slow: Step = (response, request) => void setTimeout(() => page(5)(response, request), 150);
    expect((await reflecting([slow])).failures).toEqual([]);
  });

  test("selectors stand on every request", async () => {
    const { asked } = await reflecting([page(5)], {
      query: { fieldSelector: "metadata.name=x", labelSelector: undefined },
    });
    expect(asked()).toEqual([
      { fieldSelector: "metadata.name=x", limit: "500", resourceVersion: "0" },
      { fieldSelector: "metadata.name=x", ...from("5") },
    ]);
  });

  test("an abort ends it during a watch, and during a wait, and leaves nothing open", async () => {
    const watching = await reflecting([page(5)]);
    watching.controller.abort();
    await watching.running;
    await expect.poll(() => watching.server.connections(), { timeout: 20_000 }).toBe(0);
    expect(watching.failures).toEqual([]);

    const backoff = { baseMs: 3_600_000, capMs: 3_600_000 };
    const waiting = await reflecting([status(500)], { backoff, requests: 1 });
    await expect.poll(() => waiting.failures.length, { timeout: 20_000 }).toBe(1);
    waiting.controller.abort();
    await waiting.running;
  });
});
