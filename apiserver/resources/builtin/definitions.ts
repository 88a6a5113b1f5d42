/** CustomResourceDefinition, the kind that brings the others. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { label1035Problems, subdomainProblems } from "../../validation/names.ts";
import { linearPattern } from "../../validation/pattern.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, metaOf, objectAt, textAt, withMeta } from "../object.ts";
import type { Column } from "../resource.ts";
import { flag, freeObject, int, keyed, listOf, object, text, time } from "../schema-words.ts";
import { define } from "./define.ts";

const texts = (description: string) => listOf(description, { type: "string" });

const names = object(
  "How the resource is called.",
  {
    categories: texts("Groups of resources that it is in, such as all."),
    kind: text("Kind, in CamelCase."),
    listKind: text("Kind of lists; the kind with List unless given."),
    plural: text("Plural, in lower case: part of the URL."),
    shortNames: texts("Short names for the command line."),
    singular: text("Singular, in lower case; the kind in lower case unless given."),
  },
  ["plural", "kind"],
);

const version = object(
  "One version of the resource.",
  {
    additionalPrinterColumns: listOf(
      "Columns of kubectl get.",
      object(
        "One column.",
        {
          description: text("What the column says."),
          format: text("OpenAPI format of the type."),
          jsonPath: text("Where the cell's value is, as a simple JSON path."),
          name: text("Heading."),
          priority: int("0 shows always, more only with -o wide."),
          type: text("OpenAPI type."),
        },
        ["name", "type", "jsonPath"],
      ),
    ),
    deprecated: flag("Whether the version should not be used any more."),
    deprecationWarning: text("What requests to a deprecated version are told."),
    name: text("Name, such as v1."),
    schema: object("What objects look like.", { openAPIV3Schema: freeObject("The structural schema.") }),
    selectableFields: listOf(
      "Fields that field selectors may name.",
      object("One field.", { jsonPath: text("Where it is.") }, ["jsonPath"]),
    ),
    served: flag("Whether the version is served."),
    storage: flag("Whether objects are stored in this version."),
    subresources: object("Its subresources.", {
      scale: freeObject("The subresource scale."),
      status: freeObject("The subresource status."),
    }),
  },
  ["name", "served", "storage"],
);

const schema = rootSchema(
  "A CustomResourceDefinition brings a kind of object to the API.",
  {
    spec: object(
      "What is served.",
      {
        conversion: object("How versions become each other.", {
          strategy: text("None or Webhook."),
          webhook: freeObject("The webhook that converts."),
        }),
        group: text("Group of the resource."),
        names,
        preserveUnknownFields: flag("Must be false."),
        scope: text("Namespaced or Cluster."),
        versions: listOf("The versions.", version),
      },
      ["group", "names", "scope", "versions"],
    ),
    status: object("State of the definition.", {
      acceptedNames: names,
      conditions: keyed(
        "Aspects of the state.",
        object("One aspect.", {
          lastTransitionTime: time("When it last changed."),
          message: text("What happened, for people."),
          observedGeneration: int("The generation that it is about.", "int64"),
          reason: text("What happened, in one word."),
          status: text("True, False or Unknown."),
          type: text("Which aspect."),
        }),
        "type",
      ),
      observedGeneration: int("The generation that the status is about.", "int64"),
      storedVersions: texts("Versions that objects were ever stored in."),
    }),
  },
  ["spec"],
);

/** The finalizer under which a definition waits until its objects are gone. */
export const cleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

const columns: readonly Column[] = [
  {
    name: "Created At",
    type: "date",
    description: "When the definition was created.",
    cell: (crd) => textAt(crd, "metadata", "creationTimestamp"),
  },
];

function completed(crd: JsonObject): JsonObject {
  const spec = objectAt(crd, "spec");
  const given = objectAt(spec, "names");
  const kind = textAt(given, "kind");
  const defaults = { singular: kind.toLowerCase(), listKind: `${kind}List` };
  return { ...crd, spec: { conversion: { strategy: "None" }, ...spec, names: { ...defaults, ...given } } };
}

function established(crd: JsonObject, old: JsonObject | undefined, now: string): JsonObject {
  const storage = listAt(crd, "spec", "versions").find((item) => at(item, "storage") === true);
  const before = listAt(old, "status", "storedVersions");
  const name = textAt(storage, "name");
  const condition = (type: string, reason: string, message: string) => {
    const found = listAt(old, "status", "conditions").find((item) => textAt(item, "type") === type);
    return found ?? { type, status: "True", reason, message, lastTransitionTime: now };
  };
  const terminating = listAt(old, "status", "conditions").filter((item) => textAt(item, "type") === "Terminating");
  return {
    ...crd,
    status: {
      conditions: [
        condition("NamesAccepted", "NoConflicts", "no conflicts found"),
        condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
        ...terminating,
      ],
      acceptedNames: objectAt(crd, "spec", "names"),
      storedVersions: before.includes(name) ? before : [...before, name],
    },
  };
}

function withFinalizer(crd: JsonObject): JsonObject {
  const finalizers = listAt(metaOf(crd), "finalizers");
  return finalizers.includes(cleanupFinalizer) ? crd : withMeta(crd, { finalizers: [...finalizers, cleanupFinalizer] });
}

