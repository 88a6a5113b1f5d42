import type { StepType } from "@bubustack/api/bubustack/step";
import { brief } from "@bubustack/api/json";
import type { Problem } from "@bubustack/engine/primitives/primitive";
import type { StepFact } from "../facts/block.ts";
import type { StoryFacts } from "../facts/story.ts";
import type { FindingType, Found } from "../finding.ts";
import { closest } from "../suggest.ts";

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
  };
}

/** What to do where nothing similar to the word that was written is known. */
const otherwise: { readonly [kind in Problem["kind"]]?: string } = {
  choice: "use one of them",
  unknown: "remove it",
};
