import { expect, test } from "vitest";
import { bars, timeline } from "./chart.ts";

test("each slot has its bar, in proportion to the highest", () => {
  const svg = timeline([
    { start: "2026-03-01T00:00:00.000Z", allowed: 3, refused: 1 },
    { start: "2026-03-01T01:00:00.000Z", allowed: 0, refused: 2 },
  ]);
  expect(svg).toContain("<title>2026-03-01T00:00:00.000Z: 3 allowed, 1 refused</title>");
  expect(
    [...svg.matchAll(/class="(\w+)" x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)"/g)].map(
      ([, kind, height]) => [kind, height],
    ),
  ).toEqual([
    ["allowed", "84"],
    ["refused", "28"],
    ["refused", "56"],
  ]);
  expect(timeline([])).toMatch(/^<svg .*<\/svg>$/);
});

test("counts have their names, escaped, and the rest", () => {
  const shown = bars({ top: [{ name: "<b>", count: 4 }], others: 2 }, "Rule");
  expect(shown).toContain('<td>&lt;b&gt;</td><td class="number">4</td>');
  expect(shown).toContain('<td>others</td><td class="number">2</td>');
  expect(bars({ top: [], others: 0 }, "Rule")).toBe("<p>None.</p>");
});
