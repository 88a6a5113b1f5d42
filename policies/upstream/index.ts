import { flowRules } from "./flow.ts";
import { runRules } from "./runs.ts";

/** Every rule of bobrapet 0.1.12 that acts at admission or stands in for it: id and what it holds, in our words. */
export const upstreamRules: { readonly [id: string]: string } = { ...flowRules, ...runRules };
