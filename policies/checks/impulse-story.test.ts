import { expect, test } from "vitest";
import { impulse } from "../examples/flow-objects.ts";
import type { ImpulseContext } from "../facts/impulse.ts";
import { impulseFacts } from "../facts/impulse.ts";
import { Related } from "../related.ts";
import { defaultSettings } from "../settings.ts";
import { host } from "../testing/host.ts";
import { storyAsk } from "./impulse-story.ts";

function context(storyRef: { name: string; namespace?: string }, crossNamespace: "deny" | "allow" = "deny") {
  const object = impulse({ storyRef }) as unknown as ImpulseContext["object"];
  const settings = { ...defaultSettings, crossNamespace };
  const base = { operation: "CREATE" as const, namespace: "default", name: "demo", settings, host };
  return { ...base, object, facts: impulseFacts(object), related: new Related(new Map()) };
}

test("the Story is asked for in the namespace of the Impulse unless it says another", () => {
  expect(storyAsk(context({ name: "a" }))).toEqual([{ verb: "get", kind: "Story", namespace: "default", name: "a" }]);
  expect(storyAsk(context({ name: "a", namespace: "shared" }, "allow"))).toMatchObject([{ namespace: "shared" }]);
});

test("nothing is asked about another namespace that is closed, or without a name", () => {
  expect(storyAsk(context({ name: "a", namespace: "shared" }))).toEqual([]);
  expect(storyAsk(context({ name: "" }))).toEqual([]);
});
