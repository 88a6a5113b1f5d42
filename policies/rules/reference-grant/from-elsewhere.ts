import { brief } from "@bubustack/api/json";
import { referenceGrant } from "../../examples/flow-objects.ts";
import type { ReferenceGrantContext } from "../../facts/reference-grant.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<ReferenceGrantContext>({
  id: "reference-grant/from-elsewhere",
  kind: "ReferenceGrant",
  effect: "warn",
  summary: "A grant is for other namespaces than its own.",
  why: "References within a namespace need no grant; most often the two namespaces were mixed up: a grant stands where the target is.",
  examples: {
    allow: [{ object: referenceGrant() }],
    deny: [{ object: referenceGrant({ from: [{ group: "bubustack.io", kind: "Story", namespace: "default" }] }) }],
  },
  check: ({ facts, namespace }) =>
    facts.from.flatMap(({ which, at }) =>
      which === namespace && namespace !== ""
        ? [
            invalid(["spec", "from", at, "namespace"], `${brief(which)} is the namespace of the grant itself`, {
              fix: "name the namespace that refers, and put the grant where the target is",
            }),
          ]
        : [],
    ),
});