function problems(crd: JsonObject, old: JsonObject | undefined): readonly FieldError[] {
  const errors: FieldError[] = [];
  const [group, plural, scope] = [
    textAt(crd, "spec", "group"),
    textAt(crd, "spec", "names", "plural"),
    textAt(crd, "spec", "scope"),
  ];
  const name = textAt(crd, "metadata", "name");
  const wanted = `${plural}.${group}`;
  if (name !== wanted) errors.push(invalidField("metadata.name", name, `must be spec.names.plural+"."+spec.group`));
  if (group.split(".").length < 2)
    errors.push(invalidField("spec.group", group, "should be a domain with at least one dot"));
  for (const problem of subdomainProblems(group)) errors.push(invalidField("spec.group", group, problem));
  for (const problem of label1035Problems(plural)) errors.push(invalidField("spec.names.plural", plural, problem));
  for (const problem of label1035Problems(textAt(crd, "spec", "names", "kind").toLowerCase())) {
    errors.push(
      invalidField(
        "spec.names.kind",
        textAt(crd, "spec", "names", "kind"),
        `may have mixed case, but should otherwise match: ${problem}`,
      ),
    );
  }
  if (scope !== "Namespaced" && scope !== "Cluster")
    errors.push(notSupported("spec.scope", scope, ["Cluster", "Namespaced"]));
  if (old !== undefined && scope !== textAt(old, "spec", "scope")) {
    errors.push(invalidField("spec.scope", scope, "field is immutable"));
  }
  return [...errors, ...versionProblems(listAt(crd, "spec", "versions"))];
}

function versionProblems(versions: readonly Json[]): readonly FieldError[] {
  const errors: FieldError[] = [];
  const storage = versions.filter((item) => at(item, "storage") === true).length;
  if (storage !== 1) {
    errors.push(
      invalidField(
        "spec.versions",
        versions.map((item) => textAt(item, "name")),
        "must have exactly one version marked as storage version",
      ),
    );
  }
  const seen = new Set<string>();
  for (const [index, item] of versions.entries()) {
    const field = `spec.versions[${index}]`;
    const name = textAt(item, "name");
    for (const problem of label1035Problems(name)) errors.push(invalidField(`${field}.name`, name, problem));
    if (seen.has(name)) errors.push({ reason: "FieldValueDuplicate", field: `${field}.name`, value: name, detail: "" });
    seen.add(name);
    const root = at(item, "schema", "openAPIV3Schema");
    if (!isObject(root)) errors.push(requiredField(`${field}.schema.openAPIV3Schema`, "schemas are required"));
    else errors.push(...schemaProblems(root, `${field}.schema.openAPIV3Schema`));
  }
  return errors;
}

/** What makes a schema unusable: a root that is no object, and patterns outside RE2. */
function schemaProblems(root: JsonObject, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (root.type !== "object") errors.push(invalidField(`${field}.type`, root.type ?? "", "must be object at the root"));
  walk(root, field, (node, path) => {
    if (typeof node.pattern !== "string") return;
    try {
      linearPattern(node.pattern);
    } catch {
      errors.push(invalidField(`${path}.pattern`, node.pattern, "must be a valid regular expression (RE2)"));
    }
  });
  return errors;
}

/** Visits every schema under a schema. */
function walk(node: JsonObject, path: string, visit: (node: JsonObject, path: string) => void): void {
  visit(node, path);
  for (const [name, child] of Object.entries(objectAt(node, "properties"))) {
    if (isObject(child)) walk(child, `${path}.properties[${name}]`, visit);
  }
  for (const key of ["items", "additionalProperties", "not"] as const) {
    const child = node[key];
    if (isObject(child)) walk(child, `${path}.${key}`, visit);
  }
  for (const key of ["allOf", "anyOf", "oneOf"] as const) {
    for (const [index, child] of listAt(node, key).entries())
      if (isObject(child)) walk(child, `${path}.${key}[${index}]`, visit);
  }
}

/** What this server does not evaluate of a definition, one line each. */
export function unevaluatedOf(crd: JsonObject): readonly string[] {
  const found = new Set<string>();
  const name = textAt(crd, "metadata", "name");
  for (const item of listAt(crd, "spec", "versions")) {
    if (at(item, "subresources", "scale") !== undefined) found.add("subresource scale");
    const root = at(item, "schema", "openAPIV3Schema");
    if (!isObject(root)) continue;
    walk(root, "", (node) => {
      if (node["x-kubernetes-validations"] !== undefined) found.add("x-kubernetes-validations");
    });
  }
  if (textAt(crd, "spec", "conversion", "strategy") === "Webhook") found.add("conversion webhook");
  return [...found].map((what) => `not evaluated by this server: ${what} of ${name}`);
}

export const customResourceDefinitions = define({
  group: "apiextensions.k8s.io",
  kind: "CustomResourceDefinition",
  namespaced: false,
  shortNames: ["crd", "crds"],
  categories: ["api-extensions"],
  status: true,
  generation: true,
  unconditionalUpdate: false,
  schema,
  columns: [
    {
      name: "Name",
      type: "string",
      format: "name",
      description: "Name.",
      cell: (crd) => textAt(crd, "metadata", "name"),
    },
    ...columns,
  ],
  strategy: {
    create: (crd, now) => established(withFinalizer(completed(crd)), undefined, now),
    update: (crd, old, now) => established(completed(crd), old, now),
    validate: problems,
    warnings: unevaluatedOf,
  },
});
