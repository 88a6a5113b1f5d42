/** The points at which policies are asked, and the variables that expressions have there besides those of a request. */
export type Point = "Admission" | "Reference" | "Trigger" | "Launch" | "Effect" | "Gate" | "Secret" | "Stream";

const variables: { readonly [point in Point]: readonly string[] } = {
  Admission: [],
  Reference: ["edge"],
  Trigger: [],
  Launch: ["template", "engram", "story", "pod"],
  Effect: [],
  Gate: [],
  Secret: [],
  Stream: [],
};

/** Whether a text names a point. */
export function isPoint(text: string): text is Point {
  return Object.hasOwn(variables, text);
}

/** The variables of some points; a policy of several has those of all, null where a point has none such. */
export function variablesAt(points: readonly string[]): readonly string[] {
  return [...new Set(points.flatMap((point) => (isPoint(point) ? variables[point] : [])))].sort();
}

/** All variables that any point has. */
export const pointVariables: readonly string[] = variablesAt(Object.keys(variables));
