import { expect, test } from "vitest";
import { decisionOf, resultOf } from "./joined.ts";

const outcome = (status?: number) => ({ decisions: [], auditId: "a", ...(status === undefined ? {} : { status }) });

test.each([
  [{ allowed: true }, 201, "done"],
  [{ allowed: true, dryRun: true }, 201, "rehearsed"],
  [{ allowed: true }, 403, "refused later"],
  [{ allowed: false, verdict: "refused" }, 422, "refused"],
  [{ allowed: false, verdict: "refused" }, 200, "contradicted"],
  [{ allowed: false, verdict: "refused", dryRun: true }, 200, "contradicted"],
  [{ verdict: "refused" }, 200, "contradicted"],
  [{ allowed: true }, undefined, "unknown"],
])("%o with %s is %s", (data, status, expected) => expect(resultOf(data, outcome(status))).toBe(expected));

test("what the API server does not know of is unknown", () => {
  expect(resultOf({ allowed: true }, undefined)).toBe("unknown");
  expect([decisionOf({ data: { decision: "a" } }), decisionOf({})]).toEqual(["a", undefined]);
});
