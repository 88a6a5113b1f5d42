import { expect, test } from "vitest";
import { said } from "../testing/said.ts";
import { hostNamespaces } from "./host-namespaces.ts";

test("names what is shared", () => {
  expect(said(hostNamespaces, { hostNetwork: false })).toBe("");
  expect(said(hostNamespaces, { hostIPC: true, hostNetwork: true })).toBe(
    "host namespaces (hostNetwork=true, hostIPC=true)",
  );
});
