import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { allowPrivilegeEscalation } from "./allow-privilege-escalation.ts";

test("it is denied by name", () => {
  expect(said(allowPrivilegeEscalation, podOf({ allowPrivilegeEscalation: false }))).toBe("");
  for (const context of [{}, { allowPrivilegeEscalation: true }, { allowPrivilegeEscalation: "false" }])
    expect(said(allowPrivilegeEscalation, podOf(context))).toBe(
      'allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false)',
    );
});

test("holds since 1.8, and since 1.25 not for Windows", () => {
  const windows = podOf({}, { os: { name: "windows" } });
  const says = [7, 24, 25].map((minor) => said(allowPrivilegeEscalation, windows, minor));
  expect(says.map((text) => text && text !== "")).toEqual([undefined, true, ""]);
});
