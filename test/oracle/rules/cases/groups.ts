import { costs } from "./costs.ts";
import type { Group } from "./group.ts";
import { limits } from "./limits.ts";
import { objects } from "./objects.ts";
import { refusals } from "./refusals.ts";
import { transitions } from "./transitions.ts";

/** Every group of cases. */
export const groups: readonly Group[] = [costs, limits, objects, refusals, transitions];
