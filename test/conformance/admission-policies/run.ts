/** Runs cases on an API server: the embedded one, or a real one. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Group, Request } from "./case.ts";
import { home } from "./case.ts";

export interface Reply {
  readonly code: number;
  readonly body: JsonObject;
  readonly warnings: readonly string[];
}

/** An API server under test. */
export interface Target {
  send(
    method: string,
    path: string,
    body?: JsonObject,
    as?: { readonly user: string; readonly groups: readonly string[]; readonly contentType?: string },
  ): Promise<Reply>;
  /** Resolves when what was written before is in force; only a real server needs time for that. */
  inForce(): Promise<void>;
  /** Resolves when the params that were written before are known to the policies; the same. */
  paramsRead(): Promise<void>;
}

/** What a server answers, without what differs from run to run. */
export interface Answer {
  readonly code: number;
  readonly reason?: string;
  readonly message?: string;
  readonly causes?: Json;
  readonly warnings?: readonly string[];
  /** What would be stored. */
  readonly object?: JsonObject;
}

const plurals: { readonly [kind: string]: string } = {
  ValidatingAdmissionPolicy: "validatingadmissionpolicies",
  MutatingAdmissionPolicy: "mutatingadmissionpolicies",
  ClusterPolicy: "clusterpolicies",
};

function pathOf(object: JsonObject, named: boolean, subresource = ""): string {
  const { namespace, name } = metaOf(object);
  const kind = String(object["kind"]);
  const version = String(object["apiVersion"]);
  const root = version.includes("/") ? `/apis/${version}` : `/api/${version}`;
  const inside = namespace === undefined ? "" : `/namespaces/${namespace}`;
  const below = subresource === "" ? "" : `/${subresource}`;
  return `${root}${inside}/${plurals[kind] ?? `${kind.toLowerCase()}s`}${named ? `/${name}${below}` : ""}`;
}

function metaOf(object: JsonObject): JsonObject {
  return isObject(object["metadata"]) ? object["metadata"] : {};
}

/** What all cases find: the namespace that they are in, two kinds of their own, and the rights of who asks. */
export const world: readonly JsonObject[] = [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: home, labels: { team: "a", tier: "dev" } } },
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "elsewhere", labels: { team: "b" } } },
  definition("Widget", "Namespaced", ["v1", "v2"]),
  definition("Gadget", "Cluster", ["v1"]),
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "cases-writer" },
    rules: [{ apiGroups: ["", "cases.bubustack.io"], resources: ["*"], verbs: ["*"] }],
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: "cases-writers" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cases-writer" },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "writers" }],
  },
  // Kubernetes 1.36 stops following a built-in kind of params once the first policy that has it is gone, and never
  // follows it again. This policy, which matches nothing, stays.
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "follows-configmaps" },
    spec: {
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      matchConstraints: {
        resourceRules: [
          { apiGroups: ["nothing.example.com"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["nothings"] },
        ],
      },
      validations: [{ expression: "true" }],
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "follows-configmaps" },
    spec: {
      policyName: "follows-configmaps",
      validationActions: ["Deny"],
      paramRef: { name: "none", namespace: "default", parameterNotFoundAction: "Allow" },
    },
  },
];

