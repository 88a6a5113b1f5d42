import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, metaOf, objectAt, textAt, textMap, textsAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { FieldError } from "./field-error.ts";
import { forbiddenField, invalidField, requiredField } from "./field-error.ts";
import { keyProblems, labelProblems, valueProblems } from "./names.ts";

/** All keys and values of the annotations together. */
const annotationLimit = 256 * 1024;

/** Problems of an object's metadata on a create or an update. */
export function metadataProblems(
  resource: Resource,
  object: JsonObject,
  old: JsonObject | undefined,
): readonly FieldError[] {
  const meta = metaOf(object);
  return [
    ...(old === undefined ? nameErrors(resource, meta) : updateErrors(meta, metaOf(old))),
    ...labelErrors(meta),
    ...annotationErrors(meta),
    ...finalizerErrors(meta),
    ...ownerErrors(meta),
  ];
}

function nameErrors(resource: Resource, meta: JsonObject): FieldError[] {
  const errors: FieldError[] = [];
  const name = textAt(meta, "name");
  const prefix = textAt(meta, "generateName");
  if (prefix !== "") {
    // What the server appends makes a trailing dash or dot good.
    const probe = prefix.replace(/[-.]$/, "a");
    for (const problem of resource.nameProblems(probe))
      errors.push(invalidField("metadata.generateName", prefix, problem));
  }
  if (name === "") errors.push(requiredField("metadata.name", "name or generateName is required"));
  else for (const problem of resource.nameProblems(name)) errors.push(invalidField("metadata.name", name, problem));
  const namespace = textAt(meta, "namespace");
  if (resource.namespaced) {
    for (const problem of labelProblems(namespace)) errors.push(invalidField("metadata.namespace", namespace, problem));
  } else if (namespace !== "") errors.push(forbiddenField("metadata.namespace", "not allowed on this type"));
  return errors;
}

function updateErrors(meta: JsonObject, old: JsonObject): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ["name", "namespace", "uid"]) {
    if (textAt(meta, field) !== textAt(old, field))
      errors.push(invalidField(`metadata.${field}`, textAt(meta, field), "field is immutable"));
  }
  if (textAt(old, "deletionTimestamp") !== "") {
    const before = textsAt(old, "finalizers");
    const added = textsAt(meta, "finalizers").filter((finalizer) => !before.includes(finalizer));
    if (added.length > 0) {
      const list = added.map((finalizer) => JSON.stringify(finalizer)).join(", ");
      errors.push(
        forbiddenField(
          "metadata.finalizers",
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`,
        ),
      );
    }
  }
  return errors;
}

function labelErrors(meta: JsonObject): FieldError[] {
  return Object.entries(textMap(meta, "labels")).flatMap(([key, value]) => [
    ...keyProblems(key).map((problem) => invalidField("metadata.labels", key, problem)),
    ...valueProblems(value).map((problem) => invalidField("metadata.labels", value, problem)),
  ]);
}

function annotationErrors(meta: JsonObject): FieldError[] {
  const entries = Object.entries(textMap(meta, "annotations"));
  const errors = entries.flatMap(([key]) =>
    keyProblems(key.toLowerCase()).map((problem) => invalidField("metadata.annotations", key, problem)),
  );
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (size > annotationLimit) {
    errors.push({
      reason: "FieldValueTooLong",
      field: "metadata.annotations",
      detail: `may not be more than ${annotationLimit} bytes`,
    });
  }
  return errors;
}

function finalizerErrors(meta: JsonObject): FieldError[] {
  return textsAt(meta, "finalizers").flatMap((finalizer) =>
    keyProblems(finalizer).map((problem) => invalidField("metadata.finalizers", finalizer, problem)),
  );
}

function ownerErrors(meta: JsonObject): FieldError[] {
  const owners = listAt(meta, "ownerReferences");
  const errors: FieldError[] = [];
  for (const owner of owners) {
    if (textAt(owner, "apiVersion") === "v1" && textAt(owner, "kind") === "Event") {
      const why = "/v1, Kind=Event is disallowed from being an owner";
      errors.push(invalidField("metadata.ownerReferences", objectAt(owner), why));
    }
    if (textAt(owner, "apiVersion") === "")
      errors.push(invalidField("metadata.ownerReferences.apiVersion", "", "version must not be empty"));
    for (const field of ["kind", "name", "uid"]) {
      if (textAt(owner, field) === "")
        errors.push(invalidField(`metadata.ownerReferences.${field}`, "", "must not be empty"));
    }
  }
  const controllers = owners.filter((owner) => at(owner, "controller") === true);
  if (controllers.length > 1) {
    const names = controllers.slice(0, 2).map((owner) => `${textAt(owner, "kind")}/${textAt(owner, "name")}`);
    errors.push(
      invalidField(
        "metadata.ownerReferences",
        controllers.map((owner) => objectAt(owner)),
        `Only one reference can have Controller set to true. Found "true" in references for ${names.join(" and ")}`,
      ),
    );
  }
  return errors;
}
