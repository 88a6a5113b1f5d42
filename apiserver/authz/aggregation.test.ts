import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { gatheredRules } from "./aggregation.ts";

const rule = (verb: string) => ({ verbs: [verb], apiGroups: [""], resources: ["pods"] });
const plain = (name: string, labels: JsonObject, ...verbs: readonly string[]): JsonObject => ({
  metadata: { name, labels },
  rules: verbs.map(rule),
});
const gathering = (name: string, from: JsonObject, labels: JsonObject = {}): JsonObject => ({
  metadata: { name, labels },
  aggregationRule: { clusterRoleSelectors: [{ matchLabels: from }] },
  rules: [rule("old")],
});

test("gathers the rules of what is selected by name, each once, and nothing of its own", () => {
  const roles = [
    plain("b", { x: "y" }, "get", "list"),
    plain("a", { x: "y" }, "watch", "get"),
    plain("c", {}, "delete"),
  ];
  const gathered = gatheredRules([gathering("all", { x: "y" }), ...roles]);
  expect([...gathered]).toEqual([["all", [rule("watch"), rule("get"), rule("list")]]]);
});

test("gathers through others that gather, and circles end", () => {
  const gathered = gatheredRules([
    gathering("outer", { in: "outer" }, { in: "inner" }),
    gathering("inner", { in: "inner" }, { in: "outer" }),
    plain("leaf", { in: "inner" }, "get"),
  ]);
  expect(gathered.get("outer")).toEqual([rule("get")]);
  expect(gathered.get("inner")).toEqual([rule("get")]);
});
