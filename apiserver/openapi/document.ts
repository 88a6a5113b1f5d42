import type { JsonObject } from "@bubustack/api/json";
import { metadataSchema } from "../resources/metadata-schema.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import { metadataName, openapiSchema, reference, render, schemaName } from "./schema.ts";

const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });

function query(name: string, type: string, description: string): JsonObject {
  return { name, in: "query", description, schema: { type, uniqueItems: true } };
}

const writeParameters = [
  query("dryRun", "string", "All: the request is judged and answered, and nothing is stored."),
  query("fieldManager", "string", "Who makes the change, at most 128 characters."),
  query("fieldValidation", "string", "What unknown and duplicate fields mean: Ignore, Warn or Strict."),
];
const forceParameter = query("force", "boolean", "Whether an apply takes over what others own.");
const listParameters = [
  query("allowWatchBookmarks", "boolean", "Whether a watch may send bookmarks."),
  query("continue", "string", "Where the last page ended."),
  query("fieldSelector", "string", "Selects by fields."),
  query("labelSelector", "string", "Selects by labels."),
  query("limit", "integer", "Most objects on one page."),
  query("resourceVersion", "string", "From which version on."),
  query("resourceVersionMatch", "string", "How resourceVersion is meant: Exact or NotOlderThan."),
  query("sendInitialEvents", "boolean", "Whether a watch starts with what is there."),
  query("timeoutSeconds", "integer", "Seconds until the request ends."),
  query("watch", "boolean", "Whether changes are sent as they happen."),
];
const deleteParameters = [
  query("dryRun", "string", "All: the request is judged and answered, and nothing is stored."),
  query("gracePeriodSeconds", "integer", "Seconds that the object is given."),
  query("propagationPolicy", "string", "What happens to dependents: Orphan, Background or Foreground."),
];

function pathParameter(name: string, description: string): JsonObject {
  return { name, in: "path", required: true, description, schema: { type: "string", uniqueItems: true } };
}

/** One operation, with the kind that it is about. */
function operation(
  resource: Resource,
  action: string,
  description: string,
  parameters: readonly JsonObject[],
  body?: JsonObject,
): JsonObject {
  const { group, version, kind } = resource;
  return {
    description,
    operationId: `${action}${kind}${group.replaceAll(/\W/g, "_")}${version}`,
    tags: [groupVersion(resource).replaceAll(/\W/g, "_")],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined ? {} : { requestBody: body }),
    responses: {
      "200": {
        description: "OK",
        content: json(action === "list" ? reference(`${schemaName(resource)}List`) : reference(schemaName(resource))),
      },
      "401": { description: "Unauthorized" },
    },
    "x-kubernetes-action": action,
    "x-kubernetes-group-version-kind": { group, version, kind },
  };
}

function paths(resource: Resource): readonly (readonly [string, JsonObject])[] {
  const { group, kind, namespaced } = resource;
  const root = `/${group === "" ? "api" : "apis"}/${groupVersion(resource)}`;
  const collection = `${root}${namespaced ? "/namespaces/{namespace}" : ""}/${resource.resource}`;
  const namespace = namespaced ? [pathParameter("namespace", "Namespace of the objects.")] : [];
  const whole = { content: json(reference(schemaName(resource))), required: true };
  const patches = ["application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml"];
  const taken = resource.custom ? patches : [...patches, "application/strategic-merge-patch+json"];
  const patchBody = {
    content: Object.fromEntries(taken.map((type) => [type, { schema: { type: "object" } }])),
    required: true,
  };
  const one = {
    get: operation(resource, "get", `Reads one ${kind}.`, []),
    put: operation(resource, "put", `Replaces one ${kind}.`, writeParameters, whole),
    patch: operation(resource, "patch", `Changes one ${kind}.`, [...writeParameters, forceParameter], patchBody),
  };
  const post = operation(resource, "post", `Creates one ${kind}.`, writeParameters, whole);
  if (!resource.verbs.includes("get")) return [[collection, { parameters: namespace, post }]];
  const parameters = [...namespace, pathParameter("name", `Name of the ${kind}.`)];
  return [
    [
      collection,
      {
        parameters: namespace,
        get: operation(resource, "list", `Lists or watches objects of kind ${kind}.`, listParameters),
        post,
        delete: operation(resource, "deletecollection", `Deletes objects of kind ${kind}.`, [
          ...listParameters,
          ...deleteParameters,
        ]),
      },
    ],
    [
      `${collection}/{name}`,
      { ...one, delete: operation(resource, "delete", `Deletes one ${kind}.`, deleteParameters), parameters },
    ],
    ...(resource.status ? [[`${collection}/{name}/status`, { ...one, parameters }] as const] : []),
  ];
}

function listSchema(resource: Resource): JsonObject {
  const { group, version, listKind } = resource;
  return {
    type: "object",
    description: `A list of objects of kind ${resource.kind}.`,
    required: ["items"],
    properties: {
      apiVersion: { type: "string", description: "Group and version of the list." },
      kind: { type: "string", description: "Kind of the list." },
      metadata: { type: "object", description: "Version of the list and where it goes on." },
      items: { type: "array", description: "The objects.", items: reference(schemaName(resource)) },
    },
    "x-kubernetes-group-version-kind": [{ group, version, kind: listKind }],
  };
}

/** The OpenAPI v3 document of the resources of one group and version. */
export function document(resources: readonly Resource[]): JsonObject {
  const schemas = resources.flatMap((resource) => [
    [schemaName(resource), openapiSchema(resource)] as const,
    [`${schemaName(resource)}List`, listSchema(resource)] as const,
  ]);
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: "unversioned" },
    paths: Object.fromEntries(resources.flatMap(paths)),
    components: {
      schemas: { ...Object.fromEntries(schemas), [metadataName]: render(metadataSchema) },
      securitySchemes: {
        BearerToken: { type: "apiKey", name: "authorization", in: "header", description: "Bearer token" },
      },
    },
  };
}
