import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { expect, test } from "vitest";
import { auditCapture, defaultAuditCapture } from "./audit-capture-settings.ts";

test("nothing is kept unless a namespace is named, and nothing for more than seven days", () => {
  const schema = compile(structural(auditCapture));
  expect(schema.defaults({})).toEqual(defaultAuditCapture);
  expect(defaultAuditCapture.namespaces).toEqual([]);
  const problems = (value: object) =>
    schema.check(schema.defaults({ ...value })).violations.map(({ path }) => path.join("."));
  expect(problems({ hours: 169, redact: ["spec"], samplePercent: 0 }).sort()).toEqual([
    "hours",
    "redact.0",
    "samplePercent",
  ]);
  expect(problems({ namespaces: ["team-*"], hours: 168, redact: ["/spec/**/args", "/a~1b/*"] })).toEqual([]);
});
