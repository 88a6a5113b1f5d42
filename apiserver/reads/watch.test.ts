import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { presentation } from "../table/present.ts";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import type { Call } from "../wire/call.ts";
import { readOptions } from "./options.ts";
import { watch } from "./watch.ts";

const short = (events: readonly JsonObject[]) =>
  events.map((event) =>
    `${event.type} ${(event.object as { metadata?: { name?: string } }).metadata?.name ?? ""}`.trim(),
  );

/** Watches while `act` runs, and for as long as it takes to see `count` events. */
async function during(
  path: string,
  act: (request: Awaited<ReturnType<typeof memory>>["request"]) => Promise<void>,
  objects: readonly JsonObject[] = [],
) {
  const { request, watch } = await memory({ objects: [widgetDefinition, ...objects] });
  const abort = new AbortController();
  const watched = watch(path, abort.signal);
  await act(request);
  await new Promise((settle) => setTimeout(settle, 20));
  abort.abort();
  return short(await watched);
}

test("starts with what is there and goes on with changes", async () => {
  const events = await during(
    `${widgets}?watch=1`,
    async (request) => {
      await request("POST", widgets, widget("b"));
      await request(
        "PATCH",
        `${widgets}/b`,
        { metadata: { labels: { x: "y" } } },
        { contentType: "application/merge-patch+json" },
      );
      await request("DELETE", `${widgets}/a`);
    },
    [widget("a")],
  );
  expect(events).toEqual(["ADDED a", "ADDED b", "MODIFIED b", "DELETED a"]);
});

test("what starts or stops to match is added or deleted", async () => {
  const events = await during(`${widgets}?watch=1&labelSelector=x`, async (request) => {
    const merge = { contentType: "application/merge-patch+json" };
    await request("POST", widgets, widget("a"));
    await request("PATCH", `${widgets}/a`, { metadata: { labels: { x: "y" } } }, merge);
    await request("PATCH", `${widgets}/a`, { metadata: { labels: null } }, merge);
  });
  expect(events).toEqual(["ADDED a", "DELETED a"]);
});

test("a deleted object has the version of its deletion", async () => {
  const { request, watch, server } = await memory({ objects: [widgetDefinition, widget("a")] });
  const from = server.store.version;
  await request("DELETE", `${widgets}/a`);
  const events = await watch(`${widgets}?watch=1&resourceVersion=${from}&timeoutSeconds=0`, AbortSignal.timeout(30));
  expect(events).toMatchObject([{ type: "DELETED", object: { metadata: { resourceVersion: String(from + 1) } } }]);
});

test("initial events end with an annotated bookmark", async () => {
  const path = `${widgets}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`;
  const { watch } = await memory({ objects: [widgetDefinition, widget("a")] });
  const events = await watch(path, AbortSignal.timeout(30));
  expect(short(events)).toEqual(["ADDED a", "BOOKMARK"]);
  expect(events[1]).toMatchObject({
    object: { kind: "Widget", metadata: { annotations: { "k8s.io/initial-events-end": "true" } } },
  });
});

test("ends after timeoutSeconds, with a bookmark where they are allowed", async () => {
  const { watch } = await memory({ objects: [widgetDefinition] });
  const events = await watch(
    `${widgets}?watch=1&timeoutSeconds=1&allowWatchBookmarks=true`,
    new AbortController().signal,
  );
  expect(short(events)).toEqual(["BOOKMARK"]);
});

test("a version that is forgotten is 410 in the stream", async () => {
  const { request, watch } = await memory({ objects: [widgetDefinition], window: { changes: 3, bytes: 1_000_000 } });
  for (let i = 0; i < 10; i++) await request("POST", widgets, widget(`x${i}`));
  const events = await watch(`${widgets}?watch=1&resourceVersion=1`, new AbortController().signal);
  expect(events).toMatchObject([{ type: "ERROR", object: { kind: "Status", code: 410, reason: "Expired" } }]);
});

test("a watcher that cannot keep up is told 410; until then next to nothing waits for it", async () => {
  const window = { changes: 50, bytes: 1_000_000 };
  const { request, server } = await memory({ objects: [widgetDefinition], window });
  const resource = server.registry.stored("example.com", "widgets");
  if (resource === undefined) throw new Error("no widgets");
  const taken: string[] = [];
  const ready = Promise.withResolvers<void>();
  const sink = {
    write: async (text: string | Buffer) => {
      taken.push(String(text));
      await ready.promise;
    },
  };
  const query = new URLSearchParams("watch=1");
  const call = { query, accept: "application/json" } as Call;
  const options = readOptions(call, resource, "default");
  const watching = watch(server, resource, options, presentation(call, 0), sink, new AbortController().signal);
  await request("POST", widgets, widget("w-0"));
  for (let i = 0; i < 200; i++) {
    await request("POST", widgets, widget(`x-${i}`));
    await new Promise((settle) => setImmediate(settle));
  }
  const waiting = taken.join("").length;
  expect(waiting).toBeLessThan(100_000);
  ready.resolve();
  await watching;
  expect(JSON.parse(taken.at(-1) ?? "")).toMatchObject({ type: "ERROR", object: { code: 410, reason: "Expired" } });
});
