import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { hasEnded } from "@bubustack/engine/runs/phases";
import { grantIndexValue } from "@bubustack/policies/edges/grant";
import { reliesOn } from "@bubustack/policies/edges/reliance";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Cache } from "@bubustack/runtime/kube/types";
import type { Users } from "./decide.ts";

/** Most entries of `from` that are looked at; the schema refuses more. */
const most = 100;

/** Index of each referring kind: the grants that its objects need, by the values of the index of grants. */
export const neededIndex = "grantsNeeded";

/** Who relies on a grant, one entry for each of its `from` that has users. */
export function usersOf(grant: JsonObject, cacheOf: (kind: string) => Cache | undefined): readonly Users[] {
  const place = metadataOf(grant).namespace;
  const asked = new Map(fromOf(grant).map((from) => [JSON.stringify(from), from]));
  return [...asked.values()].flatMap((from): Users[] => {
    // Where the target is named does not matter to the index: it holds who refers, and to which namespace.
    const to = { group: "", kind: "", namespace: place, name: "" };
    const value = grantIndexValue({ verb: "grant", from, to });
    const referring = cacheOf(from.kind)?.byIndex(neededIndex, value) ?? [];
    const users = referring.filter((object) => !isOver(object) && reliesOn(from.kind, object, grant));
    return users.length === 0 ? [] : [{ ...from, names: users.map((object) => metadataOf(object).name) }];
  });
}

function fromOf({ spec }: JsonObject): readonly { group: string; kind: string; namespace: string }[] {
  const from = isObject(spec) && isList(spec.from) ? spec.from.slice(0, most).filter(isObject) : [];
  return from.map(({ group, kind, namespace }) => ({
    group: word(group),
    kind: word(kind),
    namespace: word(namespace),
  }));
}

/** A run that has ended starts nothing more. */
function isOver({ status }: JsonObject): boolean {
  return isObject(status) && hasEnded(word(status.phase));
}

function word(value: Json | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
