import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { capabilitiesBaseline } from "./capabilities-baseline.ts";

test("names what is added beyond the usual", () => {
  expect(said(capabilitiesBaseline, podOf({ capabilities: { add: ["CHOWN"], drop: ["X"] } }))).toBe("");
  expect(said(capabilitiesBaseline, podOf({ capabilities: { add: ["SYS_ADMIN", "CHOWN", "NET_RAW"] } }))).toBe(
    'non-default capabilities (container "c" must not include "NET_RAW", "SYS_ADMIN" in securityContext.capabilities.add)',
  );
});
