import { describe, expect, test } from "vitest";
import { asTemplate, isCondition, isTemplate } from "./text.ts";

describe("conditions", () => {
  test.each(["{{ inputs.ready }}", "true", "FALSE", " yes ", "0", "n", "", "  "])("%j can be evaluated", (text) => {
    expect(isCondition(text)).toBe(true);
  });
  test.each(["inputs.ready", "{ inputs.ready }", "truthy", "2", "on"])("%j cannot", (text) => {
    expect(isCondition(text)).toBe(false);
  });
  test("a template is text with two opening braces", () => {
    expect(isTemplate("a {{ b")).toBe(true);
    expect(isTemplate("a { b }")).toBe(false);
  });
  test("what was meant gets its braces", () => {
    expect(asTemplate(" inputs.ready ")).toBe("{{ inputs.ready }}");
    expect(asTemplate("{ inputs.ready }")).toBe("{{ inputs.ready }}");
  });
});
