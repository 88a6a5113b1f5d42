import { describe, expect, it } from "vitest";
import { evaluate, like } from "../testing/evaluate.ts";
import * as types from "../type/type.ts";
import { Double, Duration, Timestamp } from "../values/value.ts";
import { coercion } from "./coerce.ts";

describe("coercion", () => {
  it("gives JSON the form of its declared type", () => {
    expect(coercion(types.double)?.(1)).toEqual(new Double(1));
    expect(coercion(types.timestamp)?.("1970-01-01T00:00:01Z")).toEqual(new Timestamp(1, 0));
    expect(coercion(types.duration)?.("1s")).toEqual(new Duration(1_000_000_000n));
    expect(coercion(types.bytes)?.("aGk=")).toEqual(Uint8Array.of(104, 105));
    expect(coercion(types.list(types.double))?.([1, 2.5])).toEqual([new Double(1), new Double(2.5)]);
    expect(coercion(types.int)).toBeUndefined();
    expect(coercion(types.list(types.string))).toBeUndefined();
  });

  it("leaves what cannot be as it is", () => {
    expect(coercion(types.timestamp)?.("never")).toBe("never");
    expect(coercion(types.double)?.("1")).toBe("1");
  });

  it("holds for variables, fields and what loops visit", () => {
    const env = like({
      variables: { d: types.double, o: types.struct("O"), l: types.list(types.double) },
      types: { O: { at: types.timestamp, m: types.map(types.string, types.double) } },
    });
    const variables = { d: 3, l: [1], o: { at: "2020-01-01T00:00:00Z", m: { a: 1 } } };
    expect(evaluate("d / 2.0", variables, env)).toBe("1.5");
    expect(evaluate("l.map(x, x / 2.0)", variables, env)).toBe("[0.5]");
    expect(evaluate("o.at.getFullYear()", variables, env)).toBe("2020");
    expect(evaluate("o.m.a / 2.0", variables, env)).toBe("0.5");
  });
});
