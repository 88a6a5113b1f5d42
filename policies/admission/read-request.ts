/** What was asked, read from JSON of whoever wrote it. */
import type { AdmissionRequest, Operation, UserInfo } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import type { GroupVersionKind, GroupVersionResource } from "@bubustack/api/meta";

/** Reads an AdmissionRequest; or says what is wrong with it, and where. */
export function readRequest(value: Json | undefined): AdmissionRequest | { readonly problem: string } {
  if (!isObject(value)) return wrong("request", value, "an AdmissionRequest");
  const { operation } = value;
  if (!isOperation(operation)) return wrong("request.operation", operation, "CREATE, UPDATE, DELETE or CONNECT");
  const kind = kindOf(value["kind"]);
  if (kind === undefined) return wrong("request.kind", value["kind"], "an object of group, version and kind");
  const resource = resourceOf(value["resource"]);
  if (resource === undefined)
    return wrong("request.resource", value["resource"], "an object of group, version and resource");
  const objects: { object?: Json; oldObject?: Json } = {};
  for (const field of ["object", "oldObject"] as const) {
    const given = value[field];
    if (given !== undefined && given !== null && !isObject(given)) return wrong(`request.${field}`, given, "an object");
    objects[field] = given ?? null;
  }
  for (const field of ["name", "namespace", "subResource", "uid", "requestSubResource"])
    if (value[field] !== undefined && typeof value[field] !== "string")
      return wrong(`request.${field}`, value[field], "a text");
  const userInfo = userOf(value["userInfo"]);
  if (userInfo === undefined)
    return wrong("request.userInfo", value["userInfo"], "an object of username, uid, groups and extra");
  const text = (field: string) => (typeof value[field] === "string" && value[field] !== "" ? value[field] : undefined);
  const requestKind = kindOf(value["requestKind"]);
  const requestResource = resourceOf(value["requestResource"]);
  const [name, namespace, subResource, requestSubResource] = [
    "name",
    "namespace",
    "subResource",
    "requestSubResource",
  ].map(text);
  return {
    uid: text("uid") ?? "",
    kind,
    resource,
    ...(subResource !== undefined && { subResource }),
    ...(requestKind !== undefined && { requestKind }),
    ...(requestResource !== undefined && { requestResource }),
    ...(requestSubResource !== undefined && { requestSubResource }),
    ...(name !== undefined && { name }),
    ...(namespace !== undefined && { namespace }),
    operation,
    userInfo,
    ...objects,
    dryRun: value["dryRun"] === true,
    options: value["options"] ?? null,
  };
}

function isOperation(value: Json | undefined): value is Operation {
  return value === "CREATE" || value === "UPDATE" || value === "DELETE" || value === "CONNECT";
}

function kindOf(value: Json | undefined): GroupVersionKind | undefined {
  const [group, version, kind] = textsAt(value, ["group", "version", "kind"]) ?? [];
  return kind ? { group: group ?? "", version: version ?? "", kind } : undefined;
}

function resourceOf(value: Json | undefined): GroupVersionResource | undefined {
  const [group, version, resource] = textsAt(value, ["group", "version", "resource"]) ?? [];
  return resource ? { group: group ?? "", version: version ?? "", resource } : undefined;
}

function textsAt(value: Json | undefined, fields: readonly string[]): readonly string[] | undefined {
  if (!isObject(value)) return undefined;
  const texts = fields.map((field) => value[field] ?? "");
  return texts.every((text) => typeof text === "string") ? texts : undefined;
}

function userOf(value: Json | undefined): UserInfo | undefined {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return undefined;
  const { username = "", uid = "", groups = [], extra = {} } = value as JsonObject;
  if (typeof username !== "string" || typeof uid !== "string" || !areTexts(groups) || !isObject(extra))
    return undefined;
  const more: { [key: string]: readonly string[] } = Object.create(null);
  for (const [key, texts] of Object.entries(extra)) {
    if (!areTexts(texts)) return undefined;
    more[key] = texts;
  }
  return { username, uid, groups, extra: { ...more } };
}

function areTexts(value: Json | undefined): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === "string");
}

function wrong(path: string, value: Json | undefined, wanted: string): { readonly problem: string } {
  return { problem: `${path}: ${brief(value)} is not ${wanted}` };
}
