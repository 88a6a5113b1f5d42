import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { defaultAuditRetention, retentionWarnings } from "./audit-retention-settings.ts";
import { settingsOf } from "./settings-of.ts";

function auditOf(audit: JsonObject) {
  const read = settingsOf({ audit });
  return "settings" in read ? read.settings.audit : undefined;
}

test("all is kept for six months unless something else is decided", () => {
  expect(auditOf({ retention: { acts: 730 } })?.retention).toEqual({
    ...defaultAuditRetention,
    acts: 730,
  });
  expect(new Set(Object.values(defaultAuditRetention))).toEqual(new Set([184]));
});

test("less is warned about, and for ever is not less", () => {
  expect(retentionWarnings(defaultAuditRetention)).toEqual([]);
  expect(retentionWarnings({ ...defaultAuditRetention, acts: 0, resources: 30 })).toEqual([
    "audit.retention.resources: records are deleted after 30 days; laws and standards ask for 184, six months",
  ]);
});

test("an age is a number of days", () => {
  expect(settingsOf({ audit: { retention: { acts: -1 } } }).problems).toHaveLength(1);
  expect(settingsOf({ audit: { retention: { all: 1 } } }).problems).toHaveLength(1);
});
