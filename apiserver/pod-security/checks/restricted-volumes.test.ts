import { expect, test } from "vitest";
import { said } from "../testing/said.ts";
import { restrictedVolumes } from "./restricted-volumes.ts";

test("names volumes and their kinds", () => {
  const volumes = [
    { name: "a", nfs: {} },
    { name: "b", emptyDir: {} },
    { name: "c", hostPath: { path: "/" } },
    { name: "d" },
  ];
  expect(
    said(restrictedVolumes, {
      volumes: [
        { name: "s", secret: {} },
        { name: "i", image: {} },
      ],
    }),
  ).toBe("");
  expect(said(restrictedVolumes, { volumes: volumes.slice(0, 2) })).toBe(
    'restricted volume types (volume "a" uses restricted volume type "nfs")',
  );
  expect(said(restrictedVolumes, { volumes })).toBe(
    'restricted volume types (volumes "a", "c", "d" use restricted volume types "hostPath", "nfs", "unknown")',
  );
});
