import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widgetDefinition } from "../testing/widgets.ts";
import { policyStatusController } from "./policy-status.ts";

const policies = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
const rule = { apiGroups: ["example.com"], apiVersions: ["v1"], operations: ["*"], resources: ["widgets"] };
const spec = (expression: string) => ({ matchConstraints: { resourceRules: [rule] }, validations: [{ expression }] });

test("the status says what the types of the matched kinds say, for the generation that it is about", async () => {
  const { server, request } = await memory({ objects: [widgetDefinition] });
  const controller = policyStatusController(server);
  const settle = async () => {
    await controller.work("/p", new AbortController().signal);
    return (await request("GET", `${policies}/p`)).body;
  };
  await request("POST", policies, { metadata: { name: "p" }, spec: spec("object.spec.size > 0") });
  const first = await settle();
  expect(first.status).toEqual({ observedGeneration: 1, typeChecking: {} });
  expect((await settle()).metadata).toEqual(first.metadata);
  const merge = { contentType: "application/merge-patch+json" };
  await request("PATCH", `${policies}/p`, { spec: spec("object.spec.siz > 0") }, merge);
  expect((await settle()).status).toEqual({
    observedGeneration: 2,
    typeChecking: {
      expressionWarnings: [
        {
          fieldRef: "spec.validations[0].expression",
          warning: expect.stringContaining("example.com/v1, Kind=Widget: ERROR: <input>:1:12: undefined field 'siz'"),
        },
      ],
    },
  });
  await controller.work("/none", new AbortController().signal);
});

test("only policies are followed", async () => {
  const { server } = await memory();
  const { key } = policyStatusController(server);
  const entry = server.store.collection({ group: "", resource: "namespaces" }).get("/default");
  if (entry === undefined) throw new Error("no namespace");
  expect(key({ version: 1, after: entry, resource: { group: "", resource: "namespaces" } })).toBeUndefined();
  const resource = { group: "admissionregistration.k8s.io", resource: "validatingadmissionpolicies" };
  expect(key({ version: 1, after: entry, resource })).toBe("/default");
  expect(key({ version: 1, before: entry, resource })).toBeUndefined();
});
