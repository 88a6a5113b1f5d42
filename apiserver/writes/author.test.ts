import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { memory } from "../testing/memory.ts";
import { authorOf, ownersAfter } from "./author.ts";

const options = { dryRun: false, fieldValidation: "Warn", fieldManager: "m", force: false, object: {} } as const;
const next = { metadata: { name: "c" }, data: { a: "1" } };

test("the author is who the options name, now", async () => {
  const { server } = await memory();
  expect(authorOf(server, configMaps, options, "Apply", "status")).toEqual({
    manager: "m",
    operation: "Apply",
    apiVersion: "v1",
    time: "2026-01-01T00:00:00Z",
    subresource: "status",
  });
});

test("without a name nobody keeps account, and what was kept stays", async () => {
  const { server } = await memory();
  const proposal = { resource: configMaps, subresource: "", live: undefined, next, given: next };
  expect(ownersAfter(server, options, proposal)).toHaveLength(1);
  const silent = { ...options, fieldManager: "" };
  expect(ownersAfter(server, silent, proposal)).toBeUndefined();
  expect(ownersAfter(server, silent, { ...proposal, live: { metadata: { managedFields: [] } } })).toEqual([]);
});
