import { describe, expect, it } from "vitest";
import { evaluateWithMessages } from "../testing/messages.ts";

/** Messages that hold the one before twice: few in memory, 2^levels where each is counted wherever it stands. */
function doubled(levels: number, body: string): string {
  let source = body;
  for (let level = levels; level > 0; level--) {
    const before = level === 1 ? "NestedTestAllTypes{}" : `m${level - 1}`;
    const held = `TestAllTypes{map_int64_nested_type: {1: ${before}, 2: ${before}}}`;
    source = `cel.bind(m${level}, NestedTestAllTypes{payload: ${held}}, ${source})`;
  }
  return source;
}

/** The same in bytes: each level packs the one before twice. */
function packed(levels: number): string {
  let source = `m${levels}.size()`;
  for (let level = levels; level > 0; level--) {
    const before = level === 1 ? "TestAllTypes{}" : `m${level - 1}`;
    source = `cel.bind(m${level}, [TestAllTypes{repeated_struct: [], single_any: [${before}, ${before}]}][0].single_any, ${source})`;
  }
  return source;
}

const limits = /^error: operation cancelled: (the work of one call is too large|memory budget exceeded)$/;

describe("messages that are made to be hostile", () => {
  it("are as good as any where nobody goes through them", () => {
    expect(evaluateWithMessages(doubled(30, "has(m30.payload.map_int64_nested_type[2].payload)"))).toBe("true");
    expect(evaluateWithMessages(doubled(4, "m4 == m4"))).toBe("true");
  });

  it.each([
    ["the answer", doubled(30, "m30")],
    ["compared", doubled(30, "m30 == m30")],
    ["looked for", doubled(30, "m30 in [m30]")],
    ["packed", doubled(30, "TestAllTypes{single_any: m30}.single_int64")],
    ["written as JSON", doubled(30, "TestAllTypes{single_value: m30}.single_int64")],
    ["copied again and again", packed(40)],
  ])("end in an error of the limits: %s", (_what, source) => {
    expect(evaluateWithMessages(source)).toMatch(limits);
  });
});
