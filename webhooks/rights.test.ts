import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { rights } from "./rights.ts";

test("reads every kind and namespaces, asks for access, and writes nothing", () => {
  const all = rights(kinds);
  for (const { group, plural } of kinds) {
    const found = all.filter(({ apiGroups, resources }) => apiGroups.includes(group) && resources.includes(plural));
    expect(found).toEqual([expect.objectContaining({ verbs: ["get", "list", "watch"] })]);
  }
  const others = all.filter(({ verbs }) => verbs.some((verb) => !["get", "list", "watch"].includes(verb)));
  expect(others).toEqual([
    { apiGroups: ["authorization.k8s.io"], resources: ["subjectaccessreviews"], verbs: ["create"] },
  ]);
});
