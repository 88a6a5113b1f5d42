import { expect, test } from "vitest";
import { policies } from "./cel-policies.ts";
import type { Column } from "./cel-table.ts";
import { least, table } from "./cel-table.ts";

function column(name: string, plain: number | undefined, pattern: number | undefined): Column {
  const figures = policies.map((policy) => (policy.pattern ? pattern : plain));
  return { name, evaluate: figures, compile: figures };
}

test("the least of each figure counts", () => {
  const both = least([column("a", 100, undefined), column("a", 200, 50)]);
  expect(both).toEqual(column("a", 100, 50));
  expect(least([])).toBeUndefined();
});

test("a table tells medians and ratios, with patterns apart", () => {
  const ours = column("ours", 1_000, 3_000);
  const go = column("go", 2_000, 1_500);
  const [heads, , row, other] = table([ours, column("npm", 3_000, undefined)], ours, go, go).split("\n");
  expect(heads?.split("|").length).toBe(row?.split("|").length);
  expect(row).toBe("| ours | 1.00 (40) | 3.00 (4) | 1.00 (40) | 3.00 (4) | 1.00 | 0.50 | 2.00 | 0.50 |");
  expect(other).toBe("| npm | 3.00 (40) | – (0) | 3.00 (40) | – (0) | 3.00 | 1.50 | – | 1.50 |");
});
