import { expect, test } from "vitest";
import { accessForbidden } from "./forbidden.ts";

const access = {
  type: "resource",
  verb: "list",
  group: "bubustack.io",
  resource: "stories",
  subresource: "",
  namespace: "y",
  name: "",
} as const;
const ann = { username: "x" };

test.each([
  [
    access,
    "",
    'stories.bubustack.io is forbidden: User "x" cannot list resource "stories" in API group "bubustack.io" in the namespace "y"',
  ],
  [
    { ...access, verb: "update", namespace: "", name: "s", subresource: "status" },
    "RBAC: no",
    'stories.bubustack.io "s" is forbidden: User "x" cannot update resource "stories/status" in API group "bubustack.io" at the cluster scope: RBAC: no',
  ],
  [{ type: "path", verb: "get", path: "/metrics" } as const, "", 'forbidden: User "x" cannot get path "/metrics"'],
])("%j", (given, reason, message) => {
  expect(accessForbidden(given, ann, reason).status).toMatchObject({ code: 403, reason: "Forbidden", message });
});

test("the details name what it is about", () => {
  expect(accessForbidden(access, ann).status.details).toEqual({ group: "bubustack.io", kind: "stories" });
  expect(accessForbidden({ type: "path", verb: "get", path: "/" }, ann).status.details).toEqual({});
});
