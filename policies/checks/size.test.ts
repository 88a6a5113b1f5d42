import { expect, test } from "vitest";
import { sizeFindings } from "./size.ts";

test("bytes are counted as the API server encodes them", () => {
  expect(sizeFindings(["with"], undefined, 0)).toEqual([]);
  expect(sizeFindings(["with"], { a: "xx" }, 10)).toEqual([]);
  expect(sizeFindings(["with"], { a: "<x" }, 10).map(({ message }) => message)).toEqual(["is 15 bytes of JSON"]);
});
