import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { configMaps, nameLabel, namespaces, objectReference, secrets, serviceAccounts } from "./core.ts";

test("namespaces carry their name as a label that nobody can forge", () => {
  const created = namespaces.strategy.create?.({ metadata: { name: "a", labels: { [nameLabel]: "b" } } }, "now");
  expect(created).toMatchObject({
    metadata: { labels: { [nameLabel]: "a" } },
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Active" },
  });
  expect(created && namespaces.strategy.update?.({ ...created, spec: {} }, created, "now")).toMatchObject({
    spec: { finalizers: ["kubernetes"] },
  });
});

test("config maps check their keys, and keep what is immutable", () => {
  const problems = (given: object, old?: object) =>
    configMaps.strategy.validate?.(given as never, old as never)?.map(render);
  expect(problems({ data: { "a b": "x" } })?.[0]).toContain("a valid config key must consist of");
  expect(problems({ data: { a: "2" }, immutable: true }, { data: { a: "1" }, immutable: true })).toEqual([
    "data: Forbidden: field is immutable when `immutable` is set",
  ]);
  expect(problems({ data: { a: "1" } }, { data: { a: "1" }, immutable: true })).toEqual([
    "immutable: Forbidden: field is immutable when `immutable` is set",
  ]);
  expect(configMaps.columns[1]?.cell({ data: { a: "1" }, binaryData: { b: "" } }, 0)).toBe(2);
});

test("secrets keep clear text as Base64 and their type", () => {
  const created = secrets.strategy.create?.({ stringData: { a: "b" } }, "now");
  expect(created).toEqual({ data: { a: "Yg==" }, type: "Opaque" });
  expect(secrets.strategy.validate?.({ type: "x" }, { type: "y" }).map(render)).toEqual([
    'type: Invalid value: "x": field is immutable',
  ]);
});

test("references and accounts", () => {
  expect(objectReference("d").properties).toHaveProperty("fieldPath");
  expect(serviceAccounts.shortNames).toEqual(["sa"]);
});

test("a secret that holds a token of an account says of which", () => {
  const type = "kubernetes.io/service-account-token";
  const problems = (metadata: JsonObject) =>
    (secrets.strategy.validate?.({ metadata, type }, undefined) ?? []).map(render);
  expect(problems({ annotations: { "kubernetes.io/service-account.name": "a" } })).toEqual([]);
  expect(problems({})).toEqual(["metadata.annotations[kubernetes.io/service-account.name]: Required value"]);
});
