import { expect, test } from "vitest";
import { sleeping, story } from "../examples/objects.ts";
import type { StoryContext } from "../facts/story.ts";
import { storyFacts } from "../facts/story.ts";
import { inputReads } from "./input-reads.ts";

function context(inputsSchema: object | undefined): StoryContext {
  const object = story({
    ...(inputsSchema === undefined ? {} : { inputsSchema: inputsSchema as never }),
    steps: [
      sleeping("a", { if: "{{ or inputs.b inputs.b inputs.c }}", execution: { cache: { key: "{{ inputs.d }}" } } }),
    ],
  }) as never;
  return { object, facts: storyFacts(object) } as unknown as StoryContext;
}

test("each missing input is told once for a field; inputs of the step are not those of the story", () => {
  const schema = { properties: { c: {} } };
  const messages = inputReads(context(schema), "warn").map(({ message }) => message);
  expect(messages).toEqual(["inputs.b is not in the schema of the inputs of this story"]);
});

test("without a schema nothing is known", () => {
  expect(inputReads(context(undefined), "warn")).toEqual([]);
});
