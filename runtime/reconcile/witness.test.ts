import { BubuError } from "@bubustack/api/errors";
import { expect, test } from "vitest";
import { logger } from "../log.ts";
import { metrics } from "../metrics.ts";
import type { Note } from "../plan.ts";
import { configMaps } from "../testing/widgets.ts";
import { witness } from "./witness.ts";

function setup() {
  const lines: { readonly [field: string]: unknown }[] = [];
  const told: Note[] = [];
  const registry = metrics();
  const log = logger({ destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  const notes = { tell: (note: Note) => void told.push(note), stop: () => Promise.resolve() };
  return { lines, told, registry, seen: witness("copy", { log, metrics: registry, notes }) };
}
const object = { metadata: { namespace: "n", name: "a", uid: "u", resourceVersion: "7" } };

test("drift is a line with field and manager, a count, and an Event on the object", async () => {
  const { lines, told, registry, seen } = setup();
  seen.onDrift({ resource: configMaps, object, field: ".data.a", manager: "kubectl-edit" });
  expect(lines).toMatchObject([
    { level: "warn", kind: "ConfigMap", namespace: "n", name: "a", field: ".data.a", manager: "kubectl-edit" },
  ]);
  expect(told).toEqual([
    {
      about: { apiVersion: "v1", kind: "ConfigMap", metadata: object.metadata },
      type: "Warning",
      reason: "DriftCorrected",
      message: '.data.a was changed by "kubectl-edit"; it was put right',
    },
  ]);
  expect((await registry.render()).body).toContain('bubu_drift_total{controller="copy",kind="ConfigMap"} 1');
});

test("what was deleted, and who is not known, is said so; a long name is cut", () => {
  const { told, seen } = setup();
  const drift = { resource: configMaps, object, field: "", manager: "" };
  seen.onDrift(drift);
  seen.onDrift({ ...drift, field: ".data" });
  seen.onDrift({ ...drift, field: ".data", manager: "x".repeat(500) });
  expect(told.map(({ message }) => message)).toEqual([
    "it was deleted by somebody else; it was made anew",
    ".data was changed by somebody who left no name; it was put right",
    `.data was changed by "${"x".repeat(128)}"; it was put right`,
  ]);
});

test("a refusal is an Event with its code and its remedy", async () => {
  const { told, registry, seen } = setup();
  seen.onRefused(configMaps, object, new BubuError("apply/owned", 'conflict with "helm": .data.a'));
  expect(told).toMatchObject([
    { reason: "ApplyOwned", message: expect.stringContaining('"helm": .data.a. Find out who') },
  ]);
  const { body } = await registry.render();
  expect(body).toContain('bubu_refused_writes_total{controller="copy",kind="ConfigMap",reason="ApplyOwned"} 1');
});
