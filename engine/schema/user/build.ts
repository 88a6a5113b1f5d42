import type { Json } from "@bubustack/api/json";
import { brief, isList } from "@bubustack/api/json";
import { annotations } from "./annotations.ts";
import { anyChecks } from "./any-checks.ts";
import { lateChecks } from "./late-checks.ts";
import { itemsOf, listChecks } from "./list-checks.ts";
import type { Node, Parts } from "./model.ts";
import { numberChecks } from "./number-checks.ts";
import { objectChecks, propertiesOf } from "./object-checks.ts";
import { referenceChecks } from "./reference-checks.ts";
import type { Source } from "./source.ts";
import { textChecks } from "./text-checks.ts";
import { anyType, typeBits } from "./type-bits.ts";

/** Compiles the keywords of one schema into its node. */
export function buildNode(node: Node & { fixed?: boolean }, source: Source): void {
  const inPlaceOf = (other: Node) => void node.inPlace.push(other);
  readTypes(node, source);
  const items = itemsOf(source);
  const properties = propertiesOf(source);
  const references = referenceChecks(node, source);
  node.texts = textChecks(source);
  node.numbers = numberChecks(source);
  node.lists = listChecks(source, items);
  node.objects = objectChecks(source, properties, inPlaceOf);
  node.any = [...references.checks, ...anyChecks(source, inPlaceOf)];
  node.late = lateChecks(source, [...properties.named.keys()]);
  annotations(source);
  const given = source.get("default");
  if (given !== undefined) source.compiling.fills = true;
  const parts: { -readonly [K in keyof Parts]: Parts[K] } = {};
  if (given !== undefined) parts.default = given;
  if (properties.named.size > 0) parts.properties = properties.named;
  if (properties.rest !== undefined && properties.patterns.length === 0) parts.additional = properties.rest;
  if (items.prefix.length > 0) parts.prefix = items.prefix;
  if (items.rest !== undefined) parts.items = items.rest;
  const all = source.get("allOf");
  // Targets of references join the same list once they are known.
  const { joined } = references;
  if (isList(all)) all.forEach((one, index) => void joined.push(source.at(one, "allOf", index)));
  node.parts = { ...parts, joined };
  if (asksNothing(node)) node.fixed = true;
}

function readTypes(node: Node, source: Source): void {
  const given = source.get("type");
  if (given === undefined) return;
  const names: readonly Json[] = isList(given) ? given : [given];
  if (names.length === 0) source.refuse("is empty: nothing fits", "name at least one type, or remove it", "type");
  let types = 0;
  const known: string[] = [];
  names.forEach((name, index) => {
    const at = isList(given) ? ["type", index] : ["type"];
    const bit = typeof name === "string" && Object.hasOwn(typeBits, name) ? typeBits[name] : undefined;
    if (typeof name !== "string" || bit === undefined)
      source.refuse(`${brief(name)} is no type`, `write one of ${Object.keys(typeBits).join(", ")}`, ...at);
    else if (known.includes(name)) source.refuse(`${brief(name)} is already in the list`, "keep one", ...at);
    else {
      types |= bit;
      known.push(name);
    }
  });
  node.types = types;
  node.typeNames = known;
}

/** True for a schema that every value fits; its parts may still have defaults. */
function asksNothing({ types, any, texts, numbers, lists, objects, late }: Node): boolean {
  return types === anyType && [any, texts, numbers, lists, objects, late].every((checks) => checks.length === 0);
}
