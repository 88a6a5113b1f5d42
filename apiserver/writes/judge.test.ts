import { expect, test } from "vitest";
import { configMaps, namespaces } from "../resources/builtin/core.ts";
import { Warnings } from "../wire/warnings.ts";
import { judge } from "./judge.ts";

test("metadata, schema and kind are judged together", () => {
  const object = { metadata: { name: "A", namespace: "n" }, data: { "a b": "x" } };
  expect(() => judge(configMaps, object, undefined, new Warnings())).toThrow(
    /^ConfigMap "A" is invalid: \[metadata\.name: .*, data\[a b\]: /,
  );
  expect(() => judge(configMaps, { metadata: { name: "a", namespace: "n" } }, undefined, new Warnings())).not.toThrow();
  expect(() => judge(namespaces, { metadata: { name: "a.b" } }, undefined, new Warnings())).toThrow(
    /Namespace "a\.b" is invalid/,
  );
});
