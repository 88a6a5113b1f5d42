import type { JsonObject } from "@bubustack/api/json";
import { grantsNeeded } from "@bubustack/policies/edges/reliance";
import { referenceGrant } from "@bubustack/policies/examples/flow-objects";
import { running, story, storyRun } from "@bubustack/policies/examples/objects";
import { store } from "@bubustack/runtime/kube/store";
import type { Cache } from "@bubustack/runtime/kube/types";
import { expect, test } from "vitest";
import { neededIndex, usersOf } from "./observe.ts";

function cacheOf(kind: string, ...objects: readonly JsonObject[]): Cache {
  const held = store({ [neededIndex]: grantsNeeded(kind) });
  held.replace(objects);
  return { ...held, synced: true, staleMs: () => 0 };
}
const uses = (name: string, engram = "fetch") =>
  story({ steps: [{ name: "a", ref: { name: engram, namespace: "default" } }] }, { name, namespace: "flows" });
const from = (kind: string, group = "bubustack.io") => ({ group, kind, namespace: "flows" });

test("those whose references the grant lets be, by kind and namespace", () => {
  const stories = cacheOf(
    "Story",
    uses("one"),
    uses("two"),
    story({ steps: [running("a", "fetch")] }, { name: "own", namespace: "flows" }),
  );
  const caches = (kind: string) => (kind === "Story" ? stories : undefined);
  const grant = referenceGrant({ from: [from("Story"), from("Story"), from("Impulse"), from("Odd", "x")] });
  expect(usersOf(grant, caches)).toEqual([{ ...from("Story"), names: ["one", "two"] }]);
  const named = referenceGrant({ to: [{ group: "bubustack.io", kind: "Engram", name: "other" }] });
  expect(usersOf(named, caches)).toEqual([]);
});

test("runs that have ended rely on nothing", () => {
  const run = (name: string, phase: string) =>
    storyRun({ storyRef: { name: "a", namespace: "default" } }, { name, namespace: "flows" }, { phase });
  const runs = cacheOf("StoryRun", run("now", "Running"), run("then", "Succeeded"));
  const grant = referenceGrant({
    from: [from("StoryRun", "runs.bubustack.io")],
    to: [{ group: "bubustack.io", kind: "Story" }],
  });
  expect(usersOf(grant, () => runs)).toEqual([{ ...from("StoryRun", "runs.bubustack.io"), names: ["now"] }]);
});

test("a grant that is no grant has no users", () => {
  for (const spec of [{}, { from: "x" }, { from: [1, {}] }]) {
    expect(usersOf({ metadata: { namespace: "n", name: "g" }, spec }, () => undefined)).toEqual([]);
  }
});
