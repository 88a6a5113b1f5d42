import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callCost } from "../cost/call.ts";
import { dispatch, strict } from "../plan/call.ts";
import { follow } from "../plan/fields.ts";
import { Frame } from "../plan/frame.ts";
import { constant } from "../plan/logic.ts";
import type { Step } from "../plan/step.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, MapValue, Pending, Uint } from "../values/value.ts";
import type { FunctionDecl, Quick } from "./declare.ts";
import { quickly } from "./declare.ts";
import { operators } from "./operators.ts";
import { sizes } from "./sizes.ts";
import { texts } from "./texts.ts";

const text = fc.oneof(
  fc.constantFrom("", "a", "añ", "😀", "0123456789", "0123456789x", "😀".repeat(5), "😀".repeat(11), "x".repeat(500)),
  fc.string({ unit: "binary", maxLength: 25 }),
);
const plain: fc.Arbitrary<Value> = fc.oneof(
  text,
  text,
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constantFrom(null, 2n ** 60n, new Double(1), new Double(Number.NaN), new Uint(1n)),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 8, arbitrary: plain },
  fc.array(plain, { maxLength: 12 }),
  fc.dictionary(text, plain, { maxKeys: 3 }),
  fc.constantFrom<Value>(new CelError("bad"), new Pending(["a"]), new Uint8Array([1]), new MapValue(new Map())),
);

/** How an argument may be given: by a step that says nothing of itself, as a constant, or in a slot. */
const ways = {
  step:
    (arg: Value): Step =>
    () =>
      arg,
  constant,
  slot: (_arg: Value, slot: number): Step =>
    follow({ kind: "slot", slot }, { names: [], own: 0, test: false, rest: () => null }),
};
type Way = keyof typeof ways;

/** A call with values given, as it is made with and without the quick way: what it comes to, and the cost. */
function outcomes(fn: FunctionDecl, id: string, args: readonly Value[], limit: number, all: readonly Way[]) {
  return [fn.quick, undefined].map((quick) => {
    const call = dispatch(fn, fn.overloads);
    const cost = callCost(fn.name, id, "kubernetes", args.length);
    const frame = new Frame({}, args.length, { cost: limit });
    frame.cost = 10;
    for (const [slot, arg] of args.entries()) frame.slots[slot] = arg;
    const steps = args.map((arg, index) => ways[all[index] ?? "step"](arg, index));
    const result = strict({ call, args: steps, cost, at: 0, lazy: false, quick })(frame);
    return { result, cost: frame.cost, halted: frame.halted };
  });
}

const quick = [...operators, ...texts, ...sizes].filter((fn) => fn.quick !== undefined);

describe("the quick way of", () => {
  it.each(quick.map((fn) => ({ fn, name: fn.name })))("$name comes to the same as the general one", ({ fn }) => {
    const ids = ["", ...fn.overloads.map(({ id }) => id)];
    const [first] = fn.overloads;
    const args = fc.array(value, { minLength: first?.args.length ?? 0, maxLength: first?.args.length ?? 0 });
    const how = fc.array(fc.constantFrom<Way>("step", "constant", "slot"), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(args, fc.constantFrom(...ids), fc.constantFrom(5, 1000), how, (given, id, limit, all) => {
        const [fast, slow] = outcomes(fn, id, given, limit, all);
        expect(fast).toEqual(slow);
      }),
    );
  });
});

describe("quickly", () => {
  it("gives a function its quick way", () => {
    const none: Quick = (first) => first;
    const [fn] = texts;
    expect(fn && quickly(none, fn).quick).toBe(none);
  });
});
