import { describe, expect, it } from "vitest";
import { toJson } from "./json.ts";
import { mapOf } from "./key.ts";
import { CelError, Double, Duration, none, Optional, Timestamp, Uint } from "./value.ts";

describe("toJson", () => {
  it("keeps what JSON can hold", () => {
    const value = { a: [1, 1.5, "x", true, null] };
    expect(toJson(value)).toEqual(value);
  });

  it("writes the rest as text", () => {
    const values = [
      2n ** 60n,
      new Uint(5n),
      new Uint(2n ** 60n),
      new Double(1),
      new Double(Number.NaN),
      Uint8Array.of(104, 105),
      new Timestamp(0, 0),
      new Duration(1_500_000_000n),
      none,
      new Optional(3),
      new CelError("no"),
    ];
    expect(values.map(toJson)).toEqual([
      "1152921504606846976",
      5,
      "1152921504606846976",
      1,
      "NaN",
      "aGk=",
      "1970-01-01T00:00:00Z",
      "1.5s",
      null,
      3,
      "no",
    ]);
    expect(toJson(mapOf([[1, "a"]]))).toEqual({ "1": "a" });
  });
});
