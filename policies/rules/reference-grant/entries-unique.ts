import { referenceGrant } from "../../examples/flow-objects.ts";
import type { Entry, ReferenceGrantContext } from "../../facts/reference-grant.ts";
import type { Found } from "../../finding.ts";
import { repeated } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<ReferenceGrantContext>({
  id: "reference-grant/entries-unique",
  kind: "ReferenceGrant",
  effect: "warn",
  summary: "A grant says each thing once.",
  why: "A repeated entry adds nothing, and removing one of the two takes nothing back.",
  examples: {
    allow: [{ object: referenceGrant() }],
    deny: [
      {
        object: referenceGrant({
          to: [
            { group: "bubustack.io", kind: "Engram" },
            { group: "bubustack.io", kind: "Engram", name: "fetch" },
          ],
        }),
      },
    ],
  },
  check: ({ facts }) => [...superfluous(facts.from), ...superfluous(facts.to)],
});

/** Entries that say what another one says already: the same, or one name where all are meant. */
function superfluous(entries: readonly Entry[]): readonly Found[] {
  const seen = new Set<string>();
  const all = new Set(entries.filter(({ which }) => which === "").map((one) => key(one, "")));
  return entries.flatMap((one) => {
    const mine = key(one, one.which);
    const covered = one.which !== "" && all.has(key(one, ""));
    if (!seen.has(mine) && !covered) {
      seen.add(mine);
      return [];
    }
    return [repeated(["spec", one.side, one.at], "another entry says it already")];
  });
}

function key({ group, kind }: Entry, which: string): string {
  return JSON.stringify([group, kind, which]);
}
