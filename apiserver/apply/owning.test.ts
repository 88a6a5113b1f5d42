import { readFields, writeFields } from "@bubustack/policies/merge/fields/fields-v1";
import { expect, test } from "vitest";
import { configMaps, namespaces } from "../resources/builtin/core.ts";
import { owning } from "./owning.ts";

const fields = {
  "f:apiVersion": {},
  "f:metadata": { ".": {}, "f:name": {}, "f:uid": {}, "f:labels": { ".": {}, "f:a": {} } },
  "f:spec": { "f:x": {} },
  "f:status": { "f:phase": {} },
};
const owned = (resource: typeof configMaps, subresource: string) => {
  const set = readFields(fields);
  return set && writeFields(owning(resource, subresource)(set));
};
const labels = { "f:metadata": { "f:labels": { ".": {}, "f:a": {} } } };

test("what the server sets is nobody's, the status is of who writes it by its own door", () => {
  expect(owned(namespaces, "")).toEqual({ ...labels, "f:spec": { "f:x": {} } });
  expect(owned(namespaces, "status")).toEqual({ "f:status": { "f:phase": {} } });
  expect(owned(configMaps, "")).toEqual({ ...labels, "f:spec": { "f:x": {} }, "f:status": { "f:phase": {} } });
});
