import { expect, test } from "vitest";
import { lintTexts, story } from "../testing/sample.ts";
import { nothing, summary, summaryLine } from "./report.ts";

test("counts are of what was found", async () => {
  const report = await lintTexts({ "a.yaml": `${story("A")}---\nkind: ConfigMap\napiVersion: v1\n` });
  expect(summary(report)).toEqual({ files: 1, objects: 1, foreign: 1, errors: 1, warnings: 0, skipped: 0 });
  expect(summaryLine(report)).toBe("1 file, 1 object (1 document of other kinds): 1 error, 0 warnings, 0 skipped");
  expect(nothing(report)).toBeUndefined();
});

test("a run without any document is no pass", async () => {
  expect(nothing(await lintTexts({ "a.yaml": "# empty" }))?.message).toBe("there is nothing to judge: a.yaml is empty");
  expect(nothing(await lintTexts({}))?.message).toContain("the folder has no");
});
