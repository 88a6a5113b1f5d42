import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { EdgeRow, Form } from "./table.ts";
import { edgeTable, groupOf } from "./table.ts";
import type { Found, Part } from "./walk.ts";
import { holds, parts, select, stepsOf, under } from "./walk.ts";

/** A reference of an object to another. */
export interface Edge {
  readonly row: EdgeRow;
  /** Where the reference stands. */
  readonly path: Path;
  /** Where it names the namespace, or the reference itself where it names none. */
  readonly namespacePath: Path;
  readonly to: Target;
}

export interface Target {
  readonly group: string;
  readonly kind: string;
  /** Empty for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
}

export interface EdgesOptions {
  /** The namespace of the object; default: what its metadata says. */
  readonly namespace?: string;
  /** Only edges to this kind. */
  readonly to?: string;
  /** Only edges whose reference can name a namespace; the others cannot lead out of their own. */
  readonly placed?: boolean;
  /** The same, and none at all where nothing in the spec names a namespace: enough to see what leads out. */
  readonly leaving?: boolean;
}

/** Rows that are found by one walk. */
interface Group {
  readonly fromStep: boolean;
  readonly stepType?: string;
  readonly pattern: readonly Part[];
  readonly rows: readonly EdgeRow[];
  readonly placed: boolean;
}

const groupsByKind: ReadonlyMap<string, readonly Group[]> = new Map(
  [...Map.groupBy(edgeTable, ({ from }) => from)].map(([kind, rows]) => [kind, groupsOf(rows)]),
);

function groupsOf(rows: readonly EdgeRow[]): readonly Group[] {
  return [...Map.groupBy(rows, ({ field }) => field)].flatMap(([field, same]): readonly Group[] => {
    const [first] = same;
    if (first === undefined) return [];
    const all = parts(field);
    const fromStep = all[0] === "step";
    const { stepType } = first;
    return [
      {
        fromStep,
        pattern: fromStep ? all.slice(1) : all,
        rows: same,
        placed: first.form === "reference" || first.form === "payload",
        ...(stepType !== undefined && { stepType }),
      },
    ];
  });
}

/**
 * Every reference that an object of a kind holds, in the order of the table; those of a Story's steps in the order of
 * the steps. Total over arbitrary JSON: what is no reference by its form is none. A payload reference whose place is a
 * template is left out: it is known at run time only.
 */
export function edgesOf(kind: string, object: JsonObject, options: EdgesOptions = {}): readonly Edge[] {
  const own = options.namespace ?? ownNamespace(object);
  const leaving = options.leaving === true;
  // Few objects name another namespace, and to find that out costs much less than to look at each reference.
  if (leaving && !holds(object["spec"] ?? null, placing)) return none;
  const groups = groupsByKind.get(kind) ?? [];
  const whole: readonly Found[] = [{ path: [], value: object }];
  let steps: readonly Found[] | undefined;
  const edges: Edge[] = [];
  for (const group of groups) {
    if ((leaving || options.placed === true) && !group.placed) continue;
    const rows = options.to === undefined ? group.rows : group.rows.filter(({ to }) => to === options.to);
    if (rows.length === 0) continue;
    if (group.fromStep) steps ??= stepsOf(object);
    for (const start of group.fromStep ? (steps ?? []) : whole) {
      if (!counts(group, start)) continue;
      for (const found of select(start, group.pattern)) collect(rows, found, own, edges);
    }
  }
  return edges;
}

/** The branches of a parallel step are steps of their own: their payloads are theirs. */
function counts({ fromStep, stepType, pattern, rows }: Group, { value }: Found): boolean {
  if (!fromStep || !isObject(value)) return true;
  if (stepType !== undefined) return value["type"] === stepType;
  return value["type"] !== "parallel" || rows[0]?.form !== "payload" || pattern[0] !== "with";
}

function ownNamespace({ metadata }: JsonObject): string {
  return isObject(metadata) ? text(metadata["namespace"]) : "";
}

function collect(rows: readonly EdgeRow[], found: Found, own: string, edges: Edge[]): void {
  const [row] = rows;
  if (row === undefined) return;
  if (row.form === "payload") {
    for (const one of under(found, payloadKeys)) {
      const kind = kindByKey[String(one.path.at(-1))];
      const of = rows.find(({ to }) => to === kind);
      if (of !== undefined) add(edges, of, one.path, payloadOf(one.value), own);
    }
  } else add(edges, row, found.path, writtenAs[row.form](found.value), own);
}

/** A reference as it is written. */
interface Written {
  readonly name: string;
  readonly namespace: string;
  /** The key below the reference that holds the namespace. */
  readonly field?: string;
}

function add(edges: Edge[], row: EdgeRow, path: Path, written: Written | undefined, own: string): void {
  if (written === undefined || written.name === "") return;
  const namespace = row.permission === "cluster" ? "" : written.namespace || own;
  const namespacePath = written.field === undefined ? path : [...path, written.field];
  edges.push({ row, path, namespacePath, to: { group: groupOf(row.to), kind: row.to, namespace, name: written.name } });
}

function named(name: string): Written {
  return { name, namespace: "" };
}

function referenceOf(value: Json): Written | undefined {
  if (!isObject(value)) return undefined;
  const namespace = text(value["namespace"]);
  return { name: text(value["name"]), namespace, ...(namespace !== "" && { field: "namespace" }) };
}

const writtenAs: { readonly [form in Exclude<Form, "payload">]: (value: Json) => Written | undefined } = {
  reference: referenceOf,
  // Blanks around such a name do not count where it is looked up either.
  local: (value) => (isObject(value) ? named(text(value["name"]).trim()) : undefined),
  name: (value) => named(text(value).trim()),
};

const kindByKey: { readonly [key: string]: string } = {
  $bubuConfigMapRef: "ConfigMap",
  $bubuSecretRef: "Secret",
};
const payloadKeys: ReadonlySet<string> = new Set(Object.keys(kindByKey));
/** The keys under which a reference can name a namespace. */
const placing: ReadonlySet<string> = new Set(["namespace", ...payloadKeys]);
const none: readonly Edge[] = [];

/** `name:key`, `namespace/name:key`, or an object with `name` and perhaps `namespace`. */
function payloadOf(value: Json): Written | undefined {
  const written = typeof value === "string" ? payloadText(value.trim()) : referenceOf(value);
  if (written === undefined || `${written.namespace}${written.name}`.includes("{{")) return undefined;
  return { ...written, name: written.name.trim(), namespace: written.namespace.trim() };
}

function payloadText(value: string): Written {
  const place = value.slice(0, value.includes(":") ? value.indexOf(":") : value.length);
  const slash = place.indexOf("/");
  return slash < 0 ? named(place) : { namespace: place.slice(0, slash), name: place.slice(slash + 1) };
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/**
 * The targets of an object's edges to a kind, each once, as an index knows them: `namespace/name`, or the bare name
 * for cluster-scoped kinds.
 */
export function targetsOf(kind: string, to: string): (object: JsonObject) => readonly string[] {
  return (object) => {
    const names = edgesOf(kind, object, { to }).map(({ row, to: { namespace, name } }) =>
      row.permission === "cluster" ? name : `${namespace}/${name}`,
    );
    return [...new Set(names)];
  };
}
