import { describe, expect, it } from "vitest";
import { registry } from "../testing/messages.ts";
import { mapOf } from "../values/key.ts";
import { CelError, Double, Duration, Timestamp, Uint } from "../values/value.ts";
import { jsonOf, objectOf } from "./json.ts";

describe("values as JSON", () => {
  it.each([
    [null, null],
    [2n ** 60n, "1152921504606846976"],
    [new Uint(7n), 7],
    [new Uint(2n ** 60n), "1152921504606846976"],
    [new Double(Number.NaN), Number.NaN],
    [new Uint8Array([1, 2]), "AQI="],
    [new Duration(1_500_000_000n), "1.500s"],
    [new Timestamp(0, 0), "1970-01-01T00:00:00Z"],
    [
      [1, "a"],
      [1, "a"],
    ],
    [{ a: true }, { a: true }],
  ])("%s is %s", (value, expected) => {
    expect(jsonOf(value, registry)).toEqual(expected);
  });

  it("have no form for keys that are no texts, and for times that protobuf does not know", () => {
    expect(objectOf(mapOf([[1, 2]]), registry)).toBeInstanceOf(CelError);
    expect(jsonOf([new Timestamp(-1e14, 0)], registry)).toBeInstanceOf(CelError);
  });
});
