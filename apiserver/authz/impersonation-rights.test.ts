import { expect, test } from "vitest";
import { modes } from "./impersonation-modes.ts";
import { neededFor } from "./impersonation-rights.ts";

const get = { type: "path", verb: "get", path: "/x" } as const;
const wanted = { user: "bob", uid: "", groups: [], extra: {} };
const info = modes.find(({ name }) => name === "user-info");
const asked = (more: object, mode = info) =>
  [...neededFor({ ...wanted, ...more }, mode, get)].map(({ access, never, all }) => {
    const to = (one: typeof access) =>
      one.type === "path" ? one.path : `${one.group}/${one.resource}/${one.subresource}/${one.namespace}/${one.name}`;
    return [access.verb, to(access), ...(never === undefined ? [] : [never]), ...(all === undefined ? [] : [to(all)])];
  });

test("the request, the user, and each part", () => {
  const verb = "impersonate:user-info";
  expect(asked({ uid: "1", groups: ["g"], extra: { "a/b": ["c"] } })).toEqual([
    ["impersonate-on:user-info:get", "/x"],
    [verb, "authentication.k8s.io/users///bob"],
    [verb, "authentication.k8s.io/uids///1"],
    [verb, "authentication.k8s.io/groups///g"],
    [verb, "authentication.k8s.io/userextras/a/b//c"],
  ]);
});

test("without a mode, the rights of older releases", () => {
  const old = (more: object) => [...neededFor({ ...wanted, ...more }, undefined, get)].map(({ access }) => access);
  expect(old({ groups: [""] })).toMatchObject([
    { verb: "impersonate", group: "", resource: "users", name: "bob" },
    { verb: "impersonate", group: "", resource: "groups", name: "" },
  ]);
  expect(old({ user: "system:node:n" })[0]).toMatchObject({ resource: "users", name: "system:node:n" });
  expect(old({ user: "system:serviceaccount:a:b" })[0]).toMatchObject({ resource: "serviceaccounts", namespace: "a" });
});

test("nobody is everybody's master", () => {
  const never = (more: object) => asked(more).flatMap(([, , why = ""]) => why);
  expect(never({ groups: ["system:masters"] })).toContain("impersonating the system:masters group is not allowed");
  expect(never({ groups: [""] })).toContain("impersonating the empty string group is not allowed");
  expect(never({ extra: { k: ["v"] } }).join()).toContain("must be a domain-prefixed path");
});

test("of many values, the right to all is enough", () => {
  expect(asked({ groups: ["1", "2", "3", "4"] })[2]).toEqual([
    "impersonate:user-info",
    "authentication.k8s.io/groups///1",
    "authentication.k8s.io/groups///*",
  ]);
});
