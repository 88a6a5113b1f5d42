import { expect, test } from "vitest";
import { metadataCompiled, metadataSchema, rootSchema } from "./metadata-schema.ts";

test("metadata keeps its own fields and drops others", () => {
  const pruned: string[] = [];
  metadataCompiled.prune({ name: "a", other: 1, labels: { a: "b" } }, (path) => pruned.push(path.join(".")));
  expect(pruned).toEqual(["other"]);
  expect(metadataCompiled.check({ labels: { a: 1 } }).violations).toMatchObject([
    { path: ["labels", "a"], rule: "type" },
  ]);
});

test("root schemas have what all objects have", () => {
  expect(rootSchema("d", { data: { type: "string" } }, ["data"])).toMatchObject({
    required: ["data"],
    properties: { apiVersion: {}, kind: {}, metadata: metadataSchema, data: { type: "string" } },
  });
});
