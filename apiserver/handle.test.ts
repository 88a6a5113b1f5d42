import { expect, test } from "vitest";
import { memory } from "./testing/memory.ts";
import { widgetDefinition } from "./testing/widgets.ts";

test("says that it is there, and which version", async () => {
  const { request } = await memory();
  for (const path of ["/healthz", "/livez", "/readyz"]) expect((await request("GET", path)).text).toBe("ok");
  expect((await request("GET", "/version")).body).toMatchObject({ major: "1", minor: "36", gitVersion: "v1.36.3" });
});

test.each([
  ["GET", "/nothing", 404],
  ["GET", "/api/v1/nothing", 404],
  ["GET", "/apis/none.io/v1/things", 404],
  ["GET", "/api/v1/namespaces/%zz", 400],
  ["POST", "/version", 405],
])("%s %s is %d, with a Status", async (method, path, code) => {
  const { request } = await memory({ objects: [widgetDefinition] });
  const { body } = await request(method, path);
  expect(body).toMatchObject({ kind: "Status", status: "Failure", code });
});
