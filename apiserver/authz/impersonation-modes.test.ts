import { expect, test } from "vitest";
import { modes, nodeOf } from "./impersonation-modes.ts";

const wanted = (user: string, more: object = {}) => ({ user, uid: "", groups: [], extra: {}, ...more });
const named = (user: string, more?: object, requestor: object = { username: "ann" }) =>
  modes.filter(({ takes }) => takes(wanted(user, more), requestor)).map(({ name }) => name);

test("a user has one mode, and whoever runs on a node two for it", () => {
  expect(named("bob", { uid: "1", groups: ["g"], extra: { a: ["b"] } })).toEqual(["user-info"]);
  expect(named("system:serviceaccount:a:b")).toEqual(["serviceaccount"]);
  expect(named("system:node:n")).toEqual(["arbitrary-node"]);
  const extra = { "authentication.kubernetes.io/node-name": ["n"] };
  const agent = { username: "system:serviceaccount:a:b", extra };
  expect(named("system:node:n", {}, agent)).toEqual(["associated-node", "arbitrary-node"]);
  expect(named("system:node:m", {}, agent)).toEqual(["arbitrary-node"]);
  expect(named("system:node:n", {}, { username: "ann", extra })).toEqual(["arbitrary-node"]);
});

test("nodes and accounts have no groups, uid or extra of somebody's choice", () => {
  for (const user of ["system:node:n", "system:serviceaccount:a:b"])
    for (const more of [{ uid: "1" }, { groups: ["g"] }, { extra: { a: ["b"] } }])
      expect(named(user, more)).toEqual([]);
});

test("a node has the name of a node", () => {
  expect(["system:node:a.b", "system:node:A", "system:node:", "a"].map(nodeOf)).toEqual([
    "a.b",
    undefined,
    undefined,
    undefined,
  ]);
});
