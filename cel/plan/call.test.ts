import { describe, expect, it } from "vitest";
import { fn, free } from "../library/declare.ts";
import * as types from "../type/type.ts";
import { CelError, Pending } from "../values/value.ts";
import { bothFaults, dispatch, strict } from "./call.ts";
import { Frame } from "./frame.ts";

const of = (text: string) => () => text;

describe("dispatch", () => {
  const one = free("one", [types.int], types.string, of("int"));
  const two = free("two", [types.string], types.string, of("string"));

  it("chooses by the types that meet", () => {
    const call = dispatch(fn("f", one, two), [one, two]);
    const frame = new Frame({}, 0, {});
    expect(call(frame, 1, null, null, null)).toBe("int");
    expect(call(frame, "a", null, null, null)).toBe("string");
    expect(call(frame, true, null, null, null)).toEqual(new CelError("no such overload: f(bool)"));
  });

  it("holds a single signature to its types", () => {
    const call = dispatch(fn("f", one), [one]);
    expect(call(new Frame({}, 0, {}), [], null, null, null)).toEqual(new CelError("no such overload: f(list)"));
  });
});

describe("strict", () => {
  const call = (args: readonly (() => CelError | number)[], lazy = false) => {
    const frame = new Frame({}, 0, {});
    const value = strict({ call: (_frame, a, b) => Number(a) + Number(b), args, cost: 5, at: 7, lazy })(frame);
    return { value, cost: frame.cost };
  };
  const bad = () => new CelError("bad");

  it("reckons each call", () => {
    expect(call([() => 1, () => 2])).toEqual({ value: 3, cost: 5 });
    expect(call([bad])).toEqual({ value: new CelError("bad"), cost: 5 });
    expect(call([bad, () => 1])).toEqual({ value: new CelError("bad"), cost: 5 });
  });

  it("reckons nothing where the last argument was never evaluated", () => {
    expect(call([bad, () => 1], true).cost).toBe(0);
    expect(call([() => 1, () => 1, bad]).cost).toBe(5);
    expect(call([() => 1, bad, () => 1]).cost).toBe(0);
  });

  it("places errors where the call stands", () => {
    const frame = new Frame({}, 0, {});
    expect(strict({ call: bad, args: [], cost: 1, at: 7, lazy: false })(frame)).toEqual(new CelError("bad", 7));
  });

  it("asks for all that is not known", () => {
    expect(bothFaults(new Pending(["a"]), new Pending(["b"]))).toEqual(new Pending(["a", "b"]));
    expect(bothFaults(1, bad())).toEqual(bad());
  });
});
