import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { runAsUser } from "./run-as-user.ts";

test("nobody is 0", () => {
  expect(said(runAsUser, podOf({ runAsUser: 1 }))).toBe("");
  expect(said(runAsUser, podOf({ runAsUser: 0 }))).toBe('runAsUser=0 (container "c" must not set runAsUser=0)');
  expect(said(runAsUser, podOf({}, { securityContext: { runAsUser: 0 } }))).toBe(
    "runAsUser=0 (pod must not set runAsUser=0)",
  );
  expect(said(runAsUser, podOf({ runAsUser: "0" }))).not.toBe("");
});

test("holds since 1.23, and since 1.35 not in a user namespace", () => {
  const apart = podOf({ runAsUser: 0 }, { hostUsers: false });
  expect([22, 34, 35].map((minor) => said(runAsUser, apart, minor)?.length)).toEqual([undefined, 52, 0]);
});
