import type { Json, JsonObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { copyOf, setOwn } from "@bubustack/engine/schema/own";
import { fieldSchema, itemSchema, itemStep, itemsBySteps, shapeOf } from "./shape.ts";

/** A value with what is applied over it: maps and keyed lists are merged part by part, everything else is replaced. */
export function mergeApplied(live: Json | undefined, applied: Json, schema: Structural): Json {
  const old = shapeOf(live, schema);
  const next = shapeOf(applied, schema);
  if (old.kind === "map" && next.kind === "map") return mergeMaps(old.value, next.value, schema);
  if (old.kind === "list" && next.kind === "list") return mergeLists(old.value, next.value, schema);
  return applied;
}

function mergeMaps(live: JsonObject, applied: JsonObject, schema: Structural): JsonObject {
  const out = copyOf(live);
  for (const [name, value] of Object.entries(applied)) {
    if (value === undefined) continue;
    const before = Object.hasOwn(live, name) ? live[name] : undefined;
    setOwn(out, name, mergeApplied(before, value, fieldSchema(schema, name)));
  }
  return out;
}

/** Applied items come in their own order; the others stay before the item that they stood before. */
function mergeLists(live: readonly Json[], applied: readonly Json[], schema: Structural): readonly Json[] {
  const old = itemsBySteps(live, schema);
  const next = itemsBySteps(applied, schema);
  const order = [...next.keys()];
  const done = new Set<string>();
  const out: Json[] = [];
  let at = 0;
  const take = (step: string) => {
    const value = next.get(step);
    if (value === undefined || done.has(step)) return;
    done.add(step);
    out.push(mergeApplied(old.get(step), value, itemSchema(schema)));
  };
  for (const item of live) {
    const step = itemStep(item, schema);
    if (!next.has(step)) {
      out.push(item);
      continue;
    }
    // Everything that is to come before this item comes first.
    const target = order.indexOf(step);
    for (; at <= target; at++) take(order[at] ?? "");
  }
  for (; at < order.length; at++) take(order[at] ?? "");
  return out;
}
