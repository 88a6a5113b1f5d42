import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import { definitionRuleErrors } from "../../validation/definition-rules.ts";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { label1035Problems, subdomainProblems } from "../../validation/names.ts";
import { linearPattern } from "../../validation/pattern.ts";
import { at, listAt, textAt } from "../object.ts";
import { walkSchemas } from "./schema-walk.ts";

/** What makes a definition unusable. */
export function definitionProblems(crd: JsonObject, old: JsonObject | undefined): readonly FieldError[] {
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
  return [...errors, ...versionProblems(listAt(crd, "spec", "versions"), listAt(old, "spec", "versions"))];
}

function versionProblems(versions: readonly Json[], before: readonly Json[]): readonly FieldError[] {
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
    else {
      const old = before.find((one) => textAt(one, "name") === name);
      errors.push(...schemaProblems(root, schemaField(versions, index), at(old, "schema", "openAPIV3Schema")));
    }
    errors.push(...scaleProblems(at(item, "subresources", "scale"), `${field}.subresources.scale`));
  }
  return errors;
}

/** Where the schema of a version is said to be: the API server knows one schema where all versions have the same. */
function schemaField(versions: readonly Json[], index: number): string {
  const [first, ...rest] = versions.map((item) => at(item, "schema", "openAPIV3Schema"));
  const alike = first !== undefined && rest.every((schema) => schema !== undefined && equal(schema, first));
  return `${alike ? "spec.validation" : `spec.versions[${index}].schema`}.openAPIV3Schema`;
}

/** What makes a scale unusable: paths that lead elsewhere than into spec and status. */
function scaleProblems(scale: Json | undefined, field: string): readonly FieldError[] {
  if (scale === undefined) return [];
  const paths = [
    ["specReplicasPath", ".spec."],
    ["statusReplicasPath", ".status."],
  ] as const;
  return paths.flatMap(([name, start]) => {
    const path = textAt(scale, name);
    if (path === "") return [requiredField(`${field}.${name}`)];
    const good = path.startsWith(start) && !path.includes("[");
    return good ? [] : [invalidField(`${field}.${name}`, path, `should be a json path under ${start.slice(0, -1)}`)];
  });
}

/** What makes a schema unusable: a root that is no object, patterns outside RE2, and rules that cannot be asked. */
function schemaProblems(root: JsonObject, field: string, old: Json | undefined): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (root.type !== "object") errors.push(invalidField(`${field}.type`, root.type ?? "", "must be object at the root"));
  // A schema that was accepted stays so, and costs nothing when its definition's status is written.
  if (old !== undefined && equal(root, old)) return errors;
  walkSchemas(root, field, (node, path) => {
    if (typeof node.pattern !== "string") return;
    try {
      linearPattern(node.pattern);
    } catch {
      errors.push(invalidField(`${path}.pattern`, node.pattern, "must be a valid regular expression (RE2)"));
    }
  });
  return errors.length > 0 ? errors : definitionRuleErrors(root, field);
}
