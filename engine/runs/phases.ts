import { terminalPhases } from "../primitives/stop.ts";

/** Where each phase may go; the empty text stands for none yet. A phase that is not named goes nowhere. */
export type Machine = { readonly [from: string]: readonly string[] };

const active = ["Pending", "Scheduling", "Blocked", "Running", "Paused"] as const;

/** What has ended stays as it ended; what has not may end in any way, also at once. */
function machine(goesOn: (from: (typeof active)[number] | "") => readonly string[]): Machine {
  const open = (["", ...active] as const).map((from) => [from, [...goesOn(from), ...terminalPhases]] as const);
  return Object.fromEntries([...open, ...terminalPhases.map((from) => [from, []] as const)]);
}

/** `status.phase` of a StoryRun: a run that has started does not wait to be started again. */
export const storyRunPhases: Machine = machine((from) =>
  active.filter((to) => to !== from && (to !== "Pending" || (from !== "Running" && from !== "Paused"))),
);

/** `status.phase` of a StepRun: a step may go back to wait for another attempt. */
export const stepRunPhases: Machine = machine((from) => active.filter((to) => to !== from));

/** `status.decision` of a StoryTrigger. */
export const triggerDecisions: Machine = {
  "": ["Pending", "Created", "Reused", "Rejected"],
  Pending: ["Created", "Reused", "Rejected"],
  Created: [],
  Reused: [],
  Rejected: [],
};

/** `status.phase` of an EffectClaim: what was released or abandoned may be taken again. */
export const effectClaimPhases: Machine = {
  "": ["Reserved", "Completed", "Released", "Abandoned"],
  Reserved: ["Completed", "Released", "Abandoned"],
  Released: ["Reserved", "Completed", "Abandoned"],
  Abandoned: ["Reserved", "Completed", "Released"],
  Completed: [],
};

/** True where one phase may follow another, or stays. */
export function mayFollow(phases: Machine, from: string, to: string): boolean {
  return from === to || (Object.hasOwn(phases, from) && phases[from]?.includes(to) === true);
}

/** True for a phase in which a run or step has ended. */
export function hasEnded(phase: string): boolean {
  return (terminalPhases as readonly string[]).includes(phase);
}
