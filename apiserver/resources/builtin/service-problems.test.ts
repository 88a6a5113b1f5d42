import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { serviceProblems } from "./service-problems.ts";

test.each([
  [{ type: "ClusterIP", ports: [{ port: 80, targetPort: "web", protocol: "UDP" }], sessionAffinity: "None" }, []],
  [{ clusterIP: "None" }, []],
  [{ type: "ExternalName", externalName: "a.example.com." }, []],
  [{}, ["spec.ports: Required value"]],
  [
    { type: "ExternalName", clusterIP: "None" },
    ["spec.clusterIPs: Forbidden: may not be set for ExternalName services", "spec.externalName: Required value"],
  ],
  [
    { type: "ExternalName", externalName: "a_b" },
    [/^spec.externalName: Invalid value: "a_b": a lowercase RFC 1123 subdomain/],
  ],
  [
    {
      ports: [
        { port: 0, targetPort: 0 },
        { port: 70_000, name: "B" },
      ],
    },
    [
      "spec.ports[0].name: Required value",
      "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
      "spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive",
      /^spec.ports\[1\].name: Invalid value: "B": a lowercase RFC 1123 label/,
      "spec.ports[1].port: Invalid value: 70000: must be between 1 and 65535, inclusive",
    ],
  ],
  [
    {
      ports: [
        { port: 1, name: "a" },
        { port: 2, name: "a" },
      ],
    },
    ['spec.ports[1].name: Duplicate value: "a"'],
  ],
  [
    {
      ports: [{ port: 1, protocol: "x" }],
      sessionAffinity: "x",
      type: "y",
      internalTrafficPolicy: "z",
      selector: { "a/b/c": "" },
    },
    [
      'spec.ports[0].protocol: Unsupported value: "x": supported values: "SCTP", "TCP", "UDP"',
      /^spec.selector: Invalid value: "a\/b\/c": a valid label key/,
      'spec.sessionAffinity: Unsupported value: "x": supported values: "ClientIP", "None"',
      'spec.type: Unsupported value: "y": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      'spec.internalTrafficPolicy: Unsupported value: "z": supported values: "Cluster", "Local"',
    ],
  ],
])("a service %j", (spec, problems) => {
  const found = serviceProblems(spec).map(render);
  expect(found).toEqual(problems.map((each) => (typeof each === "string" ? each : expect.stringMatching(each))));
});
