import { expect, test } from "vitest";
import { lintTexts, story } from "../testing/sample.ts";
import { json } from "./json.ts";

test("the documented fields, on one line", async () => {
  const report = await lintTexts({ "a.yaml": story("a", "[{name: a, type: stop, needs: [b]}]") });
  const text = json(report);
  expect(text.indexOf("\n")).toBe(text.length - 1);
  const parsed = JSON.parse(text);
  expect(Object.keys(parsed)).toEqual(["version", "files", "objects", "findings", "skipped", "summary"]);
  expect(Object.keys(parsed.objects[0])).toEqual(["file", "line", "kind", "namespace", "name", "verdict"]);
  expect(parsed.objects[0].verdict).toEqual(report.objects[0]?.verdict);
  expect(parsed.findings[0]).toMatchObject({ severity: "error", rule: "story/needs-known", file: "a.yaml" });
});
