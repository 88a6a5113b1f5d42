import { step } from "@bubustack/api/bubustack/step";
import type { JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import { list, object } from "@bubustack/api/schema";
import type { Primitive } from "./primitive.ts";
import { Reader } from "./reader.ts";

/** Most branches of one parallel step. */
export const maxBranches = 100;

export interface ParallelWith {
  /** The branches, at the indexes of the text; undefined where one is not an object. */
  readonly steps: readonly (JsonObject | undefined)[];
}

/** Runs steps at the same time. */
export const parallel: Primitive<ParallelWith> = {
  type: "parallel",
  summary: "Runs its branches at the same time and ends when all of them have ended.",
  shape: object("The branches.", { steps: list("The branches, 1 to 100, each a step.", step) }),
  read: (given) => {
    const reader = new Reader(given, ["steps"]);
    const steps = reader.json("steps");
    if (steps === undefined || (isList(steps) && steps.length === 0)) {
      reader.missing("steps", "list at least one branch");
      return { value: { steps: [] }, problems: reader.problems };
    }
    if (!isList(steps)) {
      reader.problem("steps", "type", `is not a list (${brief(steps)})`, "write the branches as a list of steps");
      return { value: { steps: [] }, problems: reader.problems };
    }
    if (steps.length > maxBranches) {
      const fix = `keep to at most ${maxBranches}`;
      reader.problem("steps", "invalid", `has ${steps.length} branches`, fix);
    }
    steps.forEach((branch, at) => {
      if (isObject(branch)) return;
      const message = `is not a step (${brief(branch)})`;
      reader.problems.push({ path: ["steps", at], kind: "type", message, fix: "write a step with a name" });
    });
    return {
      value: { steps: steps.map((branch) => (isObject(branch) ? branch : undefined)) },
      problems: reader.problems,
    };
  },
};
