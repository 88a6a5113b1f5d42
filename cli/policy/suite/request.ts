/** The request that a test asks policies about. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import { UsageError } from "../../fail.ts";
import type { Kinds, Served } from "../eval/kinds.ts";
import type { Loader } from "./load.ts";
import type { Suite, Test } from "./schema.ts";
import { setFields } from "./set-fields.ts";

/** An AdmissionRequest as the API server would send it: namespace and defaults are filled in, `request` of the test has the last word. */
export async function requestOf(test: Test, suite: Suite, loader: Loader, kinds: Kinds): Promise<JsonObject> {
  const user = test.user ?? suite.user ?? {};
  const about = test.object === undefined ? undefined : await loader.one(test.object, "object");
  if (about === undefined) {
    if (test.request === undefined) throw new UsageError("object: is needed", "give an object, or a whole request");
    return { uid, userInfo: user, ...test.request };
  }
  const changed = setFields(about, test.set ?? {});
  if ("problem" in changed) throw new UsageError(changed.problem, "mend the path");
  return requestAbout(
    {
      object: changed.object,
      user,
      ...(test.oldObject !== undefined && { oldObject: await loader.one(test.oldObject, "oldObject") }),
      ...(test.operation !== undefined && { operation: test.operation }),
      ...(test.request !== undefined && { request: test.request }),
    },
    kinds,
  );
}

/** What a request is made of. */
interface About {
  readonly object: JsonObject;
  readonly oldObject?: JsonObject;
  /** Default: UPDATE where there is an `oldObject`, otherwise CREATE. */
  readonly operation?: keyof typeof optionsKinds;
  readonly user: JsonObject;
  /** Fields that stand instead of those that follow from the object. */
  readonly request?: JsonObject;
}

/** The request that writes or deletes an object. */
export function requestAbout(about: About, kinds: Kinds): JsonObject {
  const served = servedOf(about.object, kinds, about.request);
  const object = arriving(about.object, served);
  const before = about.oldObject && arriving(about.oldObject, served);
  const operation = about.operation ?? (before === undefined ? "CREATE" : "UPDATE");
  const { name, namespace } = placeOf(object);
  const { group, version, resource, kind } = served;
  return {
    uid,
    kind: { group, version, kind },
    resource: { group, version, resource },
    requestKind: { group, version, kind },
    requestResource: { group, version, resource },
    name,
    // As the API server has it: a Namespace is in itself.
    namespace: kind === "Namespace" && group === "" ? name : namespace,
    operation,
    userInfo: about.user,
    object: operation === "DELETE" ? null : object,
    oldObject: operation === "DELETE" ? (before ?? object) : (before ?? null),
    dryRun: false,
    options: { apiVersion: "meta.k8s.io/v1", kind: optionsKinds[operation] },
    ...about.request,
  };
}

const uid = "00000000-0000-4000-8000-000000000000";
/** What the server stamps objects with: the same in each run. */
const created = "2026-01-01T00:00:00Z";
const optionsKinds = {
  CREATE: "CreateOptions",
  UPDATE: "UpdateOptions",
  DELETE: "DeleteOptions",
  CONNECT: "CreateOptions",
};

function arriving(object: JsonObject, served: Served): JsonObject {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const placed = served.namespaced ? { namespace: "default", ...metadata } : metadata;
  return served.completed({ ...object, metadata: placed }, created);
}

function servedOf(object: JsonObject, kinds: Kinds, request: JsonObject | undefined): Served {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== "string" || typeof kind !== "string")
    throw new UsageError(`object: ${brief(object)} has no apiVersion and kind`, "write both");
  const served = kinds.resource(apiVersion, kind);
  if (served !== undefined) return served;
  const given: Json | undefined = request?.["resource"];
  const resource = isObject(given) ? given["resource"] : undefined;
  if (typeof resource !== "string")
    throw new UsageError(
      `object: ${apiVersion} ${kind} is no kind that is known here`,
      "name its CustomResourceDefinition under given, or its request.resource {group, version, resource}",
    );
  const [version = "", group = ""] = apiVersion.split("/").reverse();
  const namespaced = isObject(object["metadata"]) && object["metadata"]["namespace"] !== undefined;
  return { group, version, resource, kind, namespaced, completed: (whole) => whole };
}

function placeOf({ metadata }: JsonObject): { readonly name: string; readonly namespace: string } {
  const text = (field: string) => {
    const value = isObject(metadata) ? metadata[field] : undefined;
    return typeof value === "string" ? value : "";
  };
  return { name: text("name"), namespace: text("namespace") };
}
