import type { Call, Library } from "../library/declare.ts";
import { fn, free, member, on } from "../library/declare.ts";
import * as types from "../type/type.ts";
import { isInt, toInt } from "../values/int.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, noOverload, Opaque } from "../values/value.ts";
import type { Amount } from "./amount.ts";
import {
  addAmounts,
  approximate,
  compareAmounts,
  formatAmount,
  readAmount,
  subtractAmounts,
  wholeAmount,
} from "./amount.ts";

const quantityType = types.struct("kubernetes.Quantity");

/** An amount of something: `1500m`, `1Gi`. */
class Quantity extends Opaque {
  readonly type = quantityType;
  readonly amount: Amount;
  /** What came out of `add` or `sub`: the API server compares nothing with it from the left. */
  readonly computed: boolean;
  constructor(amount: Amount, computed: boolean) {
    super();
    this.amount = amount;
    this.computed = computed;
  }
  override comparable(other: Value): boolean {
    return other instanceof Quantity && !other.computed;
  }
  equals(other: Value): boolean {
    return other instanceof Quantity && compareAmounts(this.amount, other.amount) === 0;
  }
  toString(): string {
    return formatAmount(this.amount);
  }
}

const wrong = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

function parse(text: string): Quantity | CelError {
  const amount = readAmount(text);
  return amount === undefined ? new CelError(wrong) : new Quantity(amount, false);
}

function ofOne(read: (amount: Amount) => Value): Call {
  return on(Quantity, ({ amount }) => read(amount));
}

function ofTwo(read: (a: Amount, b: Amount) => Value): Call {
  return on(Quantity, ({ amount }, b) => {
    const other = isInt(b)
      ? { digits: BigInt(b), scale: 0, counted: true }
      : b instanceof Quantity
        ? b.amount
        : undefined;
    return other === undefined ? noOverload() : read(amount, other);
  });
}

const sum = ofTwo((a, b) => new Quantity(addAmounts(a, b), true));
const difference = ofTwo((a, b) => new Quantity(subtractAmounts(a, b), true));

function whole(amount: Amount): Value {
  const value = wholeAmount(amount);
  return value === undefined ? new CelError("cannot convert value to integer") : toInt(value);
}

const pair = [quantityType, quantityType];

/** Amounts: quantity, isQuantity, comparison, sums and conversions. */
export const quantities: Library = {
  name: "kubernetes.quantity",
  functions: [
    fn(
      "quantity",
      free("string_to_quantity", [types.string], quantityType, (_frame, a) => parse(String(a))),
    ),
    fn(
      "isQuantity",
      free("is_quantity_string", [types.string], types.bool, (_frame, a) => parse(String(a)) instanceof Quantity),
    ),
    fn(
      "sign",
      free(
        "quantity_sign",
        [quantityType],
        types.int,
        ofOne(({ digits }) => (digits < 0n ? -1 : digits > 0n ? 1 : 0)),
      ),
    ),
    fn(
      "isGreaterThan",
      member(
        "quantity_is_greater_than",
        pair,
        types.bool,
        ofTwo((a, b) => compareAmounts(a, b) === 1),
      ),
    ),
    fn(
      "isLessThan",
      member(
        "quantity_is_less_than",
        pair,
        types.bool,
        ofTwo((a, b) => compareAmounts(a, b) === -1),
      ),
    ),
    fn("compareTo", member("quantity_compare_to", pair, types.int, ofTwo(compareAmounts))),
    fn(
      "asApproximateFloat",
      member(
        "quantity_get_float",
        [quantityType],
        types.double,
        ofOne((one) => new Double(approximate(one))),
      ),
    ),
    fn("asInteger", member("quantity_get_int", [quantityType], types.int, ofOne(whole))),
    fn(
      "isInteger",
      member(
        "quantity_is_integer",
        [quantityType],
        types.bool,
        ofOne((one) => wholeAmount(one) !== undefined),
      ),
    ),
    fn(
      "add",
      member("quantity_add", pair, quantityType, sum),
      member("quantity_add_int", [quantityType, types.int], quantityType, sum),
    ),
    fn(
      "sub",
      member("quantity_sub", pair, quantityType, difference),
      member("quantity_sub_int", [quantityType, types.int], quantityType, difference),
    ),
  ],
};
