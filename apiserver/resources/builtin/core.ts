/** Namespaces, ConfigMaps, Secrets, ServiceAccounts: kinds of the core group that are only data here. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { accountNames, tokenSecretType } from "../../authn/accounts/secret-tokens.ts";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, requiredField } from "../../validation/field-error.ts";
import { labelProblems } from "../../validation/names.ts";
import { rootSchema } from "../metadata-schema.ts";
import { objectAt, textAt, textMap, withMeta } from "../object.ts";
import type { Column } from "../resource.ts";
import { flag, keyed, listOf, mapOf, object, text, time } from "../schema-words.ts";
import { define } from "./define.ts";

function column(name: string, type: string, description: string, cell: (object: JsonObject) => Json): Column {
  return { name, type, description, cell };
}

const condition = object(
  "One aspect of the state.",
  {
    lastTransitionTime: time("When the status last changed."),
    message: text("What happened, for people."),
    reason: text("What happened, in one word."),
    status: text("True, False or Unknown."),
    type: text("Which aspect."),
  },
  ["type", "status"],
);

/** The label that names a namespace for selectors; nobody can forge it. */
export const nameLabel = "kubernetes.io/metadata.name";

function labelled(namespace: JsonObject): JsonObject {
  const labels = { ...textMap(namespace, "metadata", "labels"), [nameLabel]: textAt(namespace, "metadata", "name") };
  return withMeta(namespace, { labels });
}

export const namespaces = define({
  group: "",
  kind: "Namespace",
  namespaced: false,
  shortNames: ["ns"],
  status: true,
  answersDeleted: true,
  verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
  nameProblems: labelProblems,
  subresources: [{ name: "finalize", group: "", version: "v1", kind: "Namespace", verbs: ["update"] }],
  selectableFields: ["status.phase"],
  columns: [column("Status", "string", "Active, or Terminating.", (o) => textAt(o, "status", "phase"))],
  schema: rootSchema("A Namespace is a scope for names.", {
    spec: object("How the namespace behaves.", {
      finalizers: listOf("What must be emptied before the namespace may go.", { type: "string" }),
    }),
    status: object("State of the namespace.", {
      conditions: keyed("Details of the state.", condition, "type"),
      phase: text("Active, or Terminating."),
    }),
  }),
  strategy: {
    // One whose name is still to be made is labelled once it has it.
    defaults: (given) => (textAt(given, "metadata", "name") === "" ? given : labelled(given)),
    create: (given) => labelled({ ...given, spec: { finalizers: ["kubernetes"] }, status: { phase: "Active" } }),
    update: (given, old) => labelled({ ...given, spec: objectAt(old, "spec") }),
  },
});

const dataKey = /^[-._a-zA-Z0-9]+$/;

function dataProblems(given: JsonObject, old: JsonObject | undefined, ...fields: readonly string[]): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of fields) {
    for (const key of Object.keys(objectAt(given, field))) {
      if (key.length > 253)
        errors.push(invalidField(`${field}[${key.slice(0, 64)}…]`, "", "must be no more than 253 characters"));
      else if (!dataKey.test(key)) {
        errors.push(
          invalidField(
            `${field}[${key}]`,
            key,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or " +
              "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
          ),
        );
      }
    }
    const changed = JSON.stringify(objectAt(given, field)) !== JSON.stringify(objectAt(old, field));
    if (old?.immutable === true && changed) {
      errors.push({ reason: "FieldValueForbidden", field, detail: "field is immutable when `immutable` is set" });
    }
  }
  if (old?.immutable === true && given.immutable !== true) {
    errors.push({
      reason: "FieldValueForbidden",
      field: "immutable",
      detail: "field is immutable when `immutable` is set",
    });
  }
  return errors;
}

function count(given: JsonObject, ...fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + Object.keys(objectAt(given, field)).length, 0);
}

