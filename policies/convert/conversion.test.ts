import { expect, test } from "vitest";
import { joined } from "./conversion.ts";

test("several conversions as one", () => {
  const loss = { object: {}, path: [], message: "m" };
  const one = { objects: [{ a: 1 }], lost: [loss], refused: [] };
  const other = { objects: [{ b: 1 }], lost: [], refused: [loss] };
  expect(joined([one, other])).toEqual({ objects: [{ a: 1 }, { b: 1 }], lost: [loss], refused: [loss] });
});
