import { expect, test } from "vitest";
import { running, sleeping, story } from "../examples/objects.ts";
import type { StoryContext } from "../facts/story.ts";
import { storyFacts } from "../facts/story.ts";
import { Related } from "../related.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { onlyRuntime, streamingEngrams } from "./runtime.ts";

const runtime = { city: "x" };
function context(pattern: string): StoryContext {
  const steps = [
    running("a", "fetch", { runtime }),
    running("b", "other", { runtime, transport: "main" }),
    running("c", "plain"),
    sleeping("d", { runtime }),
  ];
  const object = story({ pattern, steps }) as unknown as StoryContext["object"];
  const base = { operation: "CREATE" as const, namespace: "default", name: "demo", host, settings: defaultSettings };
  return { ...base, object, facts: storyFacts(object), related: new Related(new Map()) };
}

test("only a runtime without a transport in a batch story needs a reason", () => {
  const batch = context("batch");
  expect(batch.facts.allSteps.filter((fact) => onlyRuntime(batch, fact)).map(({ step }) => step.name)).toEqual([
    "a",
    "d",
  ]);
  expect(streamingEngrams(batch).map(({ name }) => name)).toEqual(["fetch"]);
  expect(streamingEngrams(context("realtime"))).toEqual([]);
});
