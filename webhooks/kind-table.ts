import type { Kind } from "@bubustack/api/kind";

/** What the server has to know of a kind to recognise a review of it. */
export type JudgedKind = Pick<Kind, "group" | "version" | "kind" | "plural" | "scope">;

/** The kinds that this server judges, by `group/version/plural`. */
export type KindTable = ReadonlyMap<string, JudgedKind>;

export function kindTable(kinds: readonly JudgedKind[]): KindTable {
  return new Map(kinds.map((kind) => [kindKey(kind.group, kind.version, kind.plural), kind]));
}

export function kindKey(group: string, version: string, plural: string): string {
  return `${group}/${version}/${plural}`;
}
