import { expect, test } from "vitest";
import { missingPackages, whyNoNode } from "./needs.ts";

const complete = { platform: "linux", uid: 0, has: () => true };

test("a machine with everything has no reason against it", () => {
  expect(whyNoNode(complete)).toBeUndefined();
});

test("what is missing is named: the system, the rights, the packages, each once", () => {
  expect(whyNoNode({ ...complete, platform: "darwin" })).toContain("Linux");
  expect(whyNoNode({ ...complete, uid: 1000 })).toContain("root");
  const has = (name: string) => !["containerd", "ctr", "nft"].includes(name);
  expect(missingPackages({ has })).toEqual(["containerd", "nftables"]);
  expect(whyNoNode({ ...complete, has })).toContain("containerd, nftables");
});
