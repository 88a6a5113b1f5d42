/** Stored objects as answers. In the form in which they are stored, their bytes are sent as they are. */
import type { JsonObject } from "@bubustack/api/json";
import { withMeta } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import type { Entry } from "../storage/entry.ts";
import type { Presentation } from "../table/present.ts";
import { presentEvent, presentList, presentObject } from "../table/present.ts";
import type { Answer } from "../wire/call.ts";

const newline = Buffer.from("\n");
const comma = Buffer.from(",");
const opening = Buffer.from("{");
const lineEnd = Buffer.from("}\n");
const listEnd = Buffer.from("]}\n");

/** One object. */
export function stored(resource: Resource, entry: Entry, how: Presentation): Answer {
  if (asStored(resource, entry, how)) return { code: 200, bytes: [entry.bytes, newline] };
  return { code: 200, body: presentObject(resource, entry.object, how) };
}

/** A list. */
export function storedList(
  resource: Resource,
  items: readonly Entry[],
  metadata: JsonObject,
  how: Presentation,
): Answer {
  if (!items.every((entry) => asStored(resource, entry, how))) {
    const objects = items.map(({ object }) => object);
    return { code: 200, body: presentList(resource, objects, metadata, how) };
  }
  const { items: _, ...head } = presentList(resource, [], metadata, how);
  const bytes: Buffer[] = [Buffer.from(`${JSON.stringify(head).slice(0, -1)},"items":[`)];
  for (const [index, entry] of items.entries()) {
    if (index > 0) bytes.push(comma);
    if (resource.custom) bytes.push(entry.bytes);
    // Items of built-in lists come without type, as the typed encoder of the API server leaves them.
    else bytes.push(opening, entry.bytes.subarray(entry.typeLength + 1));
  }
  bytes.push(listEnd);
  return { code: 200, bytes };
}

/** An event of a watch as one line. `version` is shown where the object is told of at a later one than its own. */
export function storedEvent(
  resource: Resource,
  { type, entry, version }: { readonly type: string; readonly entry: Entry; readonly version?: number },
  how: Presentation,
  first: boolean,
): readonly Buffer[] {
  if (version === undefined && asStored(resource, entry, how))
    return [Buffer.from(`{"type":"${type}","object":`), entry.bytes, lineEnd];
  const told = version === undefined ? entry.object : withMeta(entry.object, { resourceVersion: String(version) });
  const object = presentEvent(resource, told, how, first);
  return [Buffer.from(`${JSON.stringify({ type, object })}\n`)];
}

function asStored(resource: Resource, { outline }: Entry, how: Presentation): boolean {
  return how.form === "Object" && outline.apiVersion === groupVersion(resource);
}
