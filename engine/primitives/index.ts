import type { StepType } from "@bubustack/api/bubustack/step";
import { condition } from "./condition.ts";
import { executeStory } from "./execute-story.ts";
import { gate } from "./gate.ts";
import { parallel } from "./parallel.ts";
import { sleep } from "./sleep.ts";
import { stop } from "./stop.ts";
import { wait } from "./wait.ts";

/** All primitives by the word in a step's `type`. */
export const primitives = { condition, parallel, sleep, stop, wait, executeStory, gate } as const;

/** What the `with` of a primitive is read as. */
export type WithOf<T extends StepType> = ReturnType<(typeof primitives)[T]["read"]>["value"];
