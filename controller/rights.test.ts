import { expect, test } from "vitest";
import { kept } from "./grant/index.ts";
import { controllerRights, registrarRights } from "./rights.ts";

test("the controller reads what it watches, and writes nothing but status, events and its leases", () => {
  const { cluster, namespace } = controllerRights();
  const reads = cluster.filter(({ verbs }) => verbs.includes("watch")).flatMap(({ resources = [] }) => resources);
  expect(reads.toSorted()).toEqual(kept.map(({ resource }) => resource.resource).sort());
  const writes = cluster.filter(({ verbs }) => verbs.some((verb) => !["get", "list", "watch"].includes(verb)));
  expect(writes.flatMap(({ resources = [] }) => resources)).toEqual(["referencegrants/status", "events"]);
  expect(namespace.flatMap(({ resources = [] }) => resources)).toEqual(["leases"]);
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
