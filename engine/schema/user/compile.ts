import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { refuseCircles } from "./circles.ts";
import { dialectOf, unknownDialect } from "./dialect.ts";
import type { SchemaProblem } from "./document.ts";
import { Document } from "./document.ts";
import { markFilling } from "./filling.ts";
import { tooLarge } from "./measure.ts";
import type { Node, Resource } from "./model.ts";
import { resolveReferences } from "./resolve.ts";
import { noteSoundDefaults } from "./sound-defaults.ts";

/** A compiled JSON Schema. Immutable; to be kept as long as the document that it was made from. */
export interface UserSchema {
  readonly root: Node;
  /** Some part asks what others evaluated. */
  readonly tracks: boolean;
  /** Some part has a default. */
  readonly fills: boolean;
}

export type Compilation = { readonly schema: UserSchema } | { readonly problems: readonly SchemaProblem[] };

/**
 * Compiles a JSON Schema that a user wrote (draft 7, 2020-12, or one that names no draft and uses keywords of either),
 * or says what is wrong with it, at most 50 problems. Pure and total; work is bounded by the size of the document.
 */
export function compileUserSchema(json: Json): Compilation {
  const large = tooLarge(json);
  if (large !== undefined) return { problems: [{ path: [], ...large }] };
  const given = isObject(json) && Object.hasOwn(json, "$schema") ? json["$schema"] : undefined;
  const dialect = dialectOf(given);
  if (dialect === undefined) return { problems: [{ path: ["$schema"], ...unknownDialect(given ?? null) }] };
  const document = new Document(json, dialect);
  const resource: Resource = { id: idOf(json), path: [], anchors: new Map(), dynamic: new Map() };
  document.resources.set(resource.id, resource);
  const root = document.nodeAt(json, [], resource);
  resolveReferences(document);
  if (document.problems.length === 0) refuseCircles(document);
  if (document.fills) markFilling(document.nodes.values());
  if (document.fills && document.problems.length === 0) noteSoundDefaults(document.nodes.values());
  const { problems, tracks, fills } = document;
  return problems.length === 0 ? { schema: { root, tracks, fills } } : { problems };
}

function idOf(json: Json): string {
  const id = isObject(json) && Object.hasOwn(json, "$id") ? json["$id"] : undefined;
  return typeof id === "string" ? (id.split("#")[0] ?? "") : "";
}
