import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { kept as forExceptions } from "./exception/index.ts";
import { kept as forGrants } from "./grant/index.ts";
import { kept as forPolicies } from "./policy/index.ts";
import { controllerRights, registrarRights } from "./rights.ts";
import { kept as forScans } from "./scan/index.ts";

test("the controller reads what it watches and scans, and writes nothing but status, events, reports and its leases", () => {
  const { cluster, namespace } = controllerRights();
  const reads = cluster.filter(({ verbs }) => verbs.includes("watch")).flatMap(({ resources = [] }) => resources);
  const kept = [...forScans, ...forGrants, ...forExceptions, ...forPolicies("bubu-system")].map(
    ({ resource }) => resource.resource,
  );
  const scanned = kinds.map(({ plural }) => plural);
  expect(new Set(reads)).toEqual(new Set([...scanned, ...kept.filter((resource) => resource !== "leases")]));
  const writes = cluster.filter(({ verbs }) => verbs.some((verb) => !["get", "list", "watch"].includes(verb)));
  expect(writes.flatMap(({ resources = [] }) => resources)).toEqual([
    "reports",
    "clusterreports",
    "referencegrants/status",
    "clusterpolicies/status",
    "policies/status",
    "clusterpolicyexceptions/status",
    "policyexceptions/status",
    "events",
  ]);
  expect(namespace).toMatchObject([{ resources: ["leases"], verbs: expect.arrayContaining(["watch"]) }]);
  expect(JSON.stringify({ cluster, namespace })).not.toMatch(/"\*"|secrets|pods/);
});

test("the registrar writes its two configurations, its own lease, and events where they may stand", () => {
  const { cluster, namespace, default: elsewhere = [] } = registrarRights("bubu-system");
  const writes = [...cluster, ...namespace, ...elsewhere].filter(({ verbs }) => verbs.includes("create"));
  expect(writes.map(({ resources = [], resourceNames = [] }) => [...resources, ...resourceNames])).toEqual([
    ["mutatingwebhookconfigurations", "bubustack-mutate"],
    ["validatingwebhookconfigurations", "bubustack-validate"],
    ["events"],
    ["leases", "bubu-registrar"],
    ["events"],
  ]);
  expect(JSON.stringify([cluster, namespace, elsewhere])).not.toMatch(/"\*"|secrets|pods|token|delete/);
});
