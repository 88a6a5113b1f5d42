import type { Json } from "@bubustack/api/json";

/** Schemas that use one keyword (and what it needs), in some drafts, and values besides `pool` that tell them apart. */
export type Group = readonly [
  keyword: string,
  drafts: readonly ("7" | "2020-12")[],
  schemas: readonly Json[],
  values?: readonly Json[],
];

export const both = ["7", "2020-12"] as const;
export const only7 = ["7"] as const;
export const only2020 = ["2020-12"] as const;

/** Values that every schema is tried with. */
export const pool: readonly Json[] = [
  null,
  true,
  0,
  1,
  -1.5,
  1e300,
  "",
  "a",
  "foo",
  "😀é",
  [],
  [1],
  ["a", "a"],
  [1, "a", null],
  {},
  { a: 1 },
  { a: "x", b: 2 },
  { foo: [1, 2], bar: {} },
];
