import { expect, test } from "vitest";
import type { ErrorRow } from "./errors.ts";
import { BubuError, errors } from "./errors.ts";

test("an error takes status, outcome and advice from the catalogue", () => {
  const error = new BubuError("review/queue-full");
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("BubuError");
  expect(error.message).toBe(errors["review/queue-full"].summary);
  expect([error.http, error.outcome, error.fix]).toEqual([503, "retry", errors["review/queue-full"].fix]);
  expect("cause" in error).toBe(false);
});

test("a caller may know the message, the status and the cause better", () => {
  const cause = new Error("inner");
  const error = new BubuError("kube/request", "stories.bubustack.io is forbidden", { http: 403, cause });
  expect([error.message, error.http, error.cause]).toEqual(["stories.bubustack.io is forbidden", 403, cause]);
});

test("codes have two parts, and rows are HTTP errors told in sentences", () => {
  const rows: [string, ErrorRow][] = Object.entries(errors);
  for (const [code, row] of rows) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
    expect(row.http).toBeGreaterThanOrEqual(400);
    expect(row.http).toBeLessThan(600);
    expect(row.summary).toMatch(/^[A-Z].*\.$/);
    expect(row.fix).toMatch(/\.$/);
  }
});
