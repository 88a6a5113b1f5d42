import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { permitted } from "../edges/permission.ts";
import { edgeTable, groupOf } from "../edges/table.ts";
import { metadataText } from "../facts/metadata.ts";
import type { Found } from "../finding.ts";
import { invalid, notFound } from "../finding.ts";
import type { Ask } from "../related.ts";
import type { Context } from "../rule.ts";
import { specText } from "./targets.ts";

/** A reference to one object, and where it stands. */
export interface Reference {
  /** Kind of the object that refers. */
  readonly from: string;
  readonly path: Path;
  /** Kind of the object that is meant. */
  readonly kind: string;
  readonly to:
    | { readonly name: string; readonly namespace?: string; readonly version?: string; readonly uid?: string }
    | undefined;
}

/** The ask for the object; none where there is no reference, or where it may not lead. */
export function referenceAsk(context: Context, reference: Reference): readonly Ask[] {
  const { kind, to } = reference;
  const place = placeOf(context, reference);
  if (to === undefined || place === undefined) return [];
  return [{ verb: "get", kind, namespace: place.namespace, name: to.name }];
}

/** The ask where the reference pins something that the object may not have. */
export function pinAsk(context: Context, reference: Reference, pin: "version" | "uid"): readonly Ask[] {
  return text(reference.to?.[pin]) === "" ? [] : referenceAsk(context, reference);
}

/** An object that does not exist. */
export function absentFindings(context: Context, reference: Reference, fix: string): readonly Found[] {
  const { path, kind, to } = reference;
  const place = placeOf(context, reference);
  if (to === undefined || place === undefined || !context.related.absent(kind, place.namespace, to.name)) return [];
  return [notFound([...path, "name"], `${kind} ${brief(place.said)} does not exist`, { fix })];
}

/** A version pin that an object which is there does not have. */
export function versionFindings(context: Context, reference: Reference): readonly Found[] {
  const { path, kind, to } = reference;
  const place = placeOf(context, reference);
  const pin = text(to?.version);
  const object = place && pin !== "" ? context.related.get(kind, place.namespace, to?.name ?? "") : undefined;
  if (place === undefined || object === undefined) return [];
  const version = specText(object, "version");
  if (version === pin) return [];
  const at = [...path, "version"];
  if (version === "") {
    const message = `${brief(pin)} is pinned, and ${kind} ${brief(place.said)} has no version`;
    return [invalid(at, message, { fix: "remove the pin, or give the object that version" })];
  }
  const message = `${brief(pin)} is pinned, and ${kind} ${brief(place.said)} has version ${brief(version)}`;
  return [invalid(at, message, { fix: `pin ${brief(version)}`, replacement: version })];
}

/** A UID that an object of that name does not have: a namesake took the place of the one that was meant. */
export function uidFindings(context: Context, reference: Reference): readonly Found[] {
  const { path, kind, to } = reference;
  const place = placeOf(context, reference);
  const uid = text(to?.uid);
  const object = place && uid !== "" ? context.related.get(kind, place.namespace, to?.name ?? "") : undefined;
  const live = metadataText(object, "uid");
  // Files have no UIDs.
  if (place === undefined || live === "" || live === uid) return [];
  const message = `${brief(uid)} is meant, and ${kind} ${brief(place.said)} is ${brief(live)}`;
  return [invalid([...path, "uid"], message, { fix: "leave the UID out, or name the object that is there" })];
}

/** Where the object is; undefined where there is no reference, or where it may not lead. */
function placeOf(
  context: Context,
  { from, kind, to }: Reference,
): { readonly namespace: string; readonly said: string } | undefined {
  if (to === undefined || to.name === "") return undefined;
  const namespace = to.namespace || context.namespace;
  const row = edgeTable.find((one) => one.from === from && one.to === kind);
  const edge = row && { row, to: { group: groupOf(kind), kind, namespace, name: to.name } };
  if (edge !== undefined && permitted(context, edge) === "no") return undefined;
  return { namespace, said: namespace === "" ? to.name : `${namespace}/${to.name}` };
}

function text(value: string | undefined): string {
  return (value ?? "").trim();
}
