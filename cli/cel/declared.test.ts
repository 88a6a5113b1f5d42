import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { duration } from "@bubustack/cel/type/type";
import { Double, Duration } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { declared } from "./declared.ts";

test("values have the types of their schemas, or of their names", () => {
  const schemas = { ratio: { schema: { type: "number" } } };
  const { variables } = declared(
    kubernetes(),
    { schemas, types: { wait: duration } },
    { ratio: 1, wait: "1s", free: "1s" },
  );
  expect(variables).toEqual({ ratio: new Double(1), wait: new Duration(1_000_000_000n), free: "1s" });
});

test("without schemas, the evaluation itself takes JSON as what is declared", () => {
  const given = { wait: "1s" };
  expect(declared(kubernetes(), { schemas: {}, types: { wait: duration } }, given).variables).toBe(given);
});
