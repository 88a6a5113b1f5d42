import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { expect, test } from "vitest";
import { auditSettings, defaultAuditSettings } from "./audit-settings.ts";

test("what is left out is denied where access and workflows are concerned, and marked else", () => {
  const schema = compile(structural(auditSettings));
  expect(schema.defaults({})).toEqual(defaultAuditSettings);
  expect(schema.defaults({ onFailure: { workflows: "mark" } })).toEqual({
    ...defaultAuditSettings,
    onFailure: { access: "deny", workflows: "mark", cleanup: "mark", resources: "mark" },
  });
});
