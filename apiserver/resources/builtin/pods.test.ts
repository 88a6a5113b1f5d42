import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";

const pods = "/api/v1/namespaces/default/pods";
const pod = (spec: object) => ({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec: { ...spec } });

test("a pod is completed, and keeps what is not looked at", async () => {
  const { request } = await memory();
  const { code, body } = await request(
    "POST",
    pods,
    pod({ containers: [{ name: "a", image: "i" }], tolerations: [{ key: "x" }] }),
  );
  expect(code).toBe(201);
  expect(body).toMatchObject({
    spec: {
      restartPolicy: "Always",
      serviceAccountName: "default",
      tolerations: [{ key: "x" }],
      containers: [{ terminationMessagePolicy: "File" }],
    },
    status: { phase: "Pending" },
  });
  const table = await request("GET", `${pods}/p`, undefined, {
    accept: "application/json;as=Table;g=meta.k8s.io;v=v1",
  });
  expect(table.body.rows).toMatchObject([{ cells: ["p", "0/1", "Pending", 0, "0s"] }]);
  const image = { spec: { containers: [{ name: "a", image: "j" }] } };
  const type = { contentType: "application/strategic-merge-patch+json" };
  expect((await request("PATCH", `${pods}/p`, image, type)).code).toBe(200);
  const { body: refused } = await request("PATCH", `${pods}/p`, { spec: { restartPolicy: "Never" } }, type);
  expect(refused.message).toContain("pod updates may not change fields other than");
  expect((await request("GET", `${pods}/p/log`)).body.message).toBe(
    'container "a" in pod "p" is waiting to start: ContainerCreating',
  );
  expect((await request("GET", `${pods}/p/log?container=b`)).body.message).toBe("container b is not valid for pod p");
  expect((await request("POST", `${pods}/p/log`)).code).toBe(405);
});

test("what cannot be run is refused with every reason", async () => {
  const { request } = await memory();
  const containers = [
    { name: "A", image: "" },
    { name: "b", image: "i", volumeMounts: [{ name: "none", mountPath: "" }] },
    { name: "b", image: "i" },
  ];
  const { code, body } = await request("POST", pods, pod({ containers, restartPolicy: "Sometimes" }));
  expect(code).toBe(422);
  const fields = (body.details as { causes: { field: string }[] }).causes.map(({ field }) => field);
  expect(fields).toEqual([
    "spec.containers[0].name",
    "spec.containers[0].image",
    "spec.containers[1].volumeMounts[0].name",
    "spec.containers[1].volumeMounts[0].mountPath",
    "spec.containers[2].name",
    "spec.restartPolicy",
  ]);
});
