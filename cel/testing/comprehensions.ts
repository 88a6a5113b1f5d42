import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { mapOf } from "../values/key.ts";
import type { Value } from "../values/value.ts";
import { Pending, Uint } from "../values/value.ts";

/** What the test that a vector of comprehensions comes from declares besides the expression. */
export interface Given {
  readonly types: { readonly [name: string]: Type };
  readonly values: { readonly [name: string]: Value };
  /** What the expression comes to: not known yet, where a variable is not; or any value, where only its tree was tested. */
  readonly comes?: "pending" | "any";
}

const { dyn, int, list, map, string } = types;
const unknown = new Pending(["a part that is not known"]);
const numbered = (...texts: readonly Value[]) => mapOf(texts.map((text, index) => [index, text]));
const greetings = ["hi", "hello", "howdy"];
const partly = numbered("hi", unknown, "howdy");
const fromOne = mapOf(greetings.map((text, index) => [index + 1, text]));
const entries = { x: list(dyn), y: int };
const ints = { x: list(int), y: map(int, dyn) };
const texts = { x: list(string), y: map(int, string) };

function pending(of: Given["types"], values: Given["values"]): Given {
  return { types: of, values, comes: "pending" };
}

const m = (type: Type, value: Value): Given => ({ types: { m: type }, values: { m: value } });

/** The vectors do not carry their variables. */
export const givens: { readonly [vector: string]: Given } = {
  "comprehension/38": m(
    map(int, int),
    mapOf([
      [1, 1],
      [2, 2],
    ]),
  ),
  "comprehension/39": m(map(string, string), { he: "hello", go: "goodbye" }),
  "comprehension/48": m(map(string, list(int)), { "legacy-solo": [1], "legacy-pair": [3, 2] }),
  "comprehension/50": m(map(string, int), { "legacy-solo": 1, "legacy-pair": 2 }),
  "comprehension/76": { types: {}, values: {}, comes: "any" },
  "comprehension/81": pending(entries, { x: [0, new Uint(1n)], y: unknown }),
  "comprehension/82": pending(entries, { x: [0, new Uint(1n)], y: unknown }),
  "comprehension/83": pending(ints, { x: [1, 2, 3], y: unknown }),
  "comprehension/84": pending(ints, { x: unknown, y: fromOne }),
  "comprehension/85": pending(ints, { x: unknown, y: fromOne }),
  "comprehension/86": pending(ints, { x: [42, unknown, 43], y: fromOne }),
  "comprehension/87": pending(ints, { x: [42, unknown, 43], y: fromOne }),
  "comprehension/88": pending(texts, { x: ["howdy", "hello", "hi"], y: partly }),
  "comprehension/89": pending(texts, { x: [unknown], y: numbered("hello") }),
  "comprehension/90": pending({ y: texts.y }, { y: partly }),
  "comprehension/91": pending(texts, { x: greetings, y: partly }),
};
