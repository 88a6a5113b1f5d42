import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { executing, running, story } from "../examples/objects.ts";
import type { StoryContext } from "../facts/story.ts";
import { storyFacts } from "../facts/story.ts";
import type { Answer, Ask } from "../related.ts";
import { Related } from "../related.ts";
import type { Settings } from "../settings.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { reachableEngrams, reachableStories, specText, templateText } from "./targets.ts";

function context(given: JsonObject, crossNamespace: Settings["crossNamespace"], namespace = "default"): StoryContext {
  const object = given as unknown as StoryContext["object"];
  const settings = { ...defaultSettings, crossNamespace };
  const base = { operation: "CREATE" as const, namespace, name: "demo", related: new Related(new Map()), host };
  return { ...base, object, facts: storyFacts(object), settings };
}

test("nothing is asked about what may not be referred to", () => {
  const object = story({
    steps: [{ name: "a", ref: { name: "x", namespace: "shared" } }, running("b", "fetch"), executing("c", "demo")],
  });
  expect(reachableEngrams(context(object, "deny")).map(({ namespace }) => namespace)).toEqual(["default"]);
  expect(reachableEngrams(context(object, "allow")).map(({ namespace }) => namespace)).toEqual(["shared", "default"]);
  expect(reachableStories(context(object, "allow"))).toEqual([]);
});

test("what hangs on a grant is asked about until the grant is known to be missing", () => {
  const object = story({ steps: [{ name: "a", ref: { name: "x", namespace: "shared" } }] });
  const asks: Ask[] = [];
  const said = (state: "allowed" | "denied" | undefined) => {
    const get = (_: string, ask: Ask): Answer | undefined => {
      asks.push(ask);
      return state === undefined ? undefined : { state };
    };
    return reachableEngrams({ ...context(object, "grant"), related: new Related({ get }) }).length;
  };
  expect([said(undefined), said("allowed"), said("denied")]).toEqual([1, 1, 0]);
  expect(asks[0]).toEqual({
    verb: "grant",
    from: { group: "bubustack.io", kind: "Story", namespace: "default" },
    to: { group: "bubustack.io", kind: "Engram", namespace: "shared", name: "x" },
  });
});

test("texts of objects that were read, whatever they hold", () => {
  expect(specText({ spec: { version: " 1 " } }, "version")).toBe("1");
  expect(specText({ spec: [] }, "version")).toBe("");
  expect(specText(undefined, "version")).toBe("");
  expect(templateText({ spec: { templateRef: { name: "http" } } }, "name")).toBe("http");
  expect(templateText({ spec: { templateRef: "http" } }, "name")).toBe("");
});
