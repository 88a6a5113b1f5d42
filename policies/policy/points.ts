/**
 * The points at which policies are asked, the variables that expressions have there besides those of a request, and what these
 * look like. This table is what compiles policies, and what the reference page shows.
 */
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";

export type Point = "Admission" | "Reference" | "Trigger" | "Launch" | "Effect" | "Gate" | "Secret" | "Stream";

/** A variable that expressions have besides those of a request. */
export interface PointVariable {
  readonly name: string;
  readonly type: Type;
}

/** What a point is, in the words of the reference page. */
interface PointRow {
  readonly variables: readonly PointVariable[];
  /** What something that runs asks about; absent where nothing asks yet. */
  readonly asked?: { readonly object: string; readonly operation: string };
}

const { bool, dyn, string } = types;
const edgeType = types.struct("policy.Edge");
const endType = types.struct("policy.EdgeEnd");

/** The fields of the types of these variables. */
export const pointFields: { readonly [type: string]: { readonly [field: string]: Type } } = {
  [edgeType.name]: { field: string, crossNamespace: bool, from: endType, to: endType },
  [endType.name]: {
    group: string,
    kind: string,
    namespace: string,
    name: string,
    namespaceLabels: types.map(string, string),
  },
};

const untyped = (...names: readonly string[]) => names.map((name): PointVariable => ({ name, type: dyn }));

export const pointTable: { readonly [point in Point]: PointRow } = {
  Admission: {
    variables: [],
    asked: {
      object: "what is written, as the API server sends it",
      operation: "`CREATE`, `UPDATE`, `DELETE`, `CONNECT`",
    },
  },
  Reference: {
    variables: [{ name: "edge", type: edgeType }],
    asked: {
      object: "what refers, as policies at Admission left it; once for each reference",
      operation: "`CREATE`; `UPDATE` where the spec changes",
    },
  },
  Trigger: { variables: [] },
  Launch: { variables: untyped("template", "engram", "story", "pod") },
  Effect: { variables: [] },
  Gate: { variables: [] },
  Secret: { variables: [] },
  Stream: { variables: [] },
};

/** Whether a text names a point. */
export function isPoint(text: string): text is Point {
  return Object.hasOwn(pointTable, text);
}

/** The points that something running asks; policies at others are kept, and say that they are not ready. */
export const askedPoints: readonly Point[] = Object.keys(pointTable).filter(
  (point): point is Point => isPoint(point) && pointTable[point].asked !== undefined,
);

/** The variables of some points; a policy of several has those of all, null where a point has none such. */
export function variablesAt(points: readonly string[]): readonly PointVariable[] {
  const all = points.flatMap((point) => (isPoint(point) ? pointTable[point].variables : []));
  return [...new Map(all.map((one) => [one.name, one])).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** All variables that any point has. */
export const pointVariables: readonly string[] = variablesAt(Object.keys(pointTable)).map(({ name }) => name);
