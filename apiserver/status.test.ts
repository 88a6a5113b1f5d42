import { expect, test } from "vitest";
import {
  alreadyExists,
  badRequest,
  conflict,
  forbidden,
  futureVersion,
  internal,
  invalid,
  modified,
  notFound,
  qualified,
  tooLarge,
} from "./status.ts";
import { invalidField, requiredField } from "./validation/field-error.ts";

const stories = { group: "bubustack.io", resource: "stories" };

test("words errors as the API server does", () => {
  expect(notFound(stories, "x").message).toBe('stories.bubustack.io "x" not found');
  expect(notFound({ group: "", resource: "namespaces" }, "x").message).toBe('namespaces "x" not found');
  expect(alreadyExists(stories, "x").message).toBe('stories.bubustack.io "x" already exists');
  expect(conflict(stories, "x", modified).message).toBe(
    'Operation cannot be fulfilled on stories.bubustack.io "x": the object has been modified; please apply your changes to the latest version and try again',
  );
  expect(forbidden(stories, "x", "no").message).toBe('stories.bubustack.io "x" is forbidden: no');
  expect(internal("why").message).toBe("Internal error occurred: why");
  expect(tooLarge("limit is 3").status).toMatchObject({ code: 413, reason: "RequestEntityTooLarge" });
  expect(futureVersion(9, 3).status).toMatchObject({ code: 504, reason: "Timeout", details: { retryAfterSeconds: 1 } });
  expect(qualified(stories)).toBe("stories.bubustack.io");
});

test("a status has its fields in the API server's order", () => {
  expect(JSON.stringify(badRequest("m").status)).toBe(
    '{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"m","reason":"BadRequest","code":400}',
  );
});

test("invalid lists each error once and gives each its cause", () => {
  const kind = { group: "bubustack.io", kind: "Story" };
  const one = invalid(kind, "x", [requiredField("spec.a")]);
  expect(one.message).toBe('Story.bubustack.io "x" is invalid: spec.a: Required value');
  const two = invalid(kind, "x", [requiredField("spec.a"), invalidField("spec.b", 1, "bad"), requiredField("spec.a")]);
  expect(two.message).toBe(
    'Story.bubustack.io "x" is invalid: [spec.a: Required value, spec.b: Invalid value: 1: bad]',
  );
  expect(two.status.details?.causes).toHaveLength(3);
  expect(two.status).toMatchObject({
    code: 422,
    reason: "Invalid",
    details: { name: "x", group: "bubustack.io", kind: "Story" },
  });
});
