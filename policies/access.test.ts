import { expect, test } from "vitest";
import type { Access } from "./access.ts";
import { accessAsk, accessKey, accessName } from "./access.ts";

const to: Access = { verb: "get", group: "", resource: "secrets", namespace: "a", name: "x" };

test("whoever differs in any part has a key of their own", () => {
  const users = [
    undefined,
    {},
    { username: "ada" },
    { username: "ada", uid: "1" },
    { username: "ada", groups: ["x", "y"] },
    { username: "ada", groups: ["x,y"] },
    { username: "ada", extra: { scope: ["x"] } },
  ];
  const acts = [
    to,
    { ...to, verb: "list" },
    { ...to, subresource: "token" },
    { ...to, namespace: "", name: "a" },
    { ...to, fieldSelector: "a=b" },
    { ...to, labelSelector: "a=b" },
    { ...to, path: "/healthz" },
  ];
  const keys = [
    ...users.map((user) => accessKey(accessAsk(user, to))),
    ...acts.map((act) => accessKey(accessAsk({ username: "bob" }, act))),
  ];
  expect(new Set(keys).size).toBe(users.length + acts.length);
});

test("the order of extra keys does not matter", () => {
  const key = (extra: { readonly [name: string]: readonly string[] }) => accessKey(accessAsk({ extra }, to));
  expect(key({ a: ["1"], b: ["2"] })).toBe(key({ b: ["2"], a: ["1"] }));
});

test("names are for messages, on one line", () => {
  expect(accessName(to)).toBe('get secrets "x" in namespace "a"');
  expect(
    accessName({ ...to, group: "apps", resource: "deployments", subresource: "scale", name: "", namespace: "" }),
  ).toBe("get deployments.apps/scale");
  expect(accessName({ ...to, name: "x\ny" })).not.toContain("\n");
});
