import type { Type } from "@bubustack/cel/type/type";
import type { PointVariable } from "./points.ts";
import { isPoint, pointFields, pointTable } from "./points.ts";

/** The page of all points at which policies are asked, `docs/reference/points.md`. */
export function render(): ReadonlyMap<string, string> {
  const rows = Object.keys(pointTable).flatMap((point) => {
    if (!isPoint(point)) return [];
    const { variables, asked } = pointTable[point];
    const names = variables.map(({ name }) => `\`${name}\``).join(", ");
    return [`| \`${point}\` | ${asked?.object ?? "nothing asks yet"} | ${asked?.operation ?? ""} | ${names} |`];
  });
  const table = ["| Point | `object` | `request.operation` | Variables besides |", "|---|---|---|---|", ...rows].join(
    "\n",
  );
  const typed = Object.values(pointTable).flatMap(({ variables }) =>
    variables.filter(({ type }) => type.name in pointFields),
  );
  return new Map([
    ["docs/reference/points.md", `${[head, table, between, ...typed.map(fieldsOf), foot].join("\n\n")}\n`],
  ]);
}

const head = `# Points at which policies are asked

\`at\` of a ClusterPolicy or Policy names points; without it a policy is asked at \`Admission\`. \`resourceRules\` name the kind of the
\`object\` there. A policy at several points has the variables of all of them, null where a point has none such. A policy at a
point that nothing asks yet is kept, and has no effect. This page is generated from the table that compiles policies.`;

const between = `The other variables are those of a policy of Kubernetes: \`object\`, \`oldObject\`, \`request\`, \`params\`, \`namespaceObject\`,
\`authorizer\`, \`variables\`, and \`reads\`.`;

function fieldsOf({ name, type }: PointVariable): string {
  const rows = fieldRows(name, type);
  return [`## \`${name}\``, ["| Field | Type |", "|---|---|", ...rows].join("\n")].join("\n\n");
}

function fieldRows(path: string, type: Type): readonly string[] {
  return Object.entries(pointFields[type.name] ?? {}).flatMap(([field, of]) => {
    const at = `${path}.${field}`;
    return of.name in pointFields ? fieldRows(at, of) : [`| \`${at}\` | ${textOf(of)} |`];
  });
}

function textOf({ kind, params }: Type): string {
  return kind === "map" ? `map of ${params.map(({ kind: of }) => of).join(" to ")}` : kind;
}

const foot = `A policy at \`Reference\` is asked about each reference of [the table](edges.md) that an object of ours holds when it is created or its
spec changes, within one namespace too, besides the setting \`crossNamespace\` and its grants: what these refuse is refused whatever
a policy says. A name or another word that is not among these fields is refused when the policy is applied.

- A finding names the field of the reference; \`path\` of a validation is below it.
- \`from.name\` is empty where the API server makes the name. A target outside of namespaces has an empty namespace, no labels, and
  \`crossNamespace\` is false.
- \`namespaceLabels\` are looked up where an expression uses them. Of a namespace that does not exist they are an error, which the policy's
  \`failurePolicy\` decides on; where a caller cannot know them, as without a cluster, the policy is unverified, never a pass.
- In a Policy of a namespace the labels of other namespaces are an error: it sees its own only.
- References whose place is filled by a template at run time are not known when the object is written, and not judged then.
- An object with more than 1,024 references is refused by each policy that is asked about it.`;
