import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";

const path = "/apis/apps/v1/namespaces/default/deployments";
const deployment = (spec: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "d" },
  spec: {
    selector: { matchLabels: { app: "a" } },
    template: { metadata: { labels: { app: "a" } }, spec: { containers: [{ name: "m", image: "i" }] } },
    ...spec,
  },
});

test("a deployment is completed, counts its generations, and shows its scale", async () => {
  const { request } = await memory();
  expect((await request("POST", path, deployment())).body).toMatchObject({
    metadata: { generation: 1 },
    spec: {
      replicas: 1,
      strategy: { rollingUpdate: { maxSurge: "25%" } },
      template: { spec: { restartPolicy: "Always" } },
    },
  });
  const merge = { contentType: "application/merge-patch+json" };
  const scaled = await request("PATCH", `${path}/d/scale`, { spec: { replicas: 4 } }, merge);
  expect(scaled.body).toMatchObject({ spec: { replicas: 4 }, status: { replicas: 0, selector: "app=a" } });
  expect((await request("GET", `${path}/d`)).body).toMatchObject({
    metadata: { generation: 2 },
    spec: { replicas: 4 },
  });
});

test.each([
  [{ strategy: { type: "Odd" } }, 'spec.strategy: Unsupported value: {"Type":"Odd","RollingUpdate":null}'],
  [{ strategy: { rollingUpdate: { maxSurge: "1" } } }, "a valid percent string must be a numeric string"],
  [
    { strategy: { rollingUpdate: { maxSurge: -1 } } },
    "maxSurge: Invalid value: -1: must be greater than or equal to 0",
  ],
  [{ strategy: { rollingUpdate: { maxSurge: "0%", maxUnavailable: 0 } } }, "may not be 0 when `maxSurge` is 0"],
])("%j is refused", async (spec, words) => {
  const { request } = await memory();
  const { code, body } = await request("POST", path, deployment(spec));
  expect(code).toBe(422);
  expect(body.message).toContain(words);
});
