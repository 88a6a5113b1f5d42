import { kinds } from "@bubustack/api/kinds";
import type { GroupVersionResource } from "@bubustack/api/meta";
import type { Structural } from "@bubustack/api/structural";
import { structural } from "@bubustack/api/structural";
import type { TypedKind } from "../admission/type-check.ts";

const text: Structural = { type: "string" };
const integer: Structural = { type: "integer", format: "int64" };
const time: Structural = { type: "string", format: "date-time" };
const texts: Structural = { type: "object", additionalProperties: text };
const anything: Structural = { type: "object", "x-kubernetes-preserve-unknown-fields": true };

const flag: Structural = { type: "boolean" };
const owner = { apiVersion: text, kind: text, name: text, uid: text, controller: flag, blockOwnerDeletion: flag };

/** What every object has (meta/v1 ObjectMeta): a definition leaves it to the API server. */
const metadata: Structural = {
  type: "object",
  properties: {
    ...{ name: text, generateName: text, namespace: text, uid: text, resourceVersion: text, selfLink: text },
    ...{ generation: integer, deletionGracePeriodSeconds: integer, creationTimestamp: time, deletionTimestamp: time },
    ...{ labels: texts, annotations: texts, finalizers: { type: "array", items: text } },
    ownerReferences: { type: "array", items: { type: "object", properties: owner } },
    managedFields: { type: "array", items: anything },
  },
};

const known = new Map<string, TypedKind>();

/** What the objects of a resource of ours look like; undefined for others. Made once. */
export function ownKind({ group, version, resource }: GroupVersionResource): TypedKind | undefined {
  const key = `${group}/${version}/${resource}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const kind = kinds.find((one) => one.group === group && one.version === version && one.plural === resource);
  if (kind === undefined) return undefined;
  const made = { kind: { group, version, kind: kind.kind }, schema: wholeSchema(structural(kind.schema)) };
  known.set(key, made);
  return made;
}

/** A schema with what every object has besides. */
export function wholeSchema(schema: Structural): Structural {
  return { ...schema, properties: { ...schema.properties, apiVersion: text, kind: text, metadata } };
}
