/** More objects that the examples of rules are made of: what starts Stories, carries messages, and gives consent. */
import { Impulse } from "@bubustack/api/bubustack/impulse";
import { ImpulseTemplate } from "@bubustack/api/catalog/impulse-template";
import type { JsonObject } from "@bubustack/api/json";
import { ReferenceGrant } from "@bubustack/api/policy/reference-grant";
import { Transport } from "@bubustack/api/transport/transport";
import { TransportBinding } from "@bubustack/api/transport/transport-binding";
import { make, story } from "./objects.ts";

const own = { name: "demo", namespace: "default" };

/** An Impulse of template `cron` that starts the Story `hello`, unless `spec` says otherwise. */
export function impulse(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  const base = { templateRef: { name: "cron" }, storyRef: { name: "hello" } };
  return make(Impulse, { ...own, ...metadata }, { ...base, ...spec });
}

/** An ImpulseTemplate of version 1.0.0 for deployments, unless `spec` says otherwise. */
export function impulseTemplate(spec: JsonObject = {}, name = "cron"): JsonObject {
  const base = { version: "1.0.0", supportedModes: ["deployment"], image: "registry.example.com/cron:1.0.0" };
  return make(ImpulseTemplate, { name }, { ...base, ...spec });
}

/** What an Impulse relies on unless it says otherwise: its template and its Story. */
export const cronRelated: readonly JsonObject[] = [impulseTemplate(), story({}, { name: "hello" })];

/** A Transport of driver `acme` for JSON, unless `spec` says otherwise. */
export function transport(spec: JsonObject = {}, name = "live"): JsonObject {
  const base = { provider: "acme", driver: "acme", supportedBinary: ["application/json"] };
  return make(Transport, { name }, { ...base, ...spec });
}

/** A TransportBinding to the Transport `live`, unless `spec` says otherwise. */
export function binding(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  const base = {
    transportRef: "live",
    driver: "acme",
    stepName: "talk",
    engramName: "run-talk",
    binary: { direction: "bidirectional" },
  };
  return make(TransportBinding, { ...own, ...metadata }, { ...base, ...spec });
}

/** A grant for Stories of `flows` to use Engrams, unless `spec` says otherwise. */
export function referenceGrant(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  const base = {
    from: [{ group: "bubustack.io", kind: "Story", namespace: "flows" }],
    to: [{ group: "bubustack.io", kind: "Engram" }],
  };
  return make(ReferenceGrant, { ...own, ...metadata }, { ...base, ...spec });
}
