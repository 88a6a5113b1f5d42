import type { Node, Run } from "./model.ts";
import { valid } from "./truth.ts";
import { visit } from "./visit.ts";

/**
 * Notes the defaults that hold by themselves, so that a value that is its default need not be judged: most values that
 * defaults were filled in for are. Only plain values that stand for nothing else, and schemas whose answer does not
 * depend on where they are reached from.
 */
export function noteSoundDefaults(nodes: Iterable<Node>): void {
  for (const node of nodes) {
    const { default: given } = node.parts;
    if (given === undefined || given === null || typeof given === "object" || node.inPlace.length > 0) continue;
    if (typeof given === "string" && given.includes("{{")) continue;
    if (visit(node, given, trial()) === valid) node.sound = given;
  }
}

/** A default of some hundred characters is judged within this; of any other nothing is noted. */
const steps = 1_000;

function trial(): Run {
  return {
    path: [],
    findings: [],
    maxFindings: 1,
    suggest: () => undefined,
    tolerance: undefined,
    quiet: 1,
    depth: 0,
    left: steps,
    exhausted: false,
    marks: undefined,
    scope: [],
  };
}
