import { expect, test } from "vitest";
import { spawn } from "./spawn.ts";
import { client } from "./testing/client.ts";
import { testConfig } from "./testing/server.ts";
import { halfRead, widget, widgetDefinition, widgets } from "./testing/widgets.ts";

test("runs in a thread of its own until it is stopped", async () => {
  const {
    ca: { certPem: ca },
    ...config
  } = testConfig({ objects: [widgetDefinition, halfRead] });
  const lines: string[] = [];
  const running = await spawn(config, (line) => lines.push(line));
  await running.ready;
  const web = client({ url: running.url, ca, token: config.tokens[0]?.token ?? "" });
  expect((await web.send("POST", widgets, widget("a"))).code).toBe(201);
  expect(running.unevaluated.length).toBeGreaterThan(0);
  expect(lines.join()).toContain("spec.podFailurePolicy");
  await expect(spawn({ ...config, port: Number(new URL(running.url).port) })).rejects.toMatchObject({
    code: "dev/port-in-use",
  });
  await Promise.all([running.stop(0), running.stop(0)]);
  await expect(web.send("GET", "/healthz")).rejects.toThrow();
  web.close();
});
