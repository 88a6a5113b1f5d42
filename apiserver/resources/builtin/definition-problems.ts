import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import { conversionErrors } from "../../definitions/conversion.ts";
import { defaultErrors } from "../../definitions/defaults.ts";
import { isUnsupported, keywordErrors } from "../../definitions/keywords.ts";
import { approvalErrors, groupErrors, nameErrors } from "../../definitions/names.ts";
import { selectableErrors } from "../../definitions/selectable.ts";
import { structuralErrors } from "../../definitions/structural.ts";
import { definitionRuleErrors } from "../../validation/definition-rules.ts";
import type { FieldError } from "../../validation/field-error.ts";
import { forbiddenField, invalidField, notSupported, requiredField } from "../../validation/field-error.ts";
import { label1035Problems } from "../../validation/names.ts";
import { at, listAt, objectAt, textAt } from "../object.ts";

/** What makes a definition unusable. */
export function definitionProblems(crd: JsonObject, old: JsonObject | undefined): readonly FieldError[] {
  const errors: FieldError[] = [];
  const group = textAt(crd, "spec", "group");
  const name = textAt(crd, "metadata", "name");
  if (name !== `${textAt(crd, "spec", "names", "plural")}.${group}`)
    errors.push(invalidField("metadata.name", name, `must be spec.names.plural+"."+spec.group`));
  errors.push(...groupErrors(group));
  const scope = textAt(crd, "spec", "scope");
  if (scope === "") errors.push(requiredField("spec.scope"));
  else if (scope !== "Namespaced" && scope !== "Cluster")
    errors.push(notSupported("spec.scope", scope, ["Cluster", "Namespaced"]));
  errors.push(...versionProblems(crd, listAt(old, "spec", "versions")));
  errors.push(...nameErrors(objectAt(crd, "spec", "names"), "spec.names"));
  if (old !== undefined) errors.push(...changed(crd, old));
  errors.push(...conversionErrors(at(crd, "spec", "conversion"), "spec.conversion"));
  errors.push(...storedErrors(crd), ...approvalErrors(crd, old));
  if (at(crd, "spec", "preserveUnknownFields") === true) {
    const why =
      "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";
    errors.push(invalidField("spec.preserveUnknownFields", true, why));
  }
  return errors;
}

/** What cannot be changed: stored objects were made by it. */
function changed(crd: JsonObject, old: JsonObject): readonly FieldError[] {
  const fixed = [["scope"], ["names", "kind"], ["group"], ["names", "plural"]] as const;
  return fixed.flatMap((path) => {
    const now = textAt(crd, "spec", ...path);
    if (now === textAt(old, "spec", ...path)) return [];
    return [invalidField(`spec.${path.join(".")}`, now, "field is immutable")];
  });
}

/** Versions in which objects may be stored stay, until none is. */
function storedErrors(crd: JsonObject): readonly FieldError[] {
  const stored = listAt(crd, "status", "storedVersions");
  if (stored.length === 0)
    return [invalidField("status.storedVersions", null, "must have at least one stored version")];
  const there = listAt(crd, "spec", "versions").map((version) => textAt(version, "name"));
  return stored.flatMap((version, index) => {
    if (there.includes(String(version))) return [];
    const why = `missing from spec.versions; ${version} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${version} and removes ${version} from status.storedVersions`;
    return [invalidField(`status.storedVersions[${index}]`, version, why)];
  });
}

function versionProblems(crd: JsonObject, before: readonly Json[]): readonly FieldError[] {
  const versions = listAt(crd, "spec", "versions");
  const errors: FieldError[] = [];
  for (const [index, item] of versions.entries()) {
    const name = textAt(item, "name");
    const problems = label1035Problems(name);
    if (problems.length > 0) errors.push(invalidField(`spec.versions[${index}].name`, name, problems.join(",")));
    errors.push(...deprecationErrors(item, `spec.versions[${index}]`));
    const old = before.find((one) => textAt(one, "name") === name);
    errors.push(...schemaErrors(versions, index, old));
  }
  const names = versions.map((item) => textAt(item, "name"));
  if (new Set(names).size < names.length)
    errors.push(invalidField("spec.versions", versions, "must contain unique version names"));
  if (versions.filter((item) => at(item, "storage") === true).length !== 1) {
    const why = "must have exactly one version marked as storage version";
    errors.push(invalidField("spec.versions", versions, why));
  }
  return errors;
}

function deprecationErrors(version: Json, field: string): readonly FieldError[] {
  const warning = at(version, "deprecationWarning");
  if (warning === undefined) return [];
  const say = (why: string) => invalidField(`${field}.deprecationWarning`, warning, why);
  if (at(version, "deprecated") !== true) return [say("can only be set for deprecated versions")];
  const errors: FieldError[] = [];
  const text = String(warning);
  if (Buffer.byteLength(text) > 256) errors.push(say("must be <= 256 characters long"));
  if (text === "") errors.push(say("must not be an empty string"));
  const bad = text.search(/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u);
  if (bad >= 0) {
    const index = Buffer.byteLength(text.slice(0, bad));
    errors.push(say(`must only contain printable UTF-8 characters; non-printable character found at index ${index}`));
  }
  return errors;
}

