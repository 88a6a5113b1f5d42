import { expect, test } from "vitest";
import { style } from "../terminal/style.ts";
import { columns, decisionOf, row } from "./decision.ts";

const entry = {
  time: "2026-01-02T03:04:05.000Z",
  decision: "d1",
  operation: "CREATE",
  kind: "Story",
  namespace: "default",
  name: "a\u001b[31m",
  user: "ann",
  allowed: false,
  rules: ["story/schema", "story/schema", "story/size"],
  warnings: 0,
};

test("a decision is a row under the columns, each rule once, nothing that steers a terminal", () => {
  const decision = decisionOf(JSON.stringify(entry));
  const line = decision && row(decision, style(false));
  expect(line).toMatch(
    /^03:04:05 {2}refused {3}create {3}Story default\/a\\u\{1b\}\[31m +ann +d1 +story\/schema, story\/size$/,
  );
  expect(columns.indexOf("OBJECT")).toBe(line?.indexOf("Story"));
});

test("warnings and dry runs show", () => {
  const decision = decisionOf(JSON.stringify({ ...entry, allowed: true, warnings: 2, dryRun: true, rules: [] }));
  expect(decision && row(decision, style(false))).toMatch(/warned +create\*.* -$/);
});

test("other lines are passed over", () => {
  expect(["", "{", "[]", '{"msg":"started"}', '{"decision":1,"allowed":true}'].map(decisionOf)).toEqual(
    Array(5).fill(undefined),
  );
});
