import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { line } from "../finding.ts";
import { payloadFacts } from "./payload.ts";

const problems = (value: Json) =>
  payloadFacts(["in"], value).problems.map((found) => line({ ...found, rule: "r" }).replace(/;.*/, ""));

test.each<[string, Json]>([
  ["plain data", { a: [1, { b: "x" }], $other: 1 }],
  [
    "a stored value with all that is known of it",
    {
      $bubuStorageRef: "runs/a/out.json",
      $bubuStoragePath: "items",
      $bubuStorageContentType: "application/json",
      $bubuStorageSchema: "bubu://x",
      $bubuStorageSchemaVersion: "1",
    },
  ],
  ["a Secret as text", { token: { $bubuSecretRef: "api:token" } }],
  ["a ConfigMap of a namespace as text", [{ $bubuConfigMapRef: "ns/conf:key.json" }]],
  [
    "a ConfigMap as an object",
    { c: { $bubuConfigMapRef: { name: "conf", key: "k", namespace: "ns", format: "json" } } },
  ],
])("%s is fine", (_, value) => {
  expect(problems(value)).toEqual([]);
});

test.each<[string, Json, readonly string[]]>([
  [
    "another key",
    { $bubuStorageRef: "a", extra: 1 },
    ['in.extra: "extra" does not belong into a reference to storage'],
  ],
  ["a blank key", { $bubuStorageRef: " " }, ["in.$bubuStorageRef: the key of the stored value is empty"]],
  ["a number", { $bubuStorageRef: 5 }, ["in.$bubuStorageRef: 5 is no text"]],
  [
    "a way out",
    { a: { $bubuStorageRef: "../other/x" } },
    ['in.a.$bubuStorageRef: "../other/x" leads out of the place of stored values'],
  ],
  [
    "an absolute key",
    { $bubuStorageRef: "/etc/passwd" },
    ['in.$bubuStorageRef: "/etc/passwd" leads out of the place of stored values'],
  ],
  ["company", { $bubuSecretRef: "a:b", x: 1 }, ['in.x: "x" stands beside a reference, which stands alone']],
  ["no key", { $bubuSecretRef: { name: "a" } }, ["in.$bubuSecretRef.key: key is required"]],
  ["no colon", { $bubuSecretRef: "token" }, ['in.$bubuSecretRef: "token" does not name an object and a key']],
  ["a list", { $bubuSecretRef: [] }, ["in.$bubuSecretRef: [] is no reference"]],
  [
    "an unknown format",
    { $bubuConfigMapRef: { name: "a", key: "b", format: "xml" } },
    ['in.$bubuConfigMapRef.format: "xml" is not one of "auto", "json", "raw"'],
  ],
  [
    "a namespace that is no text",
    { $bubuConfigMapRef: { name: "a", key: "b", namespace: 5 } },
    ["in.$bubuConfigMapRef.namespace: 5 is no namespace"],
  ],
  [
    "another field",
    { $bubuConfigMapRef: { name: "a", key: "b", path: "x" } },
    ['in.$bubuConfigMapRef.path: "path" does not belong into a reference'],
  ],
])("%s is refused", (_, value, expected) => {
  expect(problems(value)).toEqual(expected);
});

test("says where values lie in storage", () => {
  const value = { a: { $bubuStorageRef: "x" }, b: [{ $bubuStorageRef: "y" }] };
  expect(payloadFacts(["in"], value).stored).toEqual([
    ["in", "a"],
    ["in", "b", 0],
  ]);
  expect(payloadFacts(["in"], undefined)).toEqual({ problems: [], stored: [] });
});

test("is total and bounded", () => {
  let deep: Json = { $bubuSecretRef: "" };
  for (let i = 0; i < 2_000; i++) deep = [deep];
  expect(payloadFacts([], deep).problems).toHaveLength(1);
  const many = Array.from({ length: 500 }, () => ({ $bubuSecretRef: "" }));
  expect(payloadFacts([], many).problems).toHaveLength(100);
  const keys = fc.constantFrom("$bubuStorageRef", "$bubuSecretRef", "$bubuConfigMapRef", "name", "__proto__", "x");
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie("node"), { maxLength: 3 }),
      fc.array(fc.tuple(keys, tie("node")), { maxLength: 4 }).map((all) => Object.fromEntries(all)),
    ),
  })).node;
  fc.assert(fc.property(value, (given) => payloadFacts([], given as Json).problems.length <= 100));
});
