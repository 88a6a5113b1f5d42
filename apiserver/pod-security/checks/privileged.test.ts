import { expect, test } from "vitest";
import { podOf, said } from "../testing/said.ts";
import { privileged } from "./privileged.ts";

test("containers of all kinds, by name", () => {
  expect(said(privileged, podOf({ privileged: false }))).toBe("");
  expect(said(privileged, podOf({ privileged: true }))).toBe(
    'privileged (container "c" must not set securityContext.privileged=true)',
  );
  const all = { initContainers: [{ name: "i", securityContext: { privileged: true } }] };
  expect(said(privileged, podOf({ privileged: true }, all))).toBe(
    'privileged (containers "i", "c" must not set securityContext.privileged=true)',
  );
});

test("what is no flag is none that is off", () => {
  expect(said(privileged, podOf({ privileged: "no" }))).not.toBe("");
});
