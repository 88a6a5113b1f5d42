import { describe, expect, it } from "vitest";
import { durationOf, formatDuration, readDuration, seconds } from "./duration.ts";
import { CelError, Duration } from "./value.ts";

describe("durations", () => {
  it.each([
    ["1h30m", 5_400_000_000_000n],
    ["-1.5s", -1_500_000_000n],
    ["1ms2us3ns", 1_002_003n],
    [".5s", 500_000_000n],
    ["1.s", 1_000_000_000n],
    ["0", 0n],
    ["+1s", 1_000_000_000n],
    ["9223372036854775807ns", 9223372036854775807n],
  ])("reads %s", (text, nanos) => {
    expect(readDuration(text)).toEqual(new Duration(nanos));
  });

  it.each(["", "1", "1d", "s", ".s", "1h-1m", "9223372036854775808ns", "1 s", "--1s"])("refuses %s", (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it("writes seconds", () => {
    expect(formatDuration(new Duration(5_400_000_000_000n))).toBe("5400s");
    expect(formatDuration(new Duration(1n))).toBe("0.000000001s");
    expect(seconds(new Duration(-1_500_000_000n))).toBe(-1.5);
  });

  it("bounds by 64 bits", () => {
    expect(durationOf(2n ** 63n)).toEqual(new CelError("integer overflow"));
  });
});
