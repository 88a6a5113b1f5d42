/** Which objects rely on a ReferenceGrant, by the table of references. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Edge } from "./edges.ts";
import { edgesOf } from "./edges.ts";
import type { GrantAsk } from "./grant.ts";
import { grantIndexValue, grants } from "./grant.ts";
import { groupOf } from "./table.ts";

/** What an object asks of grants: one for each reference that leads into another namespace and can be granted. */
function asksOf(kind: string, object: JsonObject): readonly GrantAsk[] {
  const { metadata } = object;
  const own = isObject(metadata) && typeof metadata["namespace"] === "string" ? metadata["namespace"] : "";
  const from = { group: groupOf(kind), kind, namespace: own };
  const leads = ({ row, to }: Edge) => row.permission === "settings" && to.namespace !== "" && to.namespace !== own;
  return edgesOf(kind, object, { leaving: true })
    .filter(leads)
    .map(({ to }) => ({ verb: "grant", from, to }));
}

/** The values under which the index of grants holds those that can let the references of an object be, each once. Total. */
export function grantsNeeded(kind: string): (object: JsonObject) => readonly string[] {
  return (object) => [...new Set(asksOf(kind, object).map(grantIndexValue))];
}

/** Whether a grant lets one of the references of an object be. Total over arbitrary JSON. */
export function reliesOn(kind: string, object: JsonObject, grant: JsonObject): boolean {
  return asksOf(kind, object).some((ask) => grants(grant, ask));
}
