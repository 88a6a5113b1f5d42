import { expect, test } from "vitest";
import { impulse } from "../examples/flow-objects.ts";
import { executing, running, story } from "../examples/objects.ts";
import { foreignOf } from "./foreign.ts";

test("what is used of other namespaces, as a whole and by name, each once", () => {
  const object = story({
    steps: [
      running("a", "own"),
      { name: "b", ref: { name: "fetch", namespace: "shared" } },
      { name: "c", ref: { name: "store", namespace: "shared" } },
      executing("d", "child", { namespace: "flows" }),
    ],
  });
  expect(foreignOf("Story")(object)).toEqual([
    "Engram shared",
    "Engram shared/fetch",
    "Engram shared/store",
    "Story flows",
    "Story flows/child",
  ]);
});

test("references within the namespace, and those that no grant can allow, do not count", () => {
  expect(foreignOf("Impulse")(impulse())).toEqual([]);
  expect(foreignOf("Impulse")(impulse({ storyRef: { name: "a", namespace: "shared" } }))).toEqual([
    "Story shared",
    "Story shared/a",
  ]);
  const payload = { cities: { $bubuSecretRef: { name: "a", namespace: "shared", key: "b" } } };
  expect(foreignOf("Impulse")(impulse({ with: payload }))).toEqual([]);
});
