/** What is wrong with resources inside of resources, in the words of apiextensions-apiserver `schema/objectmeta`. */
import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { eachEmbedded } from "../resources/embedded.ts";
import { metadataCompiled } from "../resources/metadata-schema.ts";
import { at, metaOf, textAt, withMeta } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { metadataUnfit } from "./decoding.ts";
import type { FieldError } from "./field-error.ts";
import { invalidField, render, requiredField } from "./field-error.ts";
import { metadataErrors } from "./metadata.ts";
import { label1035Problems } from "./names.ts";
import { dotted } from "./violations.ts";

/** Why an object cannot be understood: apiVersion and kind are texts, metadata is metadata. Undefined where it can. */
export function embeddedFlaw(resource: Resource, object: JsonObject): string | undefined {
  let found: FieldError | undefined;
  if (resource.embedded?.() !== true) return undefined;
  eachEmbedded(resource.schema, object, (inner, path) => {
    found ??= flawOf(inner, path);
  });
  return found === undefined ? undefined : render(found);
}

function flawOf(inner: JsonObject, path: Path): FieldError | undefined {
  for (const field of ["apiVersion", "kind"]) {
    const value = at(inner, field);
    if (value !== undefined && typeof value !== "string")
      return invalidField(dotted([...path, field]), value, "must be a string");
  }
  const metadata = at(inner, "metadata");
  if (metadata === undefined) return undefined;
  const wrong = metadataCompiled.check(metadata).violations.find(({ rule }) => rule === "type");
  if (wrong === undefined) return undefined;
  return invalidField(dotted([...path, "metadata"]), metadata, metadataUnfit(wrong));
}

/** What the rules for kinds, versions and metadata say. */
export function embeddedErrors(resource: Resource, object: JsonObject): readonly FieldError[] {
  if (resource.embedded?.() !== true) return [];
  const errors: FieldError[] = [];
  eachEmbedded(resource.schema, object, (inner, path) => {
    errors.push(...typeErrors(inner, path));
    if (at(inner, "metadata") !== undefined) {
      // A name may be left out of what is only a template.
      const named = withMeta(inner, textAt(metaOf(inner), "name") === "" ? { name: "fakename" } : {});
      errors.push(...metadataErrors(metaOf(named), dotted([...path, "metadata"])));
    }
  });
  return errors;
}

function typeErrors(inner: JsonObject, path: Path): readonly FieldError[] {
  const field = (name: string) => dotted([...path, name]);
  const errors: FieldError[] = [];
  for (const name of ["apiVersion", "kind"]) {
    const value = at(inner, name);
    if (value === undefined) errors.push(requiredField(field(name)));
    else if (value === "") errors.push(invalidField(field(name), "", "must not be empty"));
  }
  const version = textAt(inner, "apiVersion");
  if (version.split("/").length > 2) {
    errors.push(invalidField(field("apiVersion"), version, `unexpected GroupVersion string: ${version}`));
  }
  const kind = textAt(inner, "kind");
  const problems = kind === "" ? [] : label1035Problems(kind.toLowerCase());
  if (problems.length > 0) {
    const why = `may have mixed case, but should otherwise match: ${problems.join(",")}`;
    errors.push(invalidField(field("kind"), kind, why));
  }
  return errors;
}
