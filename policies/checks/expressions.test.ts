import { expect, test } from "vitest";
import { expressions } from "./expressions.ts";

test.each([
  ["namespaceObject.metadata.labels.a == 'b'", true],
  ["has(namespaceObject.metadata)", true],
  ["'namespaceObject' in object", false],
  ["object.namespaceObject == 1", false],
  ["request.namespace == 'a'", false],
  ["namespaceObject ==", false],
])("whether %s looks at the namespace: %s", (source, looks) => {
  expect(expressions.looksAtNamespace(source)).toBe(looks);
});
