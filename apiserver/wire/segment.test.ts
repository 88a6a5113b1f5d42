import { expect, test } from "vitest";
import { isNamespaceSegment } from "./segment.ts";

test("subresources of namespaces", () => {
  expect(["status", "finalize", "configmaps"].map(isNamespaceSegment)).toEqual([true, true, false]);
});
