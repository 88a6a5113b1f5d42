import { expect, test } from "vitest";
import { human } from "./human.ts";
import { Tally } from "./tally.ts";

test("nothing is told that did not happen", () => {
  expect(human(new Tally().result(), undefined)).toBe(
    "0 requests: 0 refused, 0 warned about, 0 audited, 0 unverified\n",
  );
});

test("at most twenty rows of a table, and whether the draft passes", () => {
  const row = (name: string) => ({ name, requests: 1, refused: 1, warned: 0, audited: 0, unverified: 0 });
  const users = Array.from({ length: 25 }, (_, at) => row(`user-${at}`));
  const text = human(
    { ...new Tally().result(), users: [row("\u001b[31m"), ...users] },
    { to: "deny", most: 0, met: 1, reasons: ["why"] },
  );
  expect(text).toContain("and 6 more\n\nthe draft may not deny:\n  why\n");
  expect(text).not.toContain("\u001b");
});
