import * as types from "@bubustack/cel/type/type";
import { expect, test } from "vitest";
import { environmentFor } from "./environment.ts";
import { compileExpression } from "./expression.ts";

const env = environmentFor({ params: false, authorizer: true });
const problem = (source: string, ...wanted: Parameters<typeof compileExpression>[2][]) => {
  const compiled = compileExpression(source, env, ...wanted);
  return "problem" in compiled ? compiled.problem : "none";
};

test("what does not compile says where", () => {
  expect(problem("objects.a")).toBe(
    "compilation failed: ERROR: <input>:1:1: undeclared reference to 'objects' (in container '')\n | objects.a\n | ^",
  );
});

test("the value is of exactly the wanted type", () => {
  expect(problem("object.a", types.bool)).toBe("must evaluate to bool but got dyn");
  expect(problem("[1]", types.string, types.nullType)).toBe(
    "must evaluate to one of [string null_type] but got list(int)",
  );
  expect(problem("null", types.string, types.nullType)).toBe("none");
  expect(problem("object.a")).toBe("none");
  expect(problem("timestamp('2026-01-01T00:00:00Z')", types.bool)).toContain("got google.protobuf.Timestamp");
});