export const configMaps = define({
  group: "",
  kind: "ConfigMap",
  namespaced: true,
  shortNames: ["cm"],
  columns: [column("Data", "string", "Number of entries.", (o) => count(o, "data", "binaryData"))],
  schema: rootSchema("A ConfigMap holds configuration that is no secret.", {
    binaryData: mapOf("Bytes by key, in Base64.", text("Bytes in Base64.", { format: "byte" })),
    data: mapOf("Text by key.", { type: "string" }),
    immutable: flag("Whether the data can not be changed any more."),
  }),
  strategy: {
    validate: (given, old) => dataProblems(given, old, "data", "binaryData"),
  },
});

/** `stringData` is written in clear text and kept as Base64 in `data`. */
function encoded(given: JsonObject): JsonObject {
  const { stringData, ...rest } = given;
  const clear = Object.entries(textMap({ stringData: stringData ?? null }, "stringData")).map(
    ([key, value]) => [key, Buffer.from(value, "utf8").toString("base64")] as const,
  );
  const data = { ...objectAt(given, "data"), ...Object.fromEntries(clear) };
  const type = textAt(given, "type");
  return {
    ...rest,
    ...(Object.keys(data).length === 0 ? {} : { data }),
    type: type === "" ? "Opaque" : type,
  };
}

/** A Secret that holds a token of a ServiceAccount says of which. */
function accountProblems(secret: JsonObject): readonly FieldError[] {
  if (textAt(secret, "type") !== tokenSecretType) return [];
  if (textAt(secret, "metadata", "annotations", accountNames.name) !== "") return [];
  return [requiredField(`metadata.annotations[${accountNames.name}]`)];
}

export const secrets = define({
  group: "",
  kind: "Secret",
  namespaced: true,
  selectableFields: ["type"],
  columns: [
    column("Type", "string", "What the secret is for.", (o) => textAt(o, "type")),
    column("Data", "string", "Number of entries.", (o) => count(o, "data")),
  ],
  schema: rootSchema("A Secret holds bytes that only some may read.", {
    data: mapOf("Bytes by key, in Base64.", text("Bytes in Base64.", { format: "byte" })),
    immutable: flag("Whether the data can not be changed any more."),
    stringData: mapOf("Clear text by key; written into data and never read back.", { type: "string" }),
    type: { ...text("What the secret is for."), default: "Opaque" },
  }),
  strategy: {
    create: encoded,
    update: (given, old) => encoded(textAt(given, "type") === "" ? { ...given, type: textAt(old, "type") } : given),
    validate: (given, old) => [
      ...dataProblems(given, old, "data"),
      ...accountProblems(given),
      ...(old !== undefined && textAt(given, "type") !== textAt(old, "type")
        ? [invalidField("type", textAt(given, "type"), "field is immutable")]
        : []),
    ],
  },
});

/** A reference to an object (core/v1 ObjectReference). */
export function objectReference(description: string): Structural {
  return object(description, {
    apiVersion: text("Group and version."),
    fieldPath: text("The part of the object that is meant."),
    kind: text("Kind."),
    name: text("Name."),
    namespace: text("Namespace."),
    resourceVersion: text("Version of the object that is meant."),
    uid: text("UID."),
  });
}

export const serviceAccounts = define({
  group: "",
  kind: "ServiceAccount",
  namespaced: true,
  shortNames: ["sa"],
  answersDeleted: true,
  subresources: [
    { name: "token", group: "authentication.k8s.io", version: "v1", kind: "TokenRequest", verbs: ["create"] },
  ],
  schema: rootSchema("A ServiceAccount is an identity for programs.", {
    automountServiceAccountToken: flag("Whether pods get a token of it by default."),
    imagePullSecrets: keyed("Secrets to pull images with.", object("A secret.", { name: text("Name.") }), "name"),
    secrets: keyed("Secrets that pods of this account may use.", objectReference("A secret."), "name"),
  }),
});
