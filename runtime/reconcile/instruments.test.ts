import { expect, test } from "vitest";
import { metrics } from "../metrics.ts";
import { workQueue } from "../queue/work-queue.ts";
import { instruments } from "./instruments.ts";

test("a controller's work, writes and queue are measured under its name", async () => {
  const registry = metrics();
  const measured = instruments(registry, "grant");
  const queue = workQueue({ now: () => 0, random: () => 0 });
  measured.follow(queue);
  queue.add({ namespace: "n", name: "a" });
  measured.waited(3);
  measured.ended("done", 7);
  measured.wrote("status", { group: "", version: "v1", resource: "x", kind: "X", namespaced: true });
  measured.failing(2);
  const { body } = await registry.render();
  for (const line of [
    'bubu_queue_wait_seconds_bucket{le="0.005",controller="grant"} 1',
    'bubu_reconcile_seconds_bucket{le="0.02",controller="grant"} 1',
    'bubu_reconciles_total{controller="grant",result="done"} 1',
    'bubu_writes_total{controller="grant",write="status",kind="X"} 1',
    'bubu_failing_keys{controller="grant"} 2',
    'bubu_queue_keys{controller="grant",state="ready"} 1',
  ]) {
    expect(body).toContain(line);
  }
  measured.end();
  queue.close();
});
