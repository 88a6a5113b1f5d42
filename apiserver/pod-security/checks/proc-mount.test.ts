import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { procMount, procMountRestricted } from "./proc-mount.ts";

const unmasked = podOf({ procMount: "Unmasked" });
const apart = { ...unmasked, hostUsers: false };
const why = 'procMount (container "c" must not set securityContext.procMount to "Unmasked")';

test("an unmasked /proc, and since 1.35 where the users are the machine's", () => {
  expect(said(procMount, podOf({ procMount: "Default" }))).toBe("");
  expect([said(procMount, unmasked, 34), said(procMount, apart, 34)]).toEqual([why, why]);
  expect([said(procMount, unmasked, 35), said(procMount, apart, 35)]).toEqual([why, ""]);
});

test("restricted asks it of all", () => {
  expect(said(procMountRestricted, apart, 34)).toBeUndefined();
  expect([said(procMountRestricted, unmasked), said(procMountRestricted, apart)]).toEqual([why, why]);
});
