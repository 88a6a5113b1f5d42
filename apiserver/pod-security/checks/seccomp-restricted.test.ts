import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { seccompRestricted } from "./seccomp-restricted.ts";

const profile = (type: string) => ({ seccompProfile: { type } });

test("the pod names a profile, or each container", () => {
  for (const spec of [podOf(profile("Localhost")), podOf({}, { securityContext: profile("RuntimeDefault") })])
    expect(said(seccompRestricted, spec)).toBe("");
  expect(said(seccompRestricted, podOf({}))).toBe(
    'seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
  );
  expect(said(seccompRestricted, podOf(profile("Unconfined"), { securityContext: profile("Localhost") }))).toBe(
    'seccompProfile (container "c" must not set securityContext.seccompProfile.type to "Unconfined")',
  );
});

test("holds since 1.19, and since 1.25 not for Windows", () => {
  const windows = podOf({}, { os: { name: "windows" } });
  expect([18, 24, 25].map((minor) => said(seccompRestricted, windows, minor)?.length)).toEqual([undefined, 117, 0]);
});
