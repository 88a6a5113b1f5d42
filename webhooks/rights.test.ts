import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { rights } from "./rights.ts";

const read = ["get", "list", "watch"];

test("reads every kind, namespaces and its registration, asks for access, and writes nothing but leases and what it says of its log", () => {
  const { cluster, namespace } = rights(kinds);
  for (const { group, plural } of kinds) {
    const found = cluster.filter(
      ({ apiGroups = [], resources = [], verbs }) =>
        apiGroups.includes(group) && resources.includes(plural) && verbs.includes("list"),
    );
    expect(found).toEqual([expect.objectContaining({ verbs: read })]);
  }
  const others = cluster.filter(({ verbs }) => verbs.some((verb) => !read.includes(verb)));
  expect(others).toEqual([
    { apiGroups: ["authorization.k8s.io"], resources: ["subjectaccessreviews"], verbs: ["create"] },
    { apiGroups: ["policy.bubustack.io"], resources: ["auditlogs"], verbs: ["create"] },
    { apiGroups: ["policy.bubustack.io"], resources: ["auditlogs/status"], verbs: ["patch"] },
  ]);
  expect(namespace).toEqual([
    { apiGroups: ["coordination.k8s.io"], resources: ["leases"], resourceNames: ["bubu-heartbeat"], verbs: read },
    { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get", "create", "patch", "delete"] },
  ]);
});
