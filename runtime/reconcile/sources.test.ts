import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { metadataOf } from "../kube/object.ts";
import type { Informer, Listener } from "../kube/types.ts";
import { workQueue } from "../queue/work-queue.ts";
import { widgets } from "../testing/widgets.ts";
import { follow, learn, lookAtAll, seenOf, unready, untilSynced } from "./sources.ts";

function fake(synced: boolean, held: readonly JsonObject[] = []) {
  const learned: JsonObject[] = [];
  let listener: Listener = () => {};
  const informer: Informer = {
    resource: widgets,
    synced,
    ready: synced ? Promise.resolve() : Promise.reject(new Error("stopped")),
    staleMs: () => 0,
    get: (_, name) => held.find((one) => metadataOf(one).name === name),
    byIndex: () => [],
    size: () => held.length,
    values: () => held,
    listen: (heard) => {
      listener = heard;
      return () => {};
    },
    learn: (object) => learned.push(object),
  };
  informer.ready.catch(() => {});
  const tell: Listener = (before, after) => listener(before, after);
  return { informer, learned, tell };
}
const object = (name: string) => ({ metadata: { namespace: "n", name } });
const keys = (one: JsonObject) => [metadataOf(one)];
const made = () => workQueue({ now: () => 0, random: () => 0 });

test("a change adds the keys of both its states", async () => {
  const queue = made();
  const { informer, tell } = fake(true);
  follow(
    {
      informer,
      keys: (one) => (Array.isArray(one.keys) ? one.keys.map((name) => ({ namespace: "", name: String(name) })) : []),
    },
    queue,
  );
  tell({ keys: ["a", "b"] }, { keys: ["b", "c"] });
  expect([(await queue.take())?.name, (await queue.take())?.name, (await queue.take())?.name]).toEqual(["a", "b", "c"]);
});

test("changes may be gathered for a while, and what is there at the start is less urgent", async () => {
  const queue = made();
  const late = fake(true);
  follow({ informer: late.informer, keys, afterMs: 50 }, queue);
  late.tell(undefined, object("later"));
  expect(queue.size()).toEqual({ ready: 0, later: 1 });
  const first = fake(false);
  follow({ informer: first.informer, keys, priority: "high" }, queue);
  first.tell(undefined, object("old"));
  queue.add({ namespace: "n", name: "new" });
  expect((await queue.take())?.name).toBe("new");
  queue.close();
});

test("everything can be looked at again", () => {
  const queue = made();
  lookAtAll([{ informer: fake(true, [object("a"), object("b")]).informer, keys }], queue);
  expect(queue.size().ready).toBe(2);
});

test("a controller is ready with its last informer, and waits for one that stopped until it is stopped itself", async () => {
  const sources = [fake(true), fake(false)].map(({ informer }) => ({ informer, keys }));
  expect([unready(sources.slice(0, 1)), unready(sources)]).toEqual([undefined, "waits for the first list of widgets"]);
  await untilSynced(sources.slice(0, 1), new AbortController().signal);
  const stopping = new AbortController();
  let ended = false;
  const waiting = untilSynced(sources, stopping.signal).then(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(ended).toBe(false);
  stopping.abort();
  await waiting;
  await untilSynced(sources, stopping.signal);
});

test("answers of writes go to those who follow that resource", () => {
  const { informer, learned } = fake(true, [object("a")]);
  learn([{ informer, keys }], widgets, object("a"));
  learn([{ informer, keys }], { ...widgets, group: "other" }, object("b"));
  expect(learned).toEqual([object("a")]);
  expect(seenOf([{ informer, keys }], widgets, { namespace: "n", name: "a" })).toEqual(object("a"));
  expect(seenOf([{ informer, keys }], { ...widgets, resource: "x" }, { namespace: "n", name: "a" })).toBeUndefined();
});
