import { expect, test } from "vitest";
import { health } from "./health.ts";
import { metrics } from "./metrics.ts";
import { serveProbes } from "./probes.ts";

test("a process says whether it lives and is ready, and what it measured", async () => {
  const checks = health();
  const registry = metrics();
  registry.counter("bubu_things_total", "Things.", []).add({});
  const probes = await serveProbes({ host: "127.0.0.1", port: 0 }, checks, registry);
  const get = async (path: string, method = "GET") => {
    const answer = await fetch(probes.address + path, { method });
    return [answer.status, (await answer.text()).trim()];
  };
  expect([await get("/healthz"), await get("/readyz?verbose")]).toEqual([
    [200, "ok"],
    [200, "ok"],
  ]);
  checks.check("ready", "grant", () => "waits");
  expect(await get("/readyz")).toEqual([503, "grant: waits"]);
  expect((await get("/metrics"))[1]).toContain("bubu_things_total 1");
  expect([(await get("/secret"))[0], (await get("/metrics", "POST"))[0], (await get("/__proto__"))[0]]).toEqual([
    404, 404, 404,
  ]);
  await probes.close();
  await expect(get("/healthz")).rejects.toThrow();
});
