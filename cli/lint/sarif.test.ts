import { expect, test } from "vitest";
import { judging, lintTexts, story } from "../testing/sample.ts";
import { ruleText } from "./rule-text.ts";
import { sarif } from "./sarif.ts";

test("every result names a rule that is described, and addresses are references", async () => {
  const report = await lintTexts({ "a b/ü.yaml": story("a", "[{name: X, ref: {name: e}}]"), "-": "kind: Story" });
  const { runs } = JSON.parse(sarif(report, "1.2.3", (id) => ruleText(id, judging.packs)));
  const [run] = runs;
  for (const result of run.results) {
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    const { region } = result.locations[0].physicalLocation;
    expect(region.endLine > region.startLine || region.endColumn >= region.startColumn).toBe(true);
  }
  expect(run.artifacts.map((one: { location: { uri: string } }) => one.location.uri)).toEqual([
    "a%20b/%C3%BC.yaml",
    "stdin",
  ]);
  expect(run.invocations[0].toolExecutionNotifications.length).toBe(report.skipped.length);
});
