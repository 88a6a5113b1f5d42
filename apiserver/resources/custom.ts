import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { Validator } from "@bubustack/cel/rules/validator";
import { compile } from "@bubustack/engine/schema/structural";
import { printerColumns } from "../table/printer-columns.ts";
import { compileRules } from "../validation/definition-rules.ts";
import { subdomainProblems } from "../validation/names.ts";
import { linearPattern } from "../validation/pattern.ts";
import { hasEmbedded, withEmbedded } from "./embedded.ts";
import { metadataSchema, typeMeta } from "./metadata-schema.ts";
import { at, listAt, objectAt, textAt, textsAt } from "./object.ts";
import type { Resource } from "./resource.ts";
import { customVerbs, groupVersion, scaleResource } from "./resource.ts";
import { byPriority } from "./versions.ts";

/** The resources that a definition brings: one per served version. */
export function customResources(crd: JsonObject): readonly Resource[] {
  const all: Resource[] = [];
  const otherVersion = (apiVersion: string) =>
    all.find((resource) => groupVersion(resource) === apiVersion)?.compiled() ?? fieldless();
  for (const version of listAt(crd, "spec", "versions")) {
    if (at(version, "served") === true) all.push({ ...customResource(crd, version), otherVersion });
  }
  return all;
}

let bare: ReturnType<typeof compile> | undefined;

/** The schema of a version that is not there. */
function fieldless(): ReturnType<typeof compile> {
  bare ??= compile(wholeSchema(undefined));
  return bare;
}

/** The version in which objects of the definition are stored. */
export function storageVersion(crd: JsonObject): string {
  return textAt(
    listAt(crd, "spec", "versions").find((version) => at(version, "storage") === true),
    "name",
  );
}

function customResource(crd: JsonObject, version: Json): Resource {
  const names = objectAt(crd, "spec", "names");
  const status = at(version, "subresources", "status") !== undefined;
  const given = at(version, "schema", "openAPIV3Schema");
  const schema = wholeSchema(given);
  let compiled: ReturnType<typeof compile> | undefined;
  let embedded: boolean | undefined;
  let rules: { readonly validator: Validator | undefined } | undefined;
  return {
    group: textAt(crd, "spec", "group"),
    version: textAt(version, "name"),
    resource: textAt(names, "plural"),
    singular: textAt(names, "singular") || textAt(names, "kind").toLowerCase(),
    kind: textAt(names, "kind"),
    listKind: textAt(names, "listKind") || `${textAt(names, "kind")}List`,
    namespaced: textAt(crd, "spec", "scope") === "Namespaced",
    shortNames: textsAt(names, "shortNames"),
    categories: textsAt(names, "categories"),
    custom: true,
    verbs: customVerbs,
    ...conversionOf(crd),
    ...scaleOf(at(version, "subresources", "scale")),
    status,
    generation: true,
    unconditionalUpdate: false,
    schema,
    selectableFields: listAt(version, "selectableFields").map((field) => textAt(field, "jsonPath").replace(/^\./, "")),
    columns: printerColumns(listAt(version, "additionalPrinterColumns")),
    nameProblems: subdomainProblems,
    strategy: {},
    ...deprecationOf(crd, version),
    compiled: () => {
      compiled ??= compile(withEmbedded(schema), { pattern: linearPattern });
      return compiled;
    },
    embedded: () => {
      embedded ??= hasEmbedded(schema);
      return embedded;
    },
    rules: () => {
      rules ??= { validator: compileRules(given) };
      return rules.validator;
    },
  };
}

function conversionOf(crd: JsonObject): Pick<Resource, "conversion"> {
  const given = at(crd, "spec", "conversion");
  if (textAt(given, "strategy") !== "Webhook") return {};
  const webhook = objectAt(given, "webhook");
  const reviewVersions = textsAt(webhook, "conversionReviewVersions");
  return { conversion: { stored: storageVersion(crd), webhook, reviewVersions } };
}

function scaleOf(given: Json | undefined): Pick<Resource, "subresources" | "scale"> {
  if (given === undefined) return { subresources: [] };
  const path = (field: string) =>
    textAt(given, field)
      .split(".")
      .filter((key) => key !== "");
  const selector = path("labelSelectorPath");
  const scale = { replicas: path("specReplicasPath"), status: path("statusReplicasPath") };
  return {
    subresources: [scaleResource],
    scale: selector.length === 0 ? scale : { ...scale, selector },
  };
}

/** What requests to a deprecated version are told: its own words, or which version to use instead. */
function deprecationOf(crd: JsonObject, version: Json): Pick<Resource, "deprecation"> {
  if (at(version, "deprecated") !== true) return {};
  const given = textAt(version, "deprecationWarning");
  if (given !== "") return { deprecation: given };
  const group = textAt(crd, "spec", "group");
  const kind = textAt(crd, "spec", "names", "kind");
  const name = textAt(version, "name");
  const [better] = listAt(crd, "spec", "versions")
    .filter((other) => at(other, "served") === true && at(other, "deprecated") !== true)
    .map((other) => textAt(other, "name"))
    .filter((other) => byPriority(other, name) < 0)
    .toSorted(byPriority);
  const instead = better === undefined ? "" : `; use ${group}/${better} ${kind}`;
  return { deprecation: `${group}/${name} ${kind} is deprecated${instead}` };
}

/** The schema of whole objects: what the definition says of metadata only narrows what metadata is anyway. */
function wholeSchema(given: Json | undefined): Structural {
  // A definition was validated before it came here; the interpreter tolerates what it does not know.
  const root = (isObject(given) ? given : { type: "object" }) as Structural;
  const narrowed = root.properties?.metadata?.properties ?? {};
  const metadata: Structural = { ...metadataSchema, properties: { ...metadataSchema.properties, ...narrowed } };
  return { ...root, properties: { ...root.properties, ...typeMeta, metadata } };
}
