import { kinds } from "@bubustack/api/kinds";
import type { GroupVersionResource } from "@bubustack/api/meta";
import { structural } from "@bubustack/api/structural";
import type { TypedKind } from "../admission/type-check.ts";

const known = new Map<string, TypedKind>();

/** What the objects of a resource of ours look like; undefined for others. Made once. */
export function ownKind({ group, version, resource }: GroupVersionResource): TypedKind | undefined {
  const key = `${group}/${version}/${resource}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const kind = kinds.find((one) => one.group === group && one.version === version && one.plural === resource);
  if (kind === undefined) return undefined;
  const made = { kind: { group, version, kind: kind.kind }, schema: structural(kind.schema) };
  known.set(key, made);
  return made;
}
