import { expect, test } from "vitest";
import { referenceGrantFacts } from "./reference-grant.ts";

test("entries are read without the blanks around their words", () => {
  const facts = referenceGrantFacts({
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ReferenceGrant",
    metadata: {},
    spec: {
      from: [{ group: " bubustack.io", kind: "Story ", namespace: "flows" }],
      to: [{ group: "", kind: "Secret" }],
    },
  });
  expect(facts.from).toEqual([{ side: "from", at: 0, group: "bubustack.io", kind: "Story", which: "flows" }]);
  expect(facts.to).toEqual([{ side: "to", at: 0, group: "", kind: "Secret", which: "" }]);
});
