import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { statusBody, statusText } from "./bad-request.ts";

test("an error becomes a Status whose message begins with its code", () => {
  expect(JSON.parse(statusBody(new BubuError("review/malformed", "the body is not JSON")))).toEqual({
    kind: "Status",
    apiVersion: "v1",
    status: "Failure",
    reason: "BadRequest",
    message: "review/malformed: the body is not JSON",
    code: 400,
  });
});

test("the cause of an error stays inside", () => {
  const cause = new Error("at /srv/secret.ts:1");
  expect(statusBody(new BubuError("rule/failed", undefined, { cause }))).not.toContain("secret");
});

test("a status without a reason of its own is an internal error", () => {
  expect(JSON.parse(statusText(500, "x")).reason).toBe("InternalError");
});
