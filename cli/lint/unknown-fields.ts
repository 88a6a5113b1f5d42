import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { formatPath } from "@bubustack/api/path";
import type { Structural } from "@bubustack/api/structural";
import { structural } from "@bubustack/api/structural";
import { didYouMean, onlyClosest } from "@bubustack/policies/suggest";
import { locate } from "../source/tree.ts";
import type { Located } from "./report.ts";
import { place } from "./report.ts";
import type { Subject } from "./subjects.ts";

/** Most unknown fields of one object that are reported. */
const most = 100;

/** The fields that the API server would drop, and kubectl refuses. */
export function unknownFields(subject: Subject): readonly Located[] {
  const paths: Path[] = [];
  subject.pack.schema().prune(subject.object, (path) => void (paths.length < most && paths.push(path)));
  const schema = paths.length === 0 ? undefined : structural(subject.pack.kind.schema);
  return paths.map((path) => {
    const key = String(path.at(-1));
    const fields = fieldsAt(schema, path.slice(0, -1));
    const meant = onlyClosest(key, fields);
    return {
      ...located(subject, path, key, fields),
      ...(meant !== undefined && { correction: { path, rename: meant } }),
    };
  });
}

function located(subject: Subject, path: Path, key: string, fields: readonly string[]): Located {
  return {
    ...place(subject.source, locate(subject.tree, path, true)),
    severity: "error",
    rule: `${subject.pack.prefix}/unknown-field`,
    path: formatPath(path),
    message: `unknown field ${brief(key)}`,
    fix: didYouMean(key, fields, "remove it"),
    object: { kind: subject.kind, namespace: subject.namespace, name: subject.name },
  };
}

/** The fields that a schema has at a path. */
function fieldsAt(schema: Structural | undefined, path: Path): readonly string[] {
  let at = schema;
  for (const part of path) {
    if (at === undefined) return [];
    const { properties, additionalProperties, items }: Structural = at;
    const rest = typeof additionalProperties === "object" ? additionalProperties : undefined;
    const named = properties !== undefined && Object.hasOwn(properties, part) ? properties[part] : undefined;
    at = typeof part === "number" ? items : (named ?? rest);
  }
  return Object.keys(at?.properties ?? {});
}
