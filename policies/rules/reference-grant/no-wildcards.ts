import { brief } from "@bubustack/api/json";
import { referenceGrant } from "../../examples/flow-objects.ts";
import type { ReferenceGrantContext } from "../../facts/reference-grant.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<ReferenceGrantContext>({
  id: "reference-grant/no-wildcards",
  kind: "ReferenceGrant",
  effect: "deny",
  summary: "A grant names groups and kinds; there are no wildcards.",
  why: "Words are compared as they stand, so a wildcard grants nothing, and whoever wrote it believes that it does.",
  covers: ["RECON-4"],
  examples: {
    allow: [{ object: referenceGrant() }],
    deny: [
      { title: "Every kind", object: referenceGrant({ to: [{ group: "bubustack.io", kind: "*" }] }) },
      {
        title: "Every group",
        object: referenceGrant({ from: [{ group: "*.bubustack.io", kind: "Story", namespace: "flows" }] }),
      },
    ],
  },
  check: ({ facts }) =>
    [...facts.from, ...facts.to].flatMap(({ side, at, ...entry }) =>
      (["group", "kind"] as const).flatMap((field) =>
        entry[field].includes("*")
          ? [
              forbidden(["spec", side, at, field], `${brief(entry[field])} is taken literally and matches nothing`, {
                fix: `add an entry for each ${field}`,
              }),
            ]
          : [],
      ),
    ),
});
