import { kinds } from "@bubustack/api/kinds";
import type { GroupVersionKind } from "@bubustack/api/meta";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import type { Shape } from "../admission/mutation.ts";

/**
 * What policies may make of objects of our kinds: lists are merged as their definitions say, and what is left out has its default.
 * Of other kinds the API server alone knows the schema: there, changes of scalars and maps can be merged, and any can be patched.
 */
export function shapes(): (kind: GroupVersionKind) => Shape | undefined {
  const known = new Map<string, Shape | undefined>();
  return (kind) => {
    const key = `${kind.group}/${kind.version} ${kind.kind}`;
    if (!known.has(key)) known.set(key, shapeOf(kind));
    return known.get(key);
  };
}

function shapeOf({ group, version, kind: name }: GroupVersionKind): Shape | undefined {
  const kind = kinds.find((one) => one.group === group && one.version === version && one.kind === name);
  if (kind === undefined) return undefined;
  const schema = structural(kind.schema);
  const compiled = compile(schema);
  return {
    schema,
    complete: (object) => {
      const completed = compiled.defaults(compiled.prune(object));
      return typeof completed === "object" && completed !== null && !Array.isArray(completed)
        ? { object: completed as typeof object }
        : { problem: "is no object any more" };
    },
  };
}
