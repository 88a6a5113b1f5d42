import { describe, expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import { differences } from "./compare.ts";

const three: Answer = { id: "a", value: { int: "3" }, type: "int", cost: 2 };

describe("two answers", () => {
  test("agree where value, type and cost are equal", () => {
    expect(differences(three, { ...three, estimated: { min: "0", max: "9" } })).toEqual([]);
  });

  test("differ in the outcome alone where one of them is an error", () => {
    const error: Answer = { id: "a", type: "int", cost: 7, evalError: "division by zero" };
    expect(differences(three, error)).toEqual([
      { aspect: "outcome", oracle: '{"int":"3"}', ours: "error: division by zero" },
    ]);
  });

  test("agree where both refuse, whoever does", () => {
    expect(
      differences({ id: "a", parseError: "x" }, { id: "a", checkError: "y", position: { line: 1, column: 0 } }),
    ).toEqual([]);
  });

  test("agree where both end in an error, unless the costs differ", () => {
    const error: Answer = { id: "a", type: "int", cost: 7, evalError: "division by zero" };
    expect(differences(error, { ...error, evalError: "divide by zero" })).toEqual([]);
    expect(differences(error, { ...error, cost: 8 })).toEqual([{ aspect: "cost", oracle: "7", ours: "8" }]);
  });

  test.each<[string, Partial<Answer>]>([
    ["value", { value: { uint: "3" } }],
    ["type", { type: "dyn" }],
    ["cost", { cost: 3 }],
    ["estimated", { estimated: { min: "0", max: "8" } }],
  ])("differ in %s", (aspect, change) => {
    const estimated = { min: "0", max: "9" };
    expect(differences({ ...three, estimated }, { ...three, estimated, ...change }).map((one) => one.aspect)).toEqual([
      aspect,
    ]);
  });

  test("agree whatever the order of a map's entries", () => {
    const a: Answer["value"] = {
      list: [
        {
          map: [
            [{ string: "a" }, { int: "1" }],
            [{ string: "b" }, { int: "2" }],
          ],
        },
      ],
    };
    const b: Answer["value"] = {
      list: [
        {
          map: [
            [{ string: "b" }, { int: "2" }],
            [{ string: "a" }, { int: "1" }],
          ],
        },
      ],
    };
    expect(differences({ ...three, value: a }, { ...three, value: b })).toEqual([]);
    expect(differences({ ...three, value: a }, { ...three, value: { list: [{ map: [] }] } })).toHaveLength(1);
  });
});
