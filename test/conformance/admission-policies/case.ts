/**
 * The form of the cases: which policies are in force, what is asked, and what the answer is. Every request is a dry run, so that
 * no case leaves anything behind for the next one.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { nativeObjects } from "@bubustack/policies/native/objects";
import { parseAllDocuments } from "yaml";

/** Policies with what is there before them, and the requests that they meet. One document of a file. */
export interface Group {
  readonly group: string;
  /** Objects that are stored before the policies are. */
  readonly given: readonly JsonObject[];
  /** Policies and bindings. */
  readonly policies: readonly JsonObject[];
  readonly cases: readonly Case[];
}

export interface Case {
  readonly name: string;
  readonly request: Request;
  /** Whether the request is let through. */
  readonly allowed: boolean;
  /** Audit annotations of policies that must be there. A server of the suite does not always show them. */
  readonly audit: { readonly [key: string]: string };
}

const requestVerbs = ["create", "replace", "patch", "apply", "delete"] as const;

export interface Request {
  readonly verb: (typeof requestVerbs)[number];
  /** For a patch, what changes; for a delete, which object. */
  readonly object: JsonObject;
  readonly subresource: string;
  /** Who asks; empty for the administrator. */
  readonly user: string;
  readonly groups: readonly string[];
}

const folder = join(import.meta.dirname, "cases");

/** All groups, by file. */
export function readGroups(): ReadonlyMap<string, readonly Group[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return new Map(files.toSorted().map((name) => [name.slice(0, -".yaml".length), readFile(join(folder, name))]));
}

function readFile(path: string): readonly Group[] {
  return parseAllDocuments(readFileSync(path, "utf8"), { merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0]?.message}`);
    return groupOf(document.toJS() as JsonObject);
  });
}

function groupOf(given: JsonObject): Group {
  return {
    group: textOf(given["group"]),
    given: listOf(given["given"]).map(objectOf),
    policies: listOf(given["policies"]).flatMap(policyOf),
    cases: listOf(given["cases"]).map(caseOf),
  };
}

function caseOf(item: JsonObject): Case {
  const verb = requestVerbs.find((one) => item[one] !== undefined);
  if (verb === undefined) throw new Error(`no request: ${JSON.stringify(item)}`);
  if (item["expect"] !== "allow" && item["expect"] !== "deny") throw new Error(`no answer: ${JSON.stringify(item)}`);
  return {
    name: textOf(item["name"]),
    allowed: item["expect"] === "allow",
    audit: isObject(item["audit"]) ? (item["audit"] as Case["audit"]) : {},
    request: {
      verb,
      object: objectOf(isObject(item[verb]) ? item[verb] : {}),
      subresource: textOf(item["subresource"]),
      user: textOf(item["as"]),
      groups: textsOf(item["groups"]),
    },
  };
}

const apiVersions: { readonly [kind: string]: string } = {
  Widget: "cases.bubustack.io/v1",
  Gadget: "cases.bubustack.io/v1",
  ClusterRole: "rbac.authorization.k8s.io/v1",
  ClusterRoleBinding: "rbac.authorization.k8s.io/v1",
  Role: "rbac.authorization.k8s.io/v1",
  RoleBinding: "rbac.authorization.k8s.io/v1",
  Lease: "coordination.k8s.io/v1",
  Deployment: "apps/v1",
  Job: "batch/v1",
  CronJob: "batch/v1",
  MutatingWebhookConfiguration: "admissionregistration.k8s.io/v1",
  ValidatingWebhookConfiguration: "admissionregistration.k8s.io/v1",
  ValidatingAdmissionPolicy: "admissionregistration.k8s.io/v1",
  ValidatingAdmissionPolicyBinding: "admissionregistration.k8s.io/v1",
  MutatingAdmissionPolicy: "admissionregistration.k8s.io/v1",
  MutatingAdmissionPolicyBinding: "admissionregistration.k8s.io/v1",
};

/** Kinds whose objects are in no namespace. */
const ofCluster = new Set(
  (
    "Namespace Gadget ClusterRole ClusterRoleBinding MutatingWebhookConfiguration ValidatingWebhookConfiguration " +
    "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding MutatingAdmissionPolicy MutatingAdmissionPolicyBinding"
  ).split(" "),
);

const metadata = ["name", "namespace", "generateName", "labels", "annotations", "finalizers"];

/** The namespace that all cases are in which name no other. */
export const home = "cases";

/** An object as it is sent: names, labels and the like may be written beside the kind. */
function objectOf(short: JsonObject): JsonObject {
  const kind = textOf(short["kind"]) || "ConfigMap";
  const meta: { [key: string]: Json | undefined } = { ...(isObject(short["metadata"]) ? short["metadata"] : {}) };
  const rest: { [key: string]: Json | undefined } = {};
  for (const [key, value] of Object.entries(short)) {
    if (metadata.includes(key)) meta[key] = value;
    else if (key !== "metadata") rest[key] = value;
  }
  if (!ofCluster.has(kind)) meta["namespace"] ??= home;
  return { apiVersion: apiVersions[kind] ?? "v1", kind, metadata: meta, ...rest };
}

/**
 * A policy with its bindings: `validating: NAME` or `mutating: NAME`, its rules as words, the rest of its spec; or
 * `native: NAME`, one of ours as installations get it.
 */
function policyOf(short: JsonObject): readonly JsonObject[] {
  if (short["native"] !== undefined)
    return nativeObjects().filter(({ metadata }) => nameIn(metadata) === short["native"]);
  const { validating, mutating, on, bind, ...spec } = short;
  const name = textOf(validating ?? mutating);
  const kind = validating === undefined ? "MutatingAdmissionPolicy" : "ValidatingAdmissionPolicy";
  const rules = textsOf(on).map(ruleOf);
  const constraints = isObject(spec["matchConstraints"]) ? spec["matchConstraints"] : {};
  const bindings = bind === undefined ? [{}] : listOf(bind);
  const always = validating === undefined ? {} : { validationActions: ["Deny"] };
  const reinvoke = validating === undefined ? { reinvocationPolicy: "Never" } : {};
  const whole = { ...reinvoke, ...spec, matchConstraints: { resourceRules: rules, ...constraints } };
  return [
    objectOf({ kind, name, spec: whole }),
    ...bindings.map((given, index) =>
      objectOf({
        kind: `${kind}Binding`,
        name: index === 0 ? name : `${name}-${index}`,
        spec: { policyName: name, ...always, ...given },
      }),
    ),
  ];
}

function nameIn(metadata: Json | undefined): Json | undefined {
  return isObject(metadata) ? metadata["name"] : undefined;
}

/** `CREATE,UPDATE v1 configmaps,secrets`, with the scope as a fourth word where there is one. */
function ruleOf(words: string): JsonObject {
  const [operations = "", version = "", resources = "", scope] = words.split(" ");
  const [group, own] = version.includes("/") ? version.split("/") : ["", version];
  return {
    operations: operations.split(","),
    apiGroups: [group ?? ""],
    apiVersions: [own ?? ""],
    resources: resources.split(","),
    ...(scope === undefined ? {} : { scope }),
  };
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

function textsOf(value: Json | undefined): readonly string[] {
  return isList(value) ? value.map(String) : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
