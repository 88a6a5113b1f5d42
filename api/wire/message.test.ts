import { expect, expectTypeOf, test } from "vitest";
import type { Static } from "./message.ts";
import { bytes, list, message, nested, oneof, string, struct, textMap, uint64 } from "./message.ts";

const Leaf = message("t.Leaf", { name: string(1, { max: 3 }) });
const Tree = message("t.Tree", {
  leaf: nested(1, Leaf),
  leaves: list(nested(2, Leaf)),
  tags: textMap(3),
  size: uint64(4),
  any: struct(5),
  kind: oneof({ one: nested(6, Leaf), other: nested(7, Leaf) }),
  raw: bytes(8),
});

test("a description gives the type", () => {
  expectTypeOf<Static<typeof Leaf>>().toEqualTypeOf<{ readonly name: string }>();
  expectTypeOf<Static<typeof Tree>["leaves"]>().toEqualTypeOf<readonly { readonly name: string }[]>();
  expectTypeOf<Static<typeof Tree>["size"]>().toEqualTypeOf<bigint>();
  type Kind = NonNullable<Static<typeof Tree>["kind"]>;
  expectTypeOf<Kind["case"]>().toEqualTypeOf<"one" | "other">();
  expectTypeOf<Static<typeof Tree>["leaf"]>().toEqualTypeOf<{ readonly name: string } | undefined>();
});

test("field numbers lead to their places, options of a oneof to theirs", () => {
  expect([...Tree.slots.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(Tree.slots.get(7)).toMatchObject({ name: "other", oneof: "kind" });
  expect(Leaf.slots.get(1)).toMatchObject({ name: "name", field: { limits: { max: 3 } } });
});
