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

/**
 * Applied items come in their own order; the others keep their places among them. An item that both have and that is not
 * the next one to come is passed over: what stood behind it may come before it then.
 */
function mergeLists(live: readonly Json[], applied: readonly Json[], schema: Structural): readonly Json[] {
  const old = itemsBySteps(live, schema);
  const next = itemsBySteps(applied, schema);
  const left = live.map((item) => itemStep(item, schema));
  const right = [...next.keys()];
  const shared = right.filter((step) => old.has(step));
  const taken = new Set<string>();
  const out: Json[] = [];
  let [at, from, wanted] = [0, 0, 0];
  const take = (step: string) => {
    taken.add(step);
    out.push(mergeApplied(old.get(step), next.get(step) ?? null, itemSchema(schema)));
    if (shared[wanted] === step) wanted++;
    from++;
  };
  while (at < left.length || from < right.length) {
    const [mine, theirs] = [left[at], right[from]];
    const bothLeft = mine !== undefined && theirs !== undefined;
    if (bothLeft && mine === theirs) {
      take(theirs);
      at++;
    } else if (bothLeft && next.has(mine) && wanted < shared.length && shared[wanted] !== mine) at++;
    else if (mine !== undefined && !next.has(mine)) out.push(live[at++] ?? null);
    else {
      if (mine !== undefined && taken.has(mine)) at++;
      if (theirs !== undefined) take(theirs);
    }
  }
  return out;
}
