import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { capabilitiesRestricted } from "./capabilities-restricted.ts";

test("all are dropped, and only that of low ports is added", () => {
  expect(said(capabilitiesRestricted, podOf({ capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }))).toBe("");
  expect(said(capabilitiesRestricted, podOf({}))).toBe(
    'unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"])',
  );
  expect(said(capabilitiesRestricted, podOf({ capabilities: { drop: ["KILL"], add: ["CHOWN"] } }))).toBe(
    'unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"]; ' +
      'container "c" must not include "CHOWN" in securityContext.capabilities.add)',
  );
});

test("holds since 1.22, and since 1.25 not for Windows", () => {
  const windows = podOf({}, { os: { name: "windows" } });
  expect([21, 24, 25].map((minor) => said(capabilitiesRestricted, windows, minor)?.length)).toEqual([undefined, 92, 0]);
});
