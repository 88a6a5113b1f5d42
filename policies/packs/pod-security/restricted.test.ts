import { expect, test } from "vitest";
import { baseline } from "./baseline.ts";
import { restricted } from "./restricted.ts";

test("what stands instead of a control of the baseline names one", () => {
  const known = new Set(baseline.map(({ id }) => id));
  const named = restricted.flatMap(({ instead }) => (instead === undefined ? [] : [instead]));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(named).toContain("hostPathVolumes");
});

test("pods of Windows are exempt from three", () => {
  const exempt = restricted.filter(({ revisions }) =>
    revisions.some(({ container = "" }) => container.includes("variables.windows")),
  );
  expect(exempt.map(({ id }) => id)).toEqual([
    "allowPrivilegeEscalation",
    "capabilities_restricted",
    "seccompProfile_restricted",
  ]);
});
