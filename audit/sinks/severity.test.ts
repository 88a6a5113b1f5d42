import { recordTypes } from "@bubustack/api/audit/record-types";
import { expect, test } from "vitest";
import { severityOf } from "./severity.ts";

test("a refusal warns, what went without a verdict or a record is an error, acts are notable", () => {
  const type = "io.bubustack.audit.admission.decided.v1";
  expect(severityOf({ type, data: { verdict: "allowed" } })).toBe("info");
  expect(severityOf({ type, data: { verdict: "refused" } })).toBe("warning");
  expect(severityOf({ type, data: { verdict: "unjudged" } })).toBe("error");
  expect(severityOf({ type: "io.bubustack.audit.log.gap.v1" })).toBe("error");
  expect(severityOf({ type: "io.bubustack.audit.log.read.v1" })).toBe("info");
});

test("every act is at least notable, and so is what is not known", () => {
  for (const { type, class: kind } of recordTypes) if (kind === "act") expect(severityOf({ type })).not.toBe("info");
  expect(severityOf({})).toBe("notice");
});
