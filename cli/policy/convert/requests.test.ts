import { expect, test } from "vitest";
import { emptyIo } from "../../testing/io.ts";
import { clusterPolicy, creation } from "../testing/question.ts";
import { proofInput } from "./requests.ts";

const read = (...documents: readonly object[]) =>
  proofInput(
    emptyIo({ stdin: async () => Buffer.from(documents.map((one) => JSON.stringify(one)).join("\n---\n")) }),
    ["-"],
    [],
  );
const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "m" } };
const suite = {
  apiVersion: "cli.bubustack.io/v1alpha1",
  kind: "PolicySuite",
  given: [{ apiVersion: "v1", kind: "Namespace", metadata: { name: "default" } }],
  tests: [{ name: "deleted", object: map, operation: "DELETE", allowed: true }],
};

test("suites, reviews and objects; policies are passed over", async () => {
  const { requests, given } = await read(clusterPolicy({}), { request: creation() }, map, suite);
  expect(requests.map(({ name, request }) => [name, request.operation])).toEqual([
    ["-[1]", "CREATE"],
    ["-[2]", "CREATE"],
    ["-: deleted", "DELETE"],
  ]);
  expect(given).toMatchObject([{ kind: "Namespace" }]);
});

test("a suite that is none says so", async () => {
  await expect(read({ ...suite, tests: 5 })).rejects.toThrow("-: tests: is an integer (5)");
});
