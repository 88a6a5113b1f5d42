import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { refusalLines } from "./refusal.ts";

test("each cause is a line, as kubectl says it", () => {
  const causes = [{ field: "spec.a", message: "is wrong" }, { message: "decision 1" }, { field: "x" }];
  const error = new BubuError("kube/request", "all of it", { http: 422, cause: { details: { causes } } });
  expect(refusalLines(error)).toEqual(["spec.a: is wrong", "decision 1"]);
});

test("without causes, the lines of the message; another error is no refusal", () => {
  expect(refusalLines(new BubuError("kube/request", "one\n\ntwo"))).toEqual(["one", "two"]);
  expect(refusalLines(new BubuError("kube/unreachable"))).toBeUndefined();
  expect(refusalLines(new Error("x"))).toBeUndefined();
});
