import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { resourcePath } from "./path.ts";
import { resourceOf } from "./resource-of.ts";

test("every kind of ours is a resource with a path", () => {
  const paths = kinds.map((kind) => resourcePath(resourceOf(kind)));
  expect(paths).toContain("/apis/bubustack.io/v1alpha1/stories");
  expect(kinds.filter((kind) => !resourceOf(kind).namespaced).map(({ plural }) => plural)).toContain("engramtemplates");
});
