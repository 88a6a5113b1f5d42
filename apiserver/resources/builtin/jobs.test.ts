import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";

const jobs = "/apis/batch/v1/namespaces/default/jobs";
const job = (spec: object = {}) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "j" },
  spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: "i" }] } }, ...spec },
});

test("a job selects its pods by its own uid, and says what it does not look at", async () => {
  const { request } = await memory();
  const { body, warnings } = await request("POST", jobs, job({ podFailurePolicy: { rules: [] } }));
  const uid = (body.metadata as { uid: string }).uid;
  expect(body.spec).toMatchObject({
    parallelism: 1,
    completions: 1,
    backoffLimit: 6,
    selector: { matchLabels: { "batch.kubernetes.io/controller-uid": uid } },
    template: { metadata: { labels: { "job-name": "j", "controller-uid": uid } }, spec: { restartPolicy: "Never" } },
  });
  expect(warnings).toEqual(["not evaluated by this server: spec.podFailurePolicy"]);
  const table = await request("GET", jobs, undefined, { accept: "application/json;as=Table;g=meta.k8s.io;v=v1" });
  expect(table.body.rows).toMatchObject([{ cells: ["j", "Running", "0/1", "0s"] }]);
  const merge = { contentType: "application/merge-patch+json" };
  expect((await request("PATCH", `${jobs}/j`, { spec: { suspend: true } }, merge)).code).toBe(200);
  const other = { spec: { template: { spec: { containers: [{ name: "b", image: "i" }] } } } };
  expect((await request("PATCH", `${jobs}/j`, other, merge)).body.message).toContain("field is immutable");
});

test("a job without a number of completions keeps none, and a wrong one is refused", async () => {
  const { request } = await memory();
  const { body } = await request("POST", `${jobs}?dryRun=All`, job({ parallelism: 3 }));
  expect(body.spec).not.toHaveProperty("completions");
  const { body: refused } = await request(
    "POST",
    jobs,
    job({ completions: -1, completionMode: "Indexed", template: { spec: { containers: [] } } }),
  );
  const fields = (refused.details as { causes: { field: string }[] }).causes.map(({ field }) => field);
  expect(fields).toEqual([
    "spec.template.spec.containers",
    "spec.template.spec.restartPolicy",
    "spec.completions",
    "spec.completionMode",
  ]);
});
