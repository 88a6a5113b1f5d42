import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { engram, executing, running, sleeping, steps, story, template } from "../examples/objects.ts";
import type { StoryContext } from "../facts/story.ts";
import { storyFacts } from "../facts/story.ts";
import type { Answer } from "../related.ts";
import { askKey, Related } from "../related.ts";
import { defaultSettings } from "../settings.ts";
import { outputAsks, outputReads } from "./output-reads.ts";

const found = (object: JsonObject): Answer => ({ state: "found", object });
const get = (kind: string, namespace: string, name: string) => askKey({ verb: "get", kind, namespace, name });

function context(...given: readonly JsonObject[]): StoryContext {
  const object = steps(...given) as never;
  const related = new Related(
    new Map([
      [get("Engram", "default", "fetch"), found(engram())],
      [get("EngramTemplate", "", "http"), found(template({ declaredOutputKeys: ["status"] }))],
      [
        get("Story", "default", "other"),
        found(story({ outputsSchema: { properties: { total: {} }, additionalProperties: false } })),
      ],
    ]),
  );
  const base = { object, related, namespace: "default", name: "demo", settings: defaultSettings };
  return { ...base, facts: storyFacts(object) } as unknown as StoryContext;
}
const reader = (text: string) => sleeping("z", { needs: ["a"], if: text });

test("an Engram's template says what there is", () => {
  const given = context(running("a", "fetch"), reader("{{ and steps.a.output.status steps.a.outputs.statsu }}"));
  expect(outputReads(given, "warn").map(({ message, fix }) => `${message}; ${fix}`)).toEqual([
    'steps.a.outputs.statsu is not in the schema of the output of template "http"; did you mean "status"?',
  ]);
  expect(outputReads(given, "deny")).toEqual([]);
});

test("so does the Story that a step executes", () => {
  const given = context(executing("a", "other"), reader("{{ gt steps.a.output.totla 1 }}"));
  expect(outputReads(given, "deny").map(({ message }) => message)).toEqual([
    'steps.a.output.totla is not in the schema of the outputs of Story "other"',
  ]);
});

test("Engrams, their templates and Stories are asked for", () => {
  const both = [running("a", "fetch"), executing("b", "other"), executing("c", "unread")];
  const asks = outputAsks(context(...both, reader("{{ and steps.a.output.x steps.b.output.y }}")));
  expect(asks.map(askKey)).toEqual([
    get("Engram", "default", "fetch"),
    get("EngramTemplate", "", "http"),
    get("Story", "default", "other"),
  ]);
  expect(outputAsks(context(...both, reader("{{ exists steps.a.output }}")))).toEqual([]);
});
