import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("quantities", () => {
  it.each([
    ["quantity('1Ki').asInteger()", "1024"],
    ["quantity('1.5').isInteger()", "false"],
    ["quantity('1.5').asInteger()", "error: cannot convert value to integer"],
    ["quantity('100m').asApproximateFloat()", "0.1"],
    ["quantity('1Gi').isGreaterThan(quantity('1G'))", "true"],
    ["quantity('1Gi').isLessThan(quantity('1G'))", "false"],
    ["quantity('1').compareTo(quantity('1000m'))", "0"],
    ["sign(quantity('-1'))", "-1"],
    ["quantity('1Ki').add(quantity('1')).sub(25).asInteger()", "1000"],
    ["quantity('1k') == quantity('1000')", "true"],
    ["isQuantity('1GB')", "false"],
    [
      "quantity('1GB')",
      "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
