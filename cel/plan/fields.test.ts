import { describe, expect, it } from "vitest";
import type { Value } from "../values/value.ts";
import { CelError, Optional } from "../values/value.ts";
import type { Fields, Start } from "./fields.ts";
import { along, begin, follow, isField } from "./fields.ts";
import { Frame } from "./frame.ts";

const variable: Start = { kind: "variable", name: "o", at: 3 };

function run(start: Start, path: Partial<Fields>, o?: Value) {
  const rests: unknown[] = [];
  const rest: Fields["rest"] = (_frame, value, from) => {
    rests.push([value, from]);
    return "rest";
  };
  const frame = new Frame(o === undefined ? {} : { o }, 1, {});
  frame.slots[0] = o ?? null;
  const result = follow(start, { names: ["a", "b"], own: 1, test: false, rest, ...path })(frame);
  return { result, cost: frame.cost, rests };
}

describe("fields", () => {
  it.each<Start>([variable, { kind: "slot", slot: 0 }, { kind: "step", step: () => ({ a: { b: 1 } }) }])(
    "are read from a $kind",
    (start) => {
      expect(run(start, {}, { a: { b: 1 } })).toEqual({ result: 1, cost: 3, rests: [] });
    },
  );

  it("are asked for", () => {
    const test = { test: true, own: 0 } as const;
    expect(run(variable, test, { a: { b: null } })).toEqual({ result: true, cost: 2, rests: [] });
    expect(run(variable, test, { a: {} })).toEqual({ result: false, cost: 2, rests: [] });
    expect(run(variable, test, { a: [] })).toEqual({ result: "rest", cost: 0, rests: [[[], 1]] });
  });

  it.each(["metadata", "spec", "kind"])("are read as any other where they are %s of object", (name) => {
    const start: Start = { kind: "variable", name: "object", at: 0 };
    const rest: Fields["rest"] = (_frame, value, from) => `rest ${JSON.stringify(value)} ${from}`;
    const step = follow(start, { names: [name, "a"], own: 1, test: false, rest });
    const read = (object: Value) => step(new Frame({ object }, 0, {}));
    expect([{ [name]: { a: 1 } }, { [name]: 1 }, { other: 1 }, null].map(read)).toEqual([
      1,
      "rest 1 1",
      'rest {"other":1} 0',
      "rest null 0",
    ]);
  });

  it.each<Start>([variable, { kind: "slot", slot: 0 }])("are read from a $kind by another step in place", (start) => {
    const rest: Fields["rest"] = (_frame, value, from) => `rest ${JSON.stringify(value)} ${from}`;
    const step = follow(start, { names: ["a", "b"], own: 1, test: false, rest });
    for (const o of [{ a: { b: 1 } }, { a: 1 }, null]) {
      const [one, other] = [new Frame({ o }, 1, {}), new Frame({ o }, 1, {})];
      one.slots[0] = other.slots[0] = o;
      expect(step.track && along(one, step.track)).toEqual(step(other));
      expect(one.cost).toBe(other.cost);
    }
  });

  it("leave to the rest what is no plain object, or has no such field", () => {
    const fault = new CelError("no such attribute(s): o", 3);
    expect(run(variable, {})).toEqual({ result: "rest", cost: 0, rests: [[fault, 0]] });
    expect(run(variable, {}, null)).toEqual({ result: "rest", cost: 0, rests: [[null, 0]] });
    expect(run(variable, {}, { a: 1 })).toEqual({ result: "rest", cost: 0, rests: [[1, 1]] });
    const optional = new Optional({ b: 1 });
    expect(run(variable, {}, { a: optional })).toEqual({ result: "rest", cost: 0, rests: [[optional, 1]] });
  });

  it("are values of the language", () => {
    expect(run(variable, {}, { a: { b: 2 ** 60 } }).result).toBe(2n ** 60n);
    expect(begin(variable)(new Frame({ o: 2 ** 60 }, 0, {}))).toBe(2n ** 60n);
  });

  it("have names that nothing else has", () => {
    expect(["spec", "toString", "__proto__", "length", "buffer"].filter(isField)).toEqual(["spec"]);
  });
});
