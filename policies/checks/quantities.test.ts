import { expect, test } from "vitest";
import { ExecutionFacts } from "../facts/execution.ts";
import { quantityFindings } from "./quantities.ts";

const findings = (request: string, limit?: string) => {
  const facts = new ExecutionFacts();
  facts.quantity(["r"], "request", "limit", { request, limit });
  return quantityFindings(facts).map(({ message }) => message);
};

test.each([
  ["1", "1000m"],
  ["1Gi", "1073741824"],
  ["0", "0"],
  ["", "1"],
  ["1", "lots"],
  ["1", "-1"],
])("%s within %s passes", (request, limit) => {
  expect(findings(request, limit)).toEqual([]);
});

test("negative, unreadable and too large ones do not", () => {
  expect(findings("-1")).toEqual(['"-1" is below 0']);
  expect(findings("1 GB")).toEqual(['"1 GB" is not a quantity']);
  expect(findings("1.001", "1")).toEqual(['"1.001" is more than the limit of "1"']);
});
