import type { Structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import { flag, freeObject, int, keyed, listOf, mapOf, object, setOf, text, time } from "./schema-words.ts";

const ownerReference = object(
  "The object that this object depends on.",
  {
    apiVersion: text("Group and version of the owner."),
    blockOwnerDeletion: flag("Whether a foreground deletion of the owner waits for this object."),
    controller: flag("Whether the owner is the one that manages this object."),
    kind: text("Kind of the owner."),
    name: text("Name of the owner."),
    uid: text("UID of the owner."),
  },
  ["apiVersion", "kind", "name", "uid"],
);

const managedField = object("What one field manager has set.", {
  apiVersion: text("Version of the resource that the set of fields is of."),
  fieldsType: text("Format of the set of fields; FieldsV1."),
  fieldsV1: freeObject("The set of fields."),
  manager: text("Name of the manager."),
  operation: text("Apply or Update."),
  subresource: text("The subresource that was written; empty for the object itself."),
  time: time("When the manager last changed the set."),
});

/** `metadata` of every object (meta/v1 ObjectMeta). */
export const metadataSchema: Structural = object("What all objects have: identity, labels and life cycle.", {
  annotations: mapOf("Free text by key, for tools and people.", { type: "string" }),
  creationTimestamp: time("When the object was created. Set by the server."),
  deletionGracePeriodSeconds: int("Seconds that the object was given to end. Set by the server.", "int64"),
  deletionTimestamp: time("When the object was asked to go; it goes once no finalizer is left. Set by the server."),
  finalizers: setOf("Who still has to clean up before the object may go.", { type: "string" }),
  generateName: text("Prefix of a name that the server makes unique; used where name is empty."),
  generation: int("Counts the changes of the desired state. Set by the server.", "int64"),
  labels: mapOf("Short texts by key, to select objects by.", { type: "string" }),
  managedFields: listOf("Who set which field. Kept by the server.", managedField),
  name: text("Name, unique among the objects of one kind in one namespace."),
  namespace: text("Namespace of the object; empty for objects of the cluster."),
  ownerReferences: keyed("Objects that this object depends on; without them it is collected.", ownerReference, "uid"),
  resourceVersion: text("Version of the object for watches and optimistic concurrency. Opaque; set by the server."),
  selfLink: text("Not used any more."),
  uid: text("Identity of the object in time and space. Set by the server."),
});

/** The compiled schema of metadata; pure and stateless, so it is shared. */
export const metadataCompiled = compile(metadataSchema);

export const typeMeta = {
  apiVersion: text("Group and version of this representation of the object."),
  kind: text("Kind of the object."),
} as const;

/** The schema of a built-in object: the fields that all have, and its own. */
export function rootSchema(
  description: string,
  properties: { readonly [name: string]: Structural },
  required: readonly string[] = [],
): Structural {
  return object(description, { ...typeMeta, metadata: { ...metadataSchema }, ...properties }, required);
}
