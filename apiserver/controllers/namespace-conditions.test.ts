import { expect, test } from "vitest";
import { namespaceConditions } from "./namespace-conditions.ts";

const nothing = { kinds: new Map<string, number>(), finalizers: new Map<string, number>(), refusals: [] };
const texts = (conditions: readonly object[]) => conditions.map((one) => Object.values(one).join(" "));

test("an empty namespace says that all is well, of every aspect", () => {
  expect(texts(namespaceConditions(nothing, [], "t1"))).toEqual([
    "NamespaceDeletionDiscoveryFailure False t1 ResourcesDiscovered All resources successfully discovered",
    "NamespaceDeletionGroupVersionParsingFailure False t1 ParsedGroupVersions All legacy kube types successfully parsed",
    "NamespaceDeletionContentFailure False t1 ContentDeleted All content successfully deleted, may be waiting on finalization",
    "NamespaceContentRemaining False t1 ContentRemoved All content successfully removed",
    "NamespaceFinalizersRemaining False t1 ContentHasNoFinalizers All content-preserving finalizers finished",
  ]);
});

test("what remains is counted, and a condition keeps its time until its status changes", () => {
  const before = namespaceConditions(nothing, [], "t1");
  const remains = {
    kinds: new Map([
      ["widgets.example.com", 1],
      ["configmaps.", 2],
    ]),
    finalizers: new Map([["example.com/x", 3]]),
    refusals: ["no", "not yet"],
  };
  const after = namespaceConditions(remains, before, "t2");
  expect(texts(after).slice(1)).toEqual([
    "NamespaceDeletionGroupVersionParsingFailure False t1 ParsedGroupVersions All legacy kube types successfully parsed",
    "NamespaceDeletionContentFailure True t2 ContentDeletionFailed Failed to delete all resource types, 2 remaining: no, not yet",
    "NamespaceContentRemaining True t2 SomeResourcesRemain Some resources are remaining: configmaps. has 2 resource instances, widgets.example.com has 1 resource instances",
    "NamespaceFinalizersRemaining True t2 SomeFinalizersRemain Some content in the namespace has finalizers remaining: example.com/x in 3 resource instances",
  ]);
  expect(namespaceConditions(remains, after, "t3")).toEqual(after);
});
