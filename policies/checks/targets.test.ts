import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { executing, running, story } from "../examples/objects.ts";
import type { StoryContext } from "../facts/story.ts";
import { storyFacts } from "../facts/story.ts";
import { Related } from "../related.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { forbiddenNamespace, reachableEngrams, reachableStories, specText, templateText } from "./targets.ts";

function context(given: JsonObject, crossNamespace: "deny" | "allow", namespace = "default"): StoryContext {
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

test("without a namespace, as in a file that names none, no reference leads elsewhere", () => {
  expect(forbiddenNamespace(context(story(), "deny", ""), "shared")).toBe(false);
  expect(forbiddenNamespace(context(story(), "deny"), "shared")).toBe(true);
  expect(forbiddenNamespace(context(story(), "deny"), "default")).toBe(false);
});

test("texts of objects that were read, whatever they hold", () => {
  expect(specText({ spec: { version: " 1 " } }, "version")).toBe("1");
  expect(specText({ spec: [] }, "version")).toBe("");
  expect(specText(undefined, "version")).toBe("");
  expect(templateText({ spec: { templateRef: { name: "http" } } }, "name")).toBe("http");
  expect(templateText({ spec: { templateRef: "http" } }, "name")).toBe("");
});
