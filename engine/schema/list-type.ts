import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import type { Run } from "./run.ts";
import { violate } from "./run.ts";

/** `x-kubernetes-list-type` set and map: items are unique by value or by their key fields. */
export function duplicates(schema: Structural): ((items: readonly Json[], run: Run) => void) | undefined {
  const type = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  if (type === "set") return (items, run) => unique(items, run, (item) => item);
  if (type !== "map") return undefined;
  return (items, run) =>
    unique(items, run, (item) => {
      if (!isObject(item)) return undefined;
      const fields = keys.map((key) => [key, item[key] ?? defaultOf(schema, key)] as const);
      // An item without any of its keys has been reported as such.
      return fields.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(fields);
    });
}

function defaultOf(schema: Structural, key: string): Json | undefined {
  return schema.items?.properties?.[key]?.default;
}

function unique(items: readonly Json[], run: Run, identity: (item: Json) => Json | undefined): void {
  const seen = new Set<string>();
  for (let i = 0; i < items.length; i++) {
    const id = identity(items[i] ?? null);
    if (id === undefined) continue;
    const text = JSON.stringify(id);
    if (seen.has(text)) {
      run.path.push(i);
      violate(run, "duplicate", true, id);
      run.path.pop();
    } else seen.add(text);
  }
}
