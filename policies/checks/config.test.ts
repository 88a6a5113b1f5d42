import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { engram, template } from "../examples/objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const configSchema = { required: ["url"], properties: { url: { type: "string" } } };
const judged = (spec: JsonObject, related = [template({ configSchema })]) =>
  judgeExample({ object: engram(spec), related }).findings.map(line);

test("configuration is judged by the template, none as an empty one", () => {
  expect(judged({ with: { url: "x" } })).toEqual([]);
  expect(judged({})).toEqual([
    'spec.with.url: is required (the configSchema of template "http"); add it [engram/with-fits]',
  ]);
  expect(judged({}, [template()])).toEqual([]);
});

test("what the schema of the kind refused is not judged again", () => {
  expect(judged({ with: [] })).toEqual(["spec.with: is an array ([]); write an object [engram/schema]"]);
});
