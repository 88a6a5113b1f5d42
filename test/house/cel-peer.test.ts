import { expect, test, vi } from "vitest";

const absent = vi.hoisted(() => () => {
  throw new Error("the package is not installed");
});
vi.mock("@bufbuild/protobuf", absent);
vi.mock("@bufbuild/protobuf/wkt", absent);

test("all of cel but its door of protobuf loads and works without @bufbuild/protobuf", async () => {
  const { compile } = await import("@bubustack/cel/compile");
  const { mutation } = await import("@bubustack/cel/kubernetes/environment");
  await import("@bubustack/cel/library/plain");
  await import("@bubustack/cel/rules/evaluate");
  await import("@bubustack/cel/schema/declarations");
  const compiled = compile("Object{spec: Object.spec{a: 1}}.spec.a + 1", mutation());
  expect("program" in compiled && compiled.program.evaluate().value).toBe(2);
  await expect(import("@bubustack/cel/protobuf/messages")).rejects.toThrow();
});
