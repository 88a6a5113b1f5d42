import { expect, test } from "vitest";
import { said } from "../testing/said.ts";
import { hostPathVolumes } from "./host-path-volumes.ts";

test("names the volumes", () => {
  const host = (name: string) => ({ name, hostPath: { path: "/" } });
  expect(said(hostPathVolumes, { volumes: [{ name: "e", emptyDir: {} }] })).toBe("");
  expect(said(hostPathVolumes, { volumes: [host("a")] })).toBe('hostPath volumes (volume "a")');
  expect(said(hostPathVolumes, { volumes: [host("a"), host("b")] })).toBe('hostPath volumes (volumes "a", "b")');
});
