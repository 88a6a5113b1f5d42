import { expect, test } from "vitest";
import { askedFor, criteriaOf } from "./criteria.ts";

const now = Date.UTC(2026, 2, 1);
const given = {
  args: [],
  flags: { since: "24h", until: "2026-02-28", namespace: ["a", "b"], filter: "data.dryRun" },
};

test("flags become criteria", () => {
  expect(criteriaOf(given, now)).toMatchObject({
    since: now - 86_400_000,
    until: now - 1,
    traits: { namespace: ["a", "b"], actor: [] },
  });
  expect(criteriaOf({ args: [], flags: {} }, now)).not.toHaveProperty("since");
});

test("what was looked for is kept as it was given", () => {
  expect(askedFor(given)).toEqual({ namespace: ["a", "b"], filter: "data.dryRun" });
});
