import { expect, test } from "vitest";
import { causesOf, messageOf } from "./causes.ts";
import { finding } from "./testing/reviews.ts";

const about = { kind: "Story", namespace: "team-a", name: "demo" };
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => finding({ path: ["spec", "steps", i, "name"] }));

test("a cause a finding, ending in the rule's id, then what to do with the decision", () => {
  expect(causesOf([finding(), finding({ path: [], message: "is odd", fix: "mend it" })], "d0")).toEqual([
    {
      reason: "FieldValueDuplicate",
      field: "spec.steps[1].name",
      message: 'step name "a" is already used by spec.steps[0]; rename one of them [story/step-names-unique]',
    },
    { reason: "FieldValueDuplicate", field: "object", message: "is odd; mend it [story/step-names-unique]" },
    {
      field: "decision d0",
      message:
        '"bubu explain story/step-names-unique" says why; to ask for an exception, give this id to whoever runs the platform',
    },
  ]);
});

test("at most 100 findings are named, in causes and in the message", () => {
  const causes = causesOf(many(130), "d0");
  expect(causes).toHaveLength(102);
  expect(causes[100]).toEqual({ field: "...", message: "and 30 more" });
  const lines = messageOf(about, many(130), "d0").split("\n");
  expect(lines).toHaveLength(103);
  expect(lines[0]).toBe('Story "team-a/demo" is refused:');
  expect(lines[1]).toMatch(/^spec\.steps\[0\]\.name: step name/);
  expect(lines[101]).toBe("and 30 more");
  expect(causesOf(many(100), "d0")).toHaveLength(101);
});

test("a cluster-scoped object is named without a namespace, and no name can break the line", () => {
  const [first] = messageOf({ kind: "EngramTemplate", namespace: "", name: "a\nb" }, many(1), "d0").split("\n");
  expect(first).toBe('EngramTemplate "a\\nb" is refused:');
});
