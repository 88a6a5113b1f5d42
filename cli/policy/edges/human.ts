import { table } from "../../terminal/table.ts";
import type { Reference, State } from "./graph.ts";
import { nameOf } from "./layers.ts";

/** A row for each reference, and how many there are of each state. */
export function human(references: readonly Reference[]): string {
  if (references.length === 0) return "no reference leads into another namespace\n";
  const rows = references.map(({ from, field, to, state, why }) => [state, nameOf(from), field, nameOf(to), why]);
  const count = (state: State) => references.filter((one) => one.state === state).length;
  const sum = `${count("allowed")} allowed, ${count("refused")} refused, ${count("unknown")} unknown`;
  return `${table(["STATE", "FROM", "FIELD", "TO", "BY"], rows)}\n${sum}\n`;
}
