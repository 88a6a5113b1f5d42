import type { Area } from "./area.ts";
import { literals } from "./literals.ts";
import { logic } from "./logic.ts";
import { operators } from "./operators.ts";

/** Every area of the corpus. */
export const areas: readonly Area[] = [literals, logic, operators];
