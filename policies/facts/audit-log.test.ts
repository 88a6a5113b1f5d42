import { expect, test } from "vitest";
import { auditLogFacts } from "./audit-log.ts";

const factsOf = (origin: string) =>
  auditLogFacts({ apiVersion: "", kind: "", metadata: {}, spec: { origin, key: "" } });

test("the origin names who writes the log", () => {
  expect(factsOf("bubu-webhook.bubu-system/bubu-webhook-0")).toEqual({
    account: "system:serviceaccount:bubu-system:bubu-webhook",
    replica: "bubu-webhook-0",
  });
  expect(factsOf("bubu-webhook.a/b.c").replica).toBe("b.c");
  for (const other of ["", "bubu-webhook.a", "bubu-webhook.a.b/c", "other.a/b", "bubu-webhook.a/b/c"])
    expect(factsOf(other)).toEqual({ account: "", replica: "" });
});
