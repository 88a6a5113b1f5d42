import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engram, executing, running, story } from "./examples/objects.ts";
import { engramsOfStory, storiesOfStory, templateOfEngram } from "./references.ts";

const fan = (...steps: readonly object[]) => ({
  name: "fan",
  type: "parallel",
  with: { steps: steps.map((s) => ({ ...s })) },
});

describe("references", () => {
  test("the Engrams of all blocks and branches, each once, in the story's namespace unless they say another", () => {
    const object = story({
      steps: [running("a", "fetch"), fan(running("b", "fetch"), fan(running("c", "deep")))],
      compensations: [{ name: "d", ref: { name: "undo", namespace: "shared" } }],
      finally: [running("e", "tell")],
    });
    expect([...engramsOfStory(object)].sort()).toEqual([
      "default/deep",
      "default/fetch",
      "default/tell",
      "shared/undo",
    ]);
  });

  test("the Stories that steps execute, and nothing else that looks like it", () => {
    const object = story({
      steps: [executing("a", "child"), { name: "b", type: "sleep", with: { storyRef: { name: "no" } } }],
      finally: [executing("c", "other", { namespace: "shared" })],
    });
    expect(storiesOfStory(object)).toEqual(["default/child", "shared/other"]);
  });

  test("the template of an Engram, by its bare name", () => {
    expect(templateOfEngram(engram())).toEqual(["http"]);
    expect(templateOfEngram(engram({ templateRef: {} }))).toEqual([]);
  });

  test("branches are followed eight deep", () => {
    let inner: object = running("leaf", "deep");
    for (let depth = 0; depth < 8; depth++) inner = fan(inner);
    expect(engramsOfStory(story({ steps: [{ ...inner }] }))).toEqual(["default/deep"]);
    expect(engramsOfStory(story({ steps: [fan(inner)] }))).toEqual([]);
  });

  test("any JSON object is read without throwing", () => {
    const words = fc.constantFrom(
      "spec",
      "steps",
      "ref",
      "name",
      "namespace",
      "with",
      "type",
      "storyRef",
      "templateRef",
    );
    const json = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<Json>(null, 1, "a", "parallel", "executeStory", true),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(words, tie("node"), { maxKeys: 4 }),
      ),
    })).node as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(json, (given) => {
        if (!isObject(given)) return;
        for (const values of [engramsOfStory(given), storiesOfStory(given), templateOfEngram(given)]) {
          for (const value of values) expect(typeof value).toBe("string");
        }
      }),
      { numRuns: 300 },
    );
  });
});
