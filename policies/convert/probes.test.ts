import { expect, test } from "vitest";
import { validating } from "../lint/examples.ts";
import { probes } from "./probes.ts";

test("a request for each operation on each resource", () => {
  const rule = {
    apiGroups: ["apps"],
    apiVersions: ["v1"],
    operations: ["CREATE", "DELETE"],
    resources: ["deployments", "*/scale"],
  };
  const found = probes(validating({ matchConstraints: { resourceRules: [rule] } }));
  expect(found.map(({ name, request }) => [name, request.subResource, request.object === null])).toEqual([
    ["CREATE of deployments", undefined, false],
    ["CREATE of anything", "scale", false],
    ["DELETE of deployments", undefined, true],
    ["DELETE of anything", "scale", true],
  ]);
});
