import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { figures, mostSeries } from "./figures.ts";
import { Results } from "./results.ts";
import { found, result } from "./testing/found.ts";

test("results are shown by policy, and those that are gone no more", async () => {
  const [registry, results] = [metrics(), new Results(() => {})];
  const own = figures(registry, results);
  results.put(found("a", [result()]), true);
  const line = 'bubu_scan_results{policy="clusterpolicies/p",rule="r",action="Deny",result="fail"} 1';
  expect((await registry.render()).body).toContain(line);
  results.put(found("a", []), false);
  expect((await registry.render()).body).not.toContain(line);
  own.judged("Pod");
  own.took("Pod", 1_500);
  own.installed(true);
  const { body } = await registry.render();
  expect(body).toContain('bubu_scan_objects_total{kind="Pod"} 1');
  expect(body).toContain('bubu_scan_seconds{kind="Pod"} 1.5');
  expect(body).toContain("bubu_scan_reports_installed 1");
  own.end();
});

test("series are bounded, and nothing is lost", async () => {
  const [registry, results] = [metrics(), new Results(() => {})];
  figures(registry, results);
  for (let at = 0; at < mostSeries + 5; at++) results.put(found(`p${at}`, [result({ rule: `r${at}` })]), true);
  const lines = (await registry.render()).body.split("\n").filter((line) => line.startsWith("bubu_scan_results{"));
  expect(lines).toHaveLength(mostSeries + 1);
  expect(lines.at(-1)).toBe('bubu_scan_results{policy="others",rule="",action="",result=""} 5');
});
