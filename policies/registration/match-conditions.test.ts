import type { Json, JsonObject } from "@bubustack/api/json";
import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import * as types from "@bubustack/cel/type/type";
import { describe, expect, test } from "vitest";
import { changes, gatesChange } from "./match-conditions.ts";

const variables = { object: types.dyn, oldObject: types.dyn, request: types.dyn };
const env = kubernetes({ variables });

/** Whether the API server calls us. */
function called({ expression }: JsonObject, object: Json, oldObject: Json, operation = "UPDATE") {
  const compiled = compile(String(expression), env);
  if ("issues" in compiled) throw new Error(compiled.issues[0]?.message);
  return compiled.program.evaluate(JSON.parse(JSON.stringify({ object, oldObject, request: { operation } }))).value;
}

const run = (more: JsonObject = {}, metadata: JsonObject = {}) => ({ metadata: { name: "a", ...metadata }, ...more });
const spec = { steps: [{ name: "a" }] };

describe("writes of our kinds are judged", () => {
  test.each<[string, JsonObject, JsonObject, boolean]>([
    ["another spec", run({ spec }), run({ spec: { steps: [{ name: "b" }] } }), true],
    ["a spec that comes or goes", run({ spec }), run(), true],
    ["another label", run({ spec }, { labels: { a: "1" } }), run({ spec }, { labels: { a: "2" } }), true],
    ["the first annotation", run({ spec }, { annotations: { a: "1" } }), run({ spec }), true],
    ["another owner", run({ spec }, { ownerReferences: [{ uid: "1" }] }), run({ spec }, { ownerReferences: [] }), true],
    ["another spec while it is being deleted", run({ spec }, { deletionTimestamp: "t" }), run(), true],
    ["nothing", run({ spec }), run({ spec }), false],
    ["a finalizer", run({ spec }, { finalizers: ["x"] }), run({ spec }), false],
    ["status alone", run({ spec, status: { phase: "Running" } }), run({ spec }), false],
    [
      "a label while it is being deleted",
      run({ spec }, { deletionTimestamp: "t", labels: { a: "1" } }),
      run({ spec }),
      false,
    ],
  ])("%s: %#", (_, object, old, wanted) => {
    expect(called(changes, object, old)).toBe(wanted);
  });

  test("a create, whatever is in it", () => {
    expect(called(changes, run(), null, "CREATE")).toBe(true);
  });
});

describe("decisions of gates are stamped", () => {
  const gates = (state: string, by = "ada") => run({ status: { gates: { release: { state, updatedBy: by } } } });
  test.each<[string, JsonObject, JsonObject, boolean]>([
    ["a decision", gates("Approved"), gates("Pending"), true],
    ["the first one", gates("Approved"), run(), true],
    ["another name in it", gates("Approved", "eve"), gates("Approved"), true],
    ["one that is taken away", run({ status: {} }), gates("Approved"), true],
    ["none", run({ status: { phase: "Running" } }), run({ status: { phase: "Pending" } }), false],
    ["the same beside another phase", run({ ...gates("Approved") }), gates("Approved"), false],
  ])("%s: %#", (_, object, old, wanted) => {
    expect(called(gatesChange, object, old)).toBe(wanted);
  });
});
