import { expect, test } from "vitest";
import type { FieldError } from "../validation/field-error.ts";
import { dryRunOf, writeOptions } from "./options.ts";

const call = (query: string, userAgent = "kubectl/v1.36.3 (linux)") => ({
  query: new URLSearchParams(query),
  userAgent,
});

test("reads what a write may ask for", () => {
  expect(writeOptions(call("dryRun=All&fieldManager=m&fieldValidation=Strict"), "CreateOptions")).toEqual({
    dryRun: true,
    fieldValidation: "Strict",
    fieldManager: "m",
    force: false,
    object: {
      kind: "CreateOptions",
      apiVersion: "meta.k8s.io/v1",
      dryRun: ["All"],
      fieldManager: "m",
      fieldValidation: "Strict",
    },
  });
  expect(writeOptions(call(""), "UpdateOptions")).toMatchObject({ dryRun: false, fieldValidation: "Warn" });
  expect(() => writeOptions(call(`fieldManager=${"x".repeat(200)}`), "PatchOptions")).toThrow(
    /PatchOptions.meta.k8s.io "" is invalid: fieldManager/,
  );
});

test("who says no name is named after its program", () => {
  const name = (userAgent: string) => writeOptions(call("", userAgent), "UpdateOptions").fieldManager;
  expect([name("kubectl/v1.36.3 (linux)"), name("curl"), name("\u0007"), name("")]).toEqual([
    "kubectl",
    "curl",
    "unknown",
    "unknown",
  ]);
  expect(() => writeOptions(call(""), "ApplyOptions")).toThrow(/is required for apply patch/);
});

test("dry run is All or nothing", () => {
  const errors: FieldError[] = [];
  expect([dryRunOf([], errors), dryRunOf([""], errors), dryRunOf(["All"], errors)]).toEqual([false, false, true]);
  expect(errors).toEqual([]);
  dryRunOf(["None"], errors);
  expect(errors).toHaveLength(1);
});
