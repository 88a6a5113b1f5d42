import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { windowsHostProcess } from "./windows-host.ts";

test("names pod and containers", () => {
  const context = { windowsOptions: { hostProcess: true } };
  expect(said(windowsHostProcess, podOf({ windowsOptions: { hostProcess: false } }))).toBe("");
  expect(said(windowsHostProcess, podOf(context, { securityContext: context }))).toBe(
    'hostProcess (pod and container "c" must not set securityContext.windowsOptions.hostProcess=true)',
  );
});
