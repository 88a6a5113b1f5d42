import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("annotations ask nothing of a value", () => {
  const schema = {
    title: "T",
    description: "D",
    $comment: "c",
    contentEncoding: "base64",
    contentMediaType: "text/plain",
    contentSchema: { type: "string" },
    readOnly: true,
    writeOnly: false,
    deprecated: true,
    examples: [1],
  };
  expect(judged(schema, "not base64")).toEqual([]);
});

test("their shape is checked, and the schemas that they hold", () => {
  expect(judged({ deprecated: 1 }, 1)[0]).toMatch(/^deprecated: is an integer/);
  expect(judged({ contentSchema: 1 }, 1)[0]).toMatch(/^contentSchema: is 1, which is no schema/);
  expect(judged({ definitions: { a: { minLength: -1 } } }, 1)[0]).toMatch(/^definitions\.a\.minLength/);
});
