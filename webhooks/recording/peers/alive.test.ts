import { expect, test } from "vitest";
import { auditLogs } from "../../testing/audit-logs.ts";
import { alive } from "./alive.ts";

test("a replica is gone when its Lease has not been there for so long, by the clock of who looks", async () => {
  const { access, gone } = auditLogs();
  let now = 0;
  const lives = alive({ client: access.client, namespace: "bubu-system", now: () => now, goneMs: 100 });
  expect(await lives("a")).toBe(true);
  gone.add("a");
  for (const [at, is] of [
    [1_000, true],
    [1_099, true],
    [1_100, false],
  ] as const) {
    now = at;
    expect(await lives("a")).toBe(is);
  }
  gone.delete("a");
  expect(await lives("a")).toBe(true);
});
