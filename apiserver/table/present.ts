/** The forms in which objects leave: as they are, as a Table, or as metadata only. */
import type { JsonObject } from "@bubustack/api/json";
import { metaOf, without } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import { badRequest } from "../status.ts";
import type { Call } from "../wire/call.ts";
import type { Form } from "../wire/negotiate.ts";
import { form } from "../wire/negotiate.ts";

/** How one request wants its objects. */
export interface Presentation {
  readonly form: Form;
  /** What a Table's rows carry besides their cells. */
  readonly include: "None" | "Metadata" | "Object";
  readonly now: number;
}

export function presentation(call: Call, now: number): Presentation {
  const given = call.query.get("includeObject") ?? "";
  if (given !== "" && given !== "None" && given !== "Metadata" && given !== "Object") {
    throw badRequest(
      `the parameter includeObject must be None, Metadata or Object, not ${JSON.stringify(given.slice(0, 50))}`,
    );
  }
  return { form: form(call.accept), include: given === "" ? "Metadata" : given, now };
}

/** One object in the form that was asked for. */
export function presentObject(resource: Resource, object: JsonObject, how: Presentation): JsonObject {
  const served = inVersion(resource, object);
  if (how.form === "Table")
    return table(resource, [served], { resourceVersion: metaOf(object).resourceVersion }, how, true);
  return how.form === "PartialObjectMetadata" ? partial(served) : served;
}

/** A list in the form that was asked for. */
export function presentList(
  resource: Resource,
  items: readonly JsonObject[],
  metadata: JsonObject,
  how: Presentation,
): JsonObject {
  const served = items.map((item) => inVersion(resource, item));
  if (how.form === "Table") return table(resource, served, metadata, how, true);
  if (how.form === "PartialObjectMetadata") {
    return { kind: "PartialObjectMetadataList", apiVersion: "meta.k8s.io/v1", metadata, items: served.map(partial) };
  }
  // Items of built-in lists come without type, as the typed encoder of the API server leaves them.
  const bare = resource.custom ? served : served.map((item) => without(item, "apiVersion", "kind"));
  return { kind: resource.listKind, apiVersion: groupVersion(resource), metadata, items: bare };
}

/** The object of a watch event; of a Table, only the first event of a watch carries the columns. */
export function presentEvent(resource: Resource, object: JsonObject, how: Presentation, first: boolean): JsonObject {
  if (how.form !== "Table") return presentObject(resource, object, how);
  return table(
    resource,
    [inVersion(resource, object)],
    { resourceVersion: metaOf(object).resourceVersion },
    how,
    first,
  );
}

/** Objects are stored in one version and served in each: conversion None changes only the name of the version. */
function inVersion(resource: Resource, object: JsonObject): JsonObject {
  const apiVersion = groupVersion(resource);
  if (resource.custom) return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
  // The typed encoder of the API server puts the kind first.
  const { kind = resource.kind, apiVersion: _, ...rest } = object;
  return { kind, apiVersion, ...rest };
}

function partial(object: JsonObject): JsonObject {
  return { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: metaOf(object) };
}

function table(
  resource: Resource,
  objects: readonly JsonObject[],
  metadata: JsonObject,
  how: Presentation,
  headed: boolean,
): JsonObject {
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata,
    columnDefinitions: headed
      ? resource.columns.map(({ name, type, format = "", description, priority = 0 }) => ({
          name,
          type,
          format,
          description,
          priority,
        }))
      : null,
    rows: objects.map((object) => ({
      cells: resource.columns.map((column) => column.cell(object, how.now)),
      object: how.include === "None" ? null : how.include === "Object" ? object : partial(object),
    })),
  };
}
