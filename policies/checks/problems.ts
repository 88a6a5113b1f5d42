import type { StepType } from "@bubustack/api/bubustack/step";
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
  const path = [...fact.path, "with", ...problem.path];
  const { message, replacement } = problem;
  const fix = problem.fix ?? fixOf(problem, path);
  const near = problem.kind === "choice" ? meant(problem) : undefined;
  return {
    path,
    type: types[problem.kind],
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(replacement !== undefined ? { replacement } : near === undefined ? {} : { replacement: near }),
  };
}

/** The option that was probably meant: the message of a choice starts with the word that was written. */
function meant({ message, options }: Problem): string | undefined {
  const word = /^"([^"]*)"/.exec(message)?.[1];
  return word === undefined ? undefined : closest(word, options ?? []);
}

function fixOf(problem: Problem, path: Found["path"]): string | undefined {
  if (problem.kind === "choice") {
    const near = meant(problem);
    return near === undefined ? "use one of them" : `write "${near}"`;
  }
  if (problem.kind !== "unknown") return undefined;
  const near = closest(String(path.at(-1)), problem.options ?? []);
  return near === undefined ? "remove it" : `write "${near}"`;
}
