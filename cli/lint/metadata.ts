import type { JsonObject } from "@bubustack/api/json";
import { brief, isObject, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { didYouMean } from "@bubustack/policies/suggest";

/** Something wrong with an object's metadata that the API server refuses before it asks a webhook. */
export interface Wrong {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
  /** The key is wrong, not its value. */
  readonly onKey?: boolean;
}

/** The fields of ObjectMeta. Source: k8s.io/apimachinery/pkg/apis/meta/v1. */
const known = [
  "name",
  "generateName",
  "namespace",
  "labels",
  "annotations",
  "finalizers",
  "ownerReferences",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "managedFields",
  "selfLink",
];
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const allowed = "use lower-case letters, digits and dashes, starting and ending with a letter or digit";

/** Checks metadata as the API server does. Sources: RFC 1123; k8s.io/apimachinery/pkg/api/validation. */
export function checkMetadata(metadata: JsonObject): readonly Wrong[] {
  return [...unknown(metadata), ...name(metadata), ...namespace(metadata), ...texts(metadata)];
}

function unknown(metadata: JsonObject): Wrong[] {
  return Object.keys(metadata)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: ["metadata", key],
      message: `unknown field ${brief(key)}`,
      fix: didYouMean(key, known, "remove it"),
      onKey: true,
    }));
}

function name(metadata: JsonObject): Wrong[] {
  const { name: given, generateName } = metadata;
  const path = ["metadata", "name"];
  if (given === undefined && typeof generateName === "string" && generateName !== "") return [];
  if (given === undefined || given === null || given === "")
    return [{ path, message: "is required", fix: "give the object a name" }];
  if (typeof given !== "string")
    return [{ path, message: `is of type ${typeName(given)}`, fix: "quote it, so that it is text" }];
  if (given.length > 253) return [{ path, message: `has ${given.length} characters`, fix: "use at most 253" }];
  return subdomain.test(given)
    ? []
    : [{ path, message: `${brief(given)} is not a valid name`, fix: `${allowed}; dots separate parts` }];
}

function namespace(metadata: JsonObject): Wrong[] {
  const { namespace: given } = metadata;
  const path = ["metadata", "namespace"];
  if (given === undefined || given === null || given === "") return [];
  if (typeof given !== "string")
    return [{ path, message: `is of type ${typeName(given)}`, fix: "quote it, so that it is text" }];
  return label.test(given) && given.length <= 63
    ? []
    : [{ path, message: `${brief(given)} is not a valid namespace`, fix: allowed }];
}

function texts(metadata: JsonObject): Wrong[] {
  return ["labels", "annotations"].flatMap((field) => {
    const given = metadata[field];
    if (given === undefined || given === null) return [];
    if (!isObject(given))
      return [{ path: ["metadata", field], message: `is of type ${typeName(given)}`, fix: "write an object" }];
    return Object.entries(given)
      .filter(([, value]) => typeof value !== "string")
      .map(([key, value]) => ({
        path: ["metadata", field, key],
        message: `is ${brief(value)} (${typeName(value)})`,
        fix: "quote it, so that it is text",
      }));
  });
}
