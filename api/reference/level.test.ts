import { expect, test } from "vitest";
import { list, map, object, ref, string } from "../schema.ts";
import { levels, unwrap } from "./level.ts";

const shared = object("Shared.", { a: string("A.") });
const fields = {
  spec: object("Spec.", {
    first: ref("First use.", shared),
    items: list("Items.", object("Item.", { inner: ref("Second use.", shared), name: string("Name.") })),
    byName: map("By name.", list("Lists.", ref("Third use.", shared))),
  }),
  status: object("Status.", {}),
};

test("every object is found once, outermost first", () => {
  const found = levels(fields);
  expect(found.all.map(({ at }) => at)).toEqual(["spec", "spec.first", "spec.items[]", "status"]);
});

test("a shared shape is described where it occurs first", () => {
  const { home } = levels(fields);
  expect(home("spec.items[].inner")).toBe("spec.first");
  expect(home("spec.byName{}[]")).toBe("spec.first");
  expect(home("spec.items[]")).toBe("spec.items[]");
  expect(home("spec.items[].name")).toBeUndefined();
});

test("lists and maps are opened", () => {
  const [at, schema] = unwrap("x", map("M.", list("L.", string("S."))));
  expect([at, schema.description]).toEqual(["x{}[]", "S."]);
});