function definition(kind: string, scope: string, versions: readonly string[]): JsonObject {
  const text = { type: "string" };
  const port = {
    type: "object",
    properties: { name: text, port: { type: "integer" }, protocol: { type: "string", default: "TCP" } },
    required: ["name"],
  };
  const properties = {
    size: { type: "integer" },
    color: { type: "string", default: "red" },
    ratio: { type: "number" },
    when: { type: "string", format: "date-time" },
    tags: { type: "array", items: text, "x-kubernetes-list-type": "set" },
    args: { type: "array", items: text },
    ports: { type: "array", items: port, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"] },
    place: { type: "object", properties: { x: { type: "integer" }, y: { type: "integer" } } },
    fixed: { type: "object", properties: { a: text, b: text }, "x-kubernetes-map-type": "atomic" },
    free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    settings: { type: "object", additionalProperties: text },
    amount: { "x-kubernetes-int-or-string": true },
  };
  const schema = {
    type: "object",
    properties: {
      spec: { type: "object", properties },
      status: { type: "object", properties: { ready: { type: "boolean" } } },
    },
  };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${kind.toLowerCase()}s.cases.bubustack.io` },
    spec: {
      group: "cases.bubustack.io",
      scope,
      names: { kind, plural: `${kind.toLowerCase()}s` },
      versions: versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        subresources: { status: {} },
        schema: { openAPIV3Schema: schema },
      })),
    },
  };
}

/** Stores objects; throws where one is refused. What is there already stays. */
export async function store(target: Target, objects: readonly JsonObject[]): Promise<void> {
  for (const object of objects) {
    const { code, body } = await target.send("POST", pathOf(object, false), object);
    if (code !== 201 && code !== 409) throw new Error(`${JSON.stringify(object["metadata"])}: ${body["message"]}`);
  }
}

async function remove(target: Target, objects: readonly JsonObject[]): Promise<void> {
  for (const object of objects.toReversed()) await target.send("DELETE", pathOf(object, true));
}

/** The answers to the cases of a group, by the names of the cases. */
export async function runGroup(
  target: Target,
  group: Group,
  answered: (name: string) => void = () => {},
): Promise<{ readonly [name: string]: Answer }> {
  const answers: { [name: string]: Answer } = {};
  try {
    await store(target, group.given);
    await store(target, group.policies);
    await target.inForce();
    if (group.policies.some(({ spec }) => isObject(spec) && spec["paramKind"] !== undefined)) await target.paramsRead();
    for (const { name, request } of group.cases) {
      answers[name] = unnumbered(answerOf(await ask(target, request)), request);
      answered(name);
    }
  } finally {
    // What was given may be held by the policies until they are no more in force.
    await remove(target, group.policies);
    await target.inForce();
    await remove(target, group.given);
  }
  return answers;
}

/** An answer without the part of the name that the server made. */
function unnumbered(answer: Answer, { object }: Request): Answer {
  const { generateName } = metaOf(object);
  if (typeof generateName !== "string") return answer;
  const pattern = new RegExp(`\\b${generateName}[a-z0-9]{5}\\b`, "g");
  return JSON.parse(JSON.stringify(answer).replaceAll(pattern, `${generateName}*`));
}

function ask(target: Target, { verb, object, subresource, user, groups }: Request): Promise<Reply> {
  const as = { user, groups };
  const path = `${pathOf(object, verb !== "create" || subresource !== "", subresource)}?dryRun=All&fieldManager=cases`;
  if (verb === "create") return target.send("POST", path, object, as);
  if (verb === "delete") return target.send("DELETE", path.replace("&fieldManager=cases", ""), undefined, as);
  if (verb === "replace") return target.send("PUT", path, object, as);
  const sent = subresource === "scale" ? { ...object, apiVersion: "autoscaling/v1", kind: "Scale" } : object;
  const applied = verb === "apply";
  const kind = applied ? "apply-patch+yaml" : "merge-patch+json";
  return target.send("PATCH", applied ? `${path}&force=true` : path, sent, {
    ...as,
    contentType: `application/${kind}`,
  });
}

function answerOf({ code, body, warnings }: Reply): Answer {
  const details = isObject(body["details"]) ? body["details"] : {};
  const said = warnings.length > 0 ? { warnings } : {};
  if (code >= 400)
    return {
      code,
      reason: String(body["reason"] ?? ""),
      message: String(body["message"] ?? ""),
      ...(details["causes"] !== undefined && { causes: details["causes"] }),
      ...said,
    };
  return { code, ...said, ...(body["kind"] === "Status" ? {} : { object: stripped(body) }) };
}

/** An object without what the server makes of itself, and without what a controller says of a policy a little later. */
function stripped({ status, ...object }: JsonObject): JsonObject {
  const { uid, resourceVersion, creationTimestamp, managedFields, generation, selfLink, ...metadata } = metaOf(object);
  const kept = status === undefined || plurals[String(object["kind"])] !== undefined ? {} : { status };
  return { ...object, metadata, ...kept };
}
