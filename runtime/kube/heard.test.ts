import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { heard } from "./heard.ts";
import { store } from "./store.ts";
import type { Informer, Listener } from "./types.ts";

test("renewals that change nothing are not told, what comes and goes is", () => {
  const held = store({});
  let tell: Listener = () => {};
  const resource = { group: "", version: "v1", resource: "things", kind: "Thing", namespaced: false };
  const informer: Informer = {
    ...held,
    resource,
    synced: true,
    ready: Promise.resolve(),
    staleMs: () => 0,
    learn: () => {},
    listen: (listener) => {
      tell = listener;
      return () => {};
    },
  };
  const told: unknown[] = [];
  const says = (a: string, b = "") => ({ a, b });
  const only = heard(informer, (before: JsonObject, after) => before["a"] !== after["a"]);
  only.listen((before, after) => void told.push([before?.["a"], after?.["a"]]));
  tell(undefined, says("1"));
  tell(says("1"), says("1", "renewed"));
  tell(says("1"), says("2"));
  tell(says("2"), undefined);
  expect(told).toEqual([
    [undefined, "1"],
    ["1", "2"],
    ["2", undefined],
  ]);
  expect([only.synced, only.size(), only.resource]).toEqual([true, 0, resource]);
});
