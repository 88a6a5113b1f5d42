import type { NumberLiteral, Operand } from "./ast.ts";
import { isNumber } from "./compare.ts";
import { Fault } from "./fault.ts";
import { Instant } from "./instant.ts";
import type { Run } from "./run.ts";
import type { Parameter } from "./signatures.ts";
import type { Value } from "./value.ts";
import { Int, int, isDict, named } from "./value.ts";

const wanted: { readonly [parameter in Parameter]: readonly [what: string, fix: string] } = {
  any: ["a value", "give it a value"],
  value: ["a value", "give it a value"],
  string: ["a text", "convert it with toString"],
  int: ["a whole number", "convert it with int"],
  float: ["a number", "convert it with float64"],
  bool: ["true or false", "compare it, as in: eq .x 1"],
  map: ["an object", "give it an object"],
  time: ["a time", "make one with toDate"],
};

/** A value as a parameter takes it. Numbers fit where they have the value that is wanted, whatever Go calls their type. */
export function argument(value: Value, parameter: Parameter, name: string, run: Run): Value {
  switch (parameter) {
    case "any":
      return value ?? null;
    case "value":
      return value;
    case "string":
      if (typeof value === "string") return value;
      break;
    case "int":
      if (value instanceof Int) return value;
      if (typeof value === "number" && Number.isSafeInteger(value)) return int(value);
      break;
    case "float":
      if (isNumber(value)) return value instanceof Int ? Number(value.value) : value;
      break;
    case "bool":
      if (typeof value === "boolean") return value;
      break;
    case "map":
      if (isDict(value)) return value;
      // What is not there at all is an empty map, as in Go.
      if (value === undefined) return {};
      break;
    case "time":
      if (value instanceof Instant) return value;
      break;
  }
  const [what, fix] = wanted[parameter];
  throw new Fault("value", `${name} needs ${what}, not ${named(value)}`, run.at, { fix, name });
}

/** The value of a literal where nothing says what is wanted: how it is written decides. */
export function literalNumber({ int: whole, float, isFloat }: NumberLiteral): Value {
  return isFloat || whole === undefined ? float : new Int(whole);
}

/** The value of a literal; undefined for operands that are none. */
export function literal(operand: Operand): Value {
  switch (operand.kind) {
    case "string":
    case "bool":
      return operand.value;
    case "number":
      return literalNumber(operand);
    default:
      return undefined;
  }
}
