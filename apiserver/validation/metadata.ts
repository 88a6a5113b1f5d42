import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, metaOf, objectAt, textAt, textMap, textsAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { FieldError } from "./field-error.ts";
import { forbiddenField, invalidField, requiredField } from "./field-error.ts";
import { keyProblems, labelProblems, pathSegmentProblems, valueProblems } from "./names.ts";

/** All keys and values of the annotations together. */
const annotationLimit = 256 * 1024;

/** Groups of built-in kinds whose finalizers need no domain. */
const laxGroups: ReadonlySet<string> = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "coordination.k8s.io",
]);

/** As often as the API server says the same of a change: by its generic check and by those of the kind. */
const repeated = { builtin: 4, custom: 3 } as const;

/** Problems of an object's metadata on a create or an update. */
export function metadataProblems(
  resource: Resource,
  object: JsonObject,
  old: JsonObject | undefined,
): readonly FieldError[] {
  const meta = metaOf(object);
  const free = freeErrors(meta, "metadata");
  const names = resource.custom || laxGroups.has(resource.group) ? [] : finalizerNameErrors(meta);
  if (old === undefined) {
    return [...nameErrors(resource, meta), ...free, ...finalizerErrors(meta, "metadata"), ...names];
  }
  const finalizers = [...finalizerErrors(meta, "metadata"), ...names];
  return [
    ...times(2, updateErrors(meta, metaOf(old))),
    ...times(resource.custom ? repeated.custom : repeated.builtin, free),
    ...times(resource.custom ? 1 : 2, finalizers),
  ];
}

/** What an object that is patched in its uid is told. */
export function uidErrors(uid: string): readonly FieldError[] {
  return times(2, [invalidField("metadata.uid", uid, "field is immutable")]);
}

/** Problems of metadata that stands somewhere inside of an object, and belongs to no kind. */
export function metadataErrors(meta: JsonObject, field: string): readonly FieldError[] {
  const name = textAt(meta, "name");
  const namespace = textAt(meta, "namespace");
  const namespaceProblems = namespace === "" ? [] : labelProblems(namespace);
  return [
    ...pathSegmentProblems(name).map((problem) => invalidField(`${field}.name`, name, problem)),
    ...namespaceProblems.map((problem) => invalidField(`${field}.namespace`, namespace, problem)),
    ...freeErrors(meta, field),
    ...finalizerErrors(meta, field),
  ];
}

function freeErrors(meta: JsonObject, field: string): readonly FieldError[] {
  return [...labelErrors(meta, field), ...annotationErrors(meta, field), ...ownerErrors(meta, field)];
}

function times(count: number, errors: readonly FieldError[]): readonly FieldError[] {
  return Array.from({ length: count }, () => errors).flat();
}

function nameErrors(resource: Resource, meta: JsonObject): FieldError[] {
  const errors: FieldError[] = [];
  const name = textAt(meta, "name");
  const prefix = textAt(meta, "generateName");
  if (prefix !== "") {
    // What the server appends makes a trailing dash good.
    const probe = prefix.replace(/-$/, "a");
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

function labelErrors(meta: JsonObject, field: string): FieldError[] {
  return Object.entries(textMap(meta, "labels")).flatMap(([key, value]) => [
    ...keyProblems(key).map((problem) => invalidField(`${field}.labels`, key, problem)),
    ...valueProblems(value).map((problem) => invalidField(`${field}.labels`, value, problem)),
  ]);
}

function annotationErrors(meta: JsonObject, field: string): FieldError[] {
  const entries = Object.entries(textMap(meta, "annotations"));
  const errors = entries.flatMap(([key]) =>
    keyProblems(key.toLowerCase()).map((problem) => invalidField(`${field}.annotations`, key, problem)),
  );
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (size > annotationLimit) {
    errors.push({
      reason: "FieldValueTooLong",
      field: `${field}.annotations`,
      detail: `may not be more than ${annotationLimit} bytes`,
    });
  }
  return errors;
}

function finalizerErrors(meta: JsonObject, field: string): FieldError[] {
  const finalizers = textsAt(meta, "finalizers");
  const errors = finalizers.flatMap((finalizer) =>
    keyProblems(finalizer).map((problem) => invalidField(`${field}.finalizers`, finalizer, problem)),
  );
  if (finalizers.includes("orphan") && finalizers.includes("foregroundDeletion")) {
    const why = "finalizer orphan and foregroundDeletion cannot be both set";
    errors.push(invalidField(`${field}.finalizers`, finalizers, why));
  }
  return errors;
}

/** Finalizers that may stand without a domain. */
const standardFinalizers: ReadonlySet<string> = new Set(["kubernetes", "foregroundDeletion", "orphan"]);

function lacksDomain(finalizer: string): boolean {
  return !finalizer.includes("/") && !standardFinalizers.has(finalizer);
}

/** Built-in kinds take finalizers of a domain only. */
function finalizerNameErrors(meta: JsonObject): FieldError[] {
  const why = "name is neither a standard finalizer name nor is it fully qualified";
  return textsAt(meta, "finalizers").flatMap((finalizer, index) =>
    lacksDomain(finalizer) ? [invalidField(`metadata.finalizers[${index}]`, finalizer, why)] : [],
  );
}

/** What is said of finalizers without a domain that a custom object newly has; it keeps them. */
export function finalizerWarnings(object: JsonObject, old: JsonObject | undefined): readonly string[] {
  const before = textsAt(metaOf(old), "finalizers");
  return textsAt(metaOf(object), "finalizers")
    .filter((finalizer) => lacksDomain(finalizer) && !before.includes(finalizer))
    .map((finalizer) => {
      const path = finalizer.includes(".") ? "including a path (/) " : "";
      const why = `prefer a domain-qualified finalizer name ${path}to avoid accidental conflicts with other finalizer writers`;
      return `metadata.finalizers: ${JSON.stringify(finalizer)}: ${why}`;
    });
}

function ownerErrors(meta: JsonObject, field: string): FieldError[] {
  const owners = listAt(meta, "ownerReferences");
  const errors: FieldError[] = [];
  for (const owner of owners) {
    if (textAt(owner, "apiVersion") === "v1" && textAt(owner, "kind") === "Event") {
      const why = "/v1, Kind=Event is disallowed from being an owner";
      errors.push(invalidField(`${field}.ownerReferences`, objectAt(owner), why));
    }
    if (textAt(owner, "apiVersion") === "")
      errors.push(invalidField(`${field}.ownerReferences.apiVersion`, "", "version must not be empty"));
    for (const name of ["kind", "name", "uid"]) {
      if (textAt(owner, name) === "")
        errors.push(invalidField(`${field}.ownerReferences.${name}`, "", "must not be empty"));
    }
  }
  const controllers = owners.filter((owner) => at(owner, "controller") === true);
  if (controllers.length > 1) {
    const names = controllers.slice(0, 2).map((owner) => `${textAt(owner, "kind")}/${textAt(owner, "name")}`);
    errors.push(
      invalidField(
        `${field}.ownerReferences`,
        controllers.map((owner) => objectAt(owner)),
        `Only one reference can have Controller set to true. Found "true" in references for ${names.join(" and ")}`,
      ),
    );
  }
  return errors;
}
