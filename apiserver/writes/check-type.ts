/** Whether an object is of the type of the path that it was sent to. */
import type { JsonObject } from "@bubustack/api/json";
import { builtins } from "../resources/builtin/all.ts";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import { badRequest, invalid } from "../status.ts";
import { invalidField } from "../validation/field-error.ts";

/**
 * Refuses an object that says to be of another type. `patched`: a patch made it, and its type is one of its fields. Of a
 * custom kind in another version the refusal is answered: it comes after what is to be said of the fields.
 */
export function checkType(resource: Resource, object: JsonObject, patched: boolean): Error | undefined {
  const apiVersion = textAt(object, "apiVersion");
  const kind = textAt(object, "kind");
  if (resource.custom) return checkCustomType(resource, object, patched);
  checkBuiltinType(resource, apiVersion, kind, patched);
  return undefined;
}

function checkBuiltinType(resource: Resource, apiVersion: string, kind: string, patched: boolean): void {
  if (kind !== "" && kind !== resource.kind && isBuiltin(apiVersion, kind)) {
    const version = apiVersion.split("/").at(-1) ?? "";
    throw cannotBe(
      { ...resource, version },
      `converting (${version}.${kind}) to (${internalGroup(resource.group)}.${resource.kind}): unknown conversion`,
      patched,
      kind,
    );
  }
  const given = { kind: kind || resource.kind, apiVersion: apiVersion || groupVersion(resource) };
  if (given.kind === resource.kind && given.apiVersion === groupVersion(resource)) return;
  const shown = { kind: given.kind.slice(0, 100), apiVersion: given.apiVersion.slice(0, 100) };
  throw cannotBe(
    { ...resource, version: shown.apiVersion.split("/").at(-1) ?? "" },
    `no kind "${shown.kind}" is registered for version "${shown.apiVersion}" in scheme "pkg/runtime/scheme.go:111"`,
    patched,
    shown.kind,
  );
}

/** The name that the API server has for a group inside of itself. */
function internalGroup(group: string): string {
  return group === "" ? "core" : (group.split(".")[0] ?? "");
}

function isBuiltin(apiVersion: string, kind: string): boolean {
  return builtins.some((resource) => resource.kind === kind && groupVersion(resource) === apiVersion);
}

function checkCustomType(resource: Resource, object: JsonObject, patched: boolean): Error | undefined {
  const apiVersion = textAt(object, "apiVersion");
  const kind = textAt(object, "kind");
  const wanted = groupVersion(resource);
  if (kind === "") {
    const body = JSON.stringify(object);
    const start = body.length > 30 ? `${body.slice(0, 30).toWellFormed()} ...` : body;
    const why = `Object 'Kind' is missing in '${body}'`;
    throw badRequest(
      patched ? why : `the object provided is unrecognized (must be of type ${resource.kind}): ${why} (${start})`,
    );
  }
  const [group = ""] = apiVersion.includes("/") ? apiVersion.split("/") : [];
  const name = textAt(object, "metadata", "name");
  if (apiVersion !== wanted) {
    const refusal = patched
      ? invalid({ group, kind }, name, [invalidField("apiVersion", apiVersion, `must be ${wanted}`)])
      : badRequest(
          `the API version in the data (${apiVersion.slice(0, 100)}) does not match the expected API version (${wanted})`,
        );
    if (group === resource.group && kind === resource.kind) return refusal;
    throw refusal;
  }
  if (kind !== resource.kind)
    throw invalid({ group, kind }, name, [invalidField("kind", kind, `must be ${resource.kind}`)]);
  return undefined;
}

/** Of what a patch made, only the reason is told: it stands beside the whole of it. */
export function cannotBe({ kind, version }: Resource, why: string, patched: boolean, given = kind): Error {
  if (patched) return badRequest(why);
  return badRequest(`${given} in version "${version}" cannot be handled as a ${kind}: ${why}`);
}
