import { expect, test } from "vitest";
import { widgetDefinition } from "../../testing/widgets.ts";
import { listAt, textAt } from "../object.ts";
import { cleanupFinalizer, customResourceDefinitions } from "./definitions.ts";

const { create, update } = customResourceDefinitions.strategy;

test("a new definition is complete, established and held by its finalizer", () => {
  const crd = create?.(widgetDefinition, "now");
  expect(crd).toMatchObject({
    metadata: { finalizers: [cleanupFinalizer] },
    spec: { names: { singular: "widget", listKind: "WidgetList" }, conversion: { strategy: "None" } },
    status: { storedVersions: ["v1"], acceptedNames: { plural: "widgets" } },
  });
  expect(listAt(crd, "status", "conditions").map((item) => [textAt(item, "type"), textAt(item, "status")])).toEqual([
    ["NamesAccepted", "True"],
    ["Established", "True"],
  ]);
});

test("conditions keep their time over updates", () => {
  const old = create?.(widgetDefinition, "then") ?? {};
  const next = update?.(widgetDefinition, old, "now");
  expect(listAt(next, "status", "conditions").map((item) => textAt(item, "lastTransitionTime"))).toEqual([
    "then",
    "then",
  ]);
});
