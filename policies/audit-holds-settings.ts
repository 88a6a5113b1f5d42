/** Legal holds: records that an installation keeps whatever their age. */
import type { Static } from "@bubustack/api/schema";
import { list, object, optional, string, time } from "@bubustack/api/schema";

const names = (description: string) =>
  list(description, string("A name; with `*` at its end all that begin so.", { minLength: 1, maxLength: 1_024 }), {
    maxItems: 100,
    default: [],
  });

export const auditHolds = list(
  "Legal holds: while one is here, no record that fits it is deleted, and no key of a namespace that it is about is destroyed. Logs record when one is placed and lifted.",
  object("Records that have to be kept: those that fit all that is said here. Where nothing is said, all.", {
    name: string("Tells it from others.", { minLength: 1, maxLength: 63 }),
    reason: string("Why, such as the number of a case.", { minLength: 1, maxLength: 1_024 }),
    by: string("Who wants it.", { minLength: 1, maxLength: 253 }),
    namespaces: names("Namespaces of what records are about."),
    kinds: names("Kinds of what records are about."),
    actors: names("User names of whoever asked. A name that is encrypted counts as one of them."),
    from: optional(time("The earliest time of a record.")),
    to: optional(time("The latest time of a record.")),
  }),
  { maxItems: 100, default: [] },
);

export type AuditHolds = Static<typeof auditHolds>;

/** What contradicts itself in holds, each behind its place. */
export function holdsProblems(holds: AuditHolds): readonly string[] {
  const problems: string[] = [];
  for (const [at, { name, from, to }] of holds.entries()) {
    if (holds.findIndex((other) => other.name === name) !== at)
      problems.push(`[${at}].name: "${name}" is another hold's name too; give each its own`);
    if (from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to))
      problems.push(`[${at}].from: ${from} is after to (${to}); nothing would be held`);
  }
  return problems;
}