/** Where a part of a version is said to be: the API server knows one of all where every version has the same. */
function placeOf(versions: readonly Json[], index: number, key: string, name: string): string {
  const [first, ...rest] = versions.map((item) => at(item, key));
  const alike = first !== undefined && rest.every((part) => part !== undefined && equal(part, first));
  return alike ? `spec.${name}` : `spec.versions[${index}].${key}`;
}

function schemaErrors(versions: readonly Json[], index: number, old: Json | undefined): readonly FieldError[] {
  const version = versions[index] ?? null;
  const errors: FieldError[] = [];
  const root = at(version, "schema", "openAPIV3Schema");
  const again =
    index > 0 && root !== undefined && equal(at(version, "schema") ?? null, at(versions[0], "schema") ?? null);
  const place = placeOf(versions, index, "schema", "validation");
  const status = at(version, "subresources", "status") !== undefined;
  if (!isObject(root)) errors.push(requiredField(`spec.versions[${index}].schema.openAPIV3Schema`));
  else if (!(again && place === "spec.validation"))
    errors.push(...schemaProblems(root, `${place}.openAPIV3Schema`, at(old, "schema", "openAPIV3Schema"), status));
  const subresources = placeOf(versions, index, "subresources", "subresources");
  errors.push(...scaleProblems(at(version, "subresources", "scale"), `${subresources}.scale`));
  const columns = placeOf(versions, index, "additionalPrinterColumns", "additionalPrinterColumns");
  errors.push(
    ...listAt(version, "additionalPrinterColumns").flatMap((one, at) => columnErrors(one, `${columns}[${at}]`)),
  );
  const selectable = placeOf(versions, index, "selectableFields", "selectableFields");
  if (isObject(root)) errors.push(...selectableErrors(listAt(version, "selectableFields"), root, selectable));
  return errors;
}

const columnTypes = ["boolean", "date", "integer", "number", "string"];
const columnFormats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

function columnErrors(column: Json, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const [type, format] = [textAt(column, "type"), textAt(column, "format")];
  if (textAt(column, "name") === "") errors.push(requiredField(`${field}.name`));
  const wanted = `must be one of ${columnTypes.join(",")}`;
  if (type === "") errors.push(requiredField(`${field}.type`, wanted));
  else if (!columnTypes.includes(type)) errors.push(invalidField(`${field}.type`, type, wanted));
  if (format !== "" && !columnFormats.includes(format))
    errors.push(invalidField(`${field}.format`, format, `must be one of ${columnFormats.join(",")}`));
  const path = textAt(column, "jsonPath");
  if (path === "") errors.push(requiredField(`${field}.JSONPath`));
  else if (!path.startsWith("."))
    errors.push(invalidField(`${field}.JSONPath`, path, "must be a simple json path starting with ."));
  return errors;
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
    if (!path.startsWith("."))
      return [invalidField(`${field}.${name}`, path, "must be a simple json path starting with .")];
    const good = path.startsWith(start) && !path.includes("[");
    return good ? [] : [invalidField(`${field}.${name}`, path, `should be a json path under ${start.slice(0, -1)}`)];
  });
}

/** Keywords beside `properties` that the root may have where the status is a resource of its own. */
const besideStatus: readonly string[] = ["allOf", "anyOf", "oneOf", "not", "enum", "default", "nullable"];

/** What makes a schema unusable. Rules and defaults are only asked of what is structural. */
function schemaProblems(
  root: JsonObject,
  field: string,
  old: Json | undefined,
  status: boolean,
): readonly FieldError[] {
  // A schema that was accepted stays so, and costs nothing when its definition's status is written.
  if (old !== undefined && equal(root, old)) return [];
  const errors: FieldError[] = [];
  if (at(root, "nullable") === true)
    errors.push(forbiddenField(`${field}.nullable`, "nullable cannot be true at the root"));
  if (status) {
    const strange = besideStatus.find((key) => key !== "nullable" && at(root, key) !== undefined);
    if (strange !== undefined) errors.push(invalidField(field, root, onlyBesideStatus));
  }
  const keywords = keywordErrors(root, field);
  // Of what is written in no structural way, nothing more is said.
  const shape = keywords.some(isUnsupported) ? keywords : structuralErrors(root, field);
  if (shape !== keywords) errors.push(...shape);
  if (shape.length === 0) errors.push(...defaultErrors(root, field));
  errors.push(...keywords);
  return errors.length > 0 ? errors : definitionRuleErrors(root, field);
}

const onlyBesideStatus =
  "only [Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern " +
  "MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields " +
  "XValidations] fields are allowed at the root of the schema if the status subresource is enabled";
