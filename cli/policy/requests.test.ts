import { expect, test } from "vitest";
import { emptyIo } from "../testing/io.ts";
import { catalogue } from "./eval/kinds.ts";
import { requestsIn } from "./requests.ts";
import { creation } from "./testing/question.ts";

const read = (...documents: readonly object[]) =>
  requestsIn(
    emptyIo({ stdin: async () => Buffer.from(documents.map((one) => JSON.stringify(one)).join("\n---\n")) }),
    ["-"],
    catalogue()([]),
  );

test("reviews, requests and objects", async () => {
  const object = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "d" }, spec: {} };
  const found = await read({ kind: "AdmissionReview", request: creation() }, creation({ name: "b" }), object);
  expect(
    found.map(({ name, request }) => [
      name,
      request.operation,
      request.resource.resource,
      request.name,
      request.namespace,
    ]),
  ).toEqual([
    ["-[0]", "CREATE", "configmaps", "a", "n"],
    ["-[1]", "CREATE", "configmaps", "b", "n"],
    ["-[2]", "CREATE", "deployments", "d", "default"],
  ]);
});

test("what is none of these says where", async () => {
  await expect(read({ operation: "CREATE" })).rejects.toThrow("-[0]: request.kind");
});
