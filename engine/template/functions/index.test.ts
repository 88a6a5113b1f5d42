import { expect, test } from "vitest";
import { functionNames } from "../signatures.ts";
import { functions } from "./index.ts";

test("each function of the table is there, and no other", () => {
  expect([...functions.keys(), "and", "or"].sort()).toEqual([...functionNames].sort());
});
