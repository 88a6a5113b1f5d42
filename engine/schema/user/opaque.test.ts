import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { opacity } from "./opaque.ts";

const templates = { templates: true };
const references = { references: true };

test.each<[Json, string]>([
  ["{{ inputs.a }}", "anything"],
  ["  $" + "{{ inputs.a }}\n", "anything"],
  ["a {{ inputs.a }}", "text"],
  ["{{ inputs.a", "text"],
  ["a }}", "clear"],
  [{ $bubuTemplate: "{{ inputs.a }}", $bubuTemplateVars: {} }, "anything"],
  [{ $bubuTemplate: 1 }, "clear"],
  [{ a: "{{ x }}" }, "clear"],
  [5, "clear"],
])("template %j is %s", (value, expected) => {
  expect(opacity(value, templates, 1)).toBe(expected);
  expect([opacity(value, references, 1), opacity(value, undefined, 1)]).toEqual(["clear", "clear"]);
});

test.each<[Json, string, string]>([
  [{ $bubuStorageRef: "a/b" }, "anything", "anything"],
  [{ $bubuStorageRef: "a/b", $bubuStoragePath: "x", $bubuStorageContentType: "text/plain" }, "anything", "anything"],
  [{ $bubuStorageRef: "a/b", more: 1 }, "clear", "clear"],
  [{ $bubuStorageRef: " " }, "clear", "clear"],
  [{ $bubuSecretRef: "name:key" }, "clear", "anything"],
  [{ $bubuConfigMapRef: { name: "a", key: "b" } }, "clear", "anything"],
  [{ $bubuSecretRef: "name:key", more: 1 }, "clear", "clear"],
  [{}, "clear", "clear"],
])("reference %j is %s at the root and %s below", (value, root, below) => {
  expect([opacity(value, references, 0), opacity(value, references, 1)]).toEqual([root, below]);
  expect(opacity(value, templates, 1)).toBe("clear");
});
