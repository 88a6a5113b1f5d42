import type { StepType } from "@bubustack/api/bubustack/step";
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Problem } from "@bubustack/engine/primitives/primitive";
import type { StepFact } from "../facts/block.ts";
import type { StoryFacts } from "../facts/story.ts";
import type { FindingType, Found } from "../finding.ts";
import { closest, onlyClosest } from "../suggest.ts";

const types: { readonly [kind in Problem["kind"]]: FindingType } = {
  required: "FieldValueRequired",
  type: "FieldValueTypeInvalid",
  invalid: "FieldValueInvalid",
  choice: "FieldValueNotSupported",
  unknown: "FieldValueForbidden",
};

/** What is wrong with the `with` of the primitives of one type; fields that nobody reads are another rule's. */
export function problemsOf({ allSteps }: StoryFacts, type: StepType): readonly Found[] {
  return allSteps.flatMap((fact) =>
    fact.primitive?.type === type
      ? fact.primitive.problems.filter(({ kind }) => kind !== "unknown").map((problem) => found(fact, problem))
      : [],
  );
}

/** Fields of `with` that the primitive does not read. */
export function unknownFields({ allSteps }: StoryFacts): readonly Found[] {
  return allSteps.flatMap((fact) =>
    (fact.primitive?.problems ?? []).filter(({ kind }) => kind === "unknown").map((problem) => found(fact, problem)),
  );
}

function found(fact: StepFact, problem: Problem): Found {
  const { kind, message, replacement, given, options } = problem;
  const near = given === undefined ? undefined : closest(given, options ?? []);
  const fix = problem.fix ?? (near === undefined ? otherwise[kind] : `write ${brief(near)}`);
  const value = replacement ?? (kind === "choice" ? near : undefined);
  return {
    path: [...fact.path, "with", ...problem.path],
    type: types[kind],
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(value === undefined ? {} : { replacement: value }),
    ...mended([...fact.path, "with", ...problem.path], problem),
  };
}

/** The one option that was meant, as a word or as the name of a field. */
function mended(path: Path, { kind, given, options = [], replacement }: Problem): Pick<Found, "correction"> {
  // The value itself is meant, in another spelling; what is of another type was perhaps meant otherwise.
  if (kind === "invalid" && replacement !== undefined) return { correction: { path, set: replacement } };
  if ((kind !== "choice" && kind !== "unknown") || given === undefined) return {};
  const only = onlyClosest(given, options);
  if (only === undefined) return {};
  return { correction: kind === "choice" ? { path, set: only } : { path, rename: only } };
}

/** What to do where nothing similar to the word that was written is known. */
const otherwise: { readonly [kind in Problem["kind"]]?: string } = {
  choice: "use one of them",
  unknown: "remove it",
};
