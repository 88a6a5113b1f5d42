import type { ScalarKind } from "./message.ts";

/** Deepest nesting of messages and JSON values that is written and read: protobuf's own default. */
export const maxDepth = 100;

type NumberKind = Extract<ScalarKind, "int32" | "uint32" | "uint64" | "enum">;

/** True for a number that a field of a kind can hold. */
export function inRange(kind: NumberKind, value: unknown): value is number | bigint {
  if (kind === "uint64") return typeof value === "bigint" && value >= 0n && value < 1n << 64n;
  if (typeof value !== "number" || !Number.isInteger(value)) return false;
  return kind === "uint32" ? value >= 0 && value < 2 ** 32 : value >= -(2 ** 31) && value < 2 ** 31;
}
