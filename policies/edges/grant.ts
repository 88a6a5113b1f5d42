import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import type { Target } from "./edges.ts";

/** Who refers. */
export interface Referrer {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

/** Whether a ReferenceGrant in the target's namespace lets objects of a kind in a namespace refer to the target. */
export interface GrantAsk {
  readonly verb: "grant";
  readonly from: Referrer;
  readonly to: Target;
}

export function grantKey({ from, to }: GrantAsk): string {
  return `grant ${JSON.stringify([from.group, from.kind, from.namespace, to.group, to.kind, to.namespace, to.name])}`;
}

/** Words for an ask: `a ReferenceGrant in namespace "shared" for Story of "default" to Engram "fetch"`. */
export function grantName({ from, to }: GrantAsk): string {
  const place = `namespace ${brief(to.namespace, 63)}`;
  return `a ReferenceGrant in ${place} for ${from.kind} of ${brief(from.namespace, 63)} to ${to.kind} ${brief(to.name, 253)}`;
}

/** The value under which the index of grants keeps those that can answer an ask. */
export function grantIndexValue({ from, to }: GrantAsk): string {
  return valueFor(to.namespace, from.group, from.kind, from.namespace);
}

/** The values of a ReferenceGrant in that index. Total over arbitrary JSON; one value an entry of `from`. */
export function grantIndexValues(grant: JsonObject): readonly string[] {
  const place = isObject(grant["metadata"]) ? text(grant["metadata"]["namespace"]) : "";
  const values = entries(grant, "from").map((from) =>
    valueFor(place, text(from["group"]), text(from["kind"]), text(from["namespace"])),
  );
  return [...new Set(values)];
}

/**
 * Whether a ReferenceGrant answers an ask with yes: it is in the target's namespace, one entry of `from` is the
 * referrer, and one of `to` is the target's kind with its name or without one. Blanks around texts do not count; case
 * does; there are no wildcards.
 */
export function grants(grant: JsonObject, ask: GrantAsk): boolean {
  const { to } = ask;
  if (!grantIndexValues(grant).includes(grantIndexValue(ask))) return false;
  return entries(grant, "to").some(
    (one) =>
      text(one["group"]) === to.group && text(one["kind"]) === to.kind && ["", to.name].includes(text(one["name"])),
  );
}

function entries(grant: JsonObject, side: "from" | "to"): readonly JsonObject[] {
  const spec = grant["spec"];
  const list = isObject(spec) ? spec[side] : undefined;
  return isList(list) ? list.filter(isObject) : [];
}

function valueFor(target: string, group: string, kind: string, namespace: string): string {
  return `${target} < ${group}/${kind}/${namespace}`;
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
