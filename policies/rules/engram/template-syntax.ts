import { unreadable } from "../../checks/template-text.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/template-syntax",
  kind: "Engram",
  effect: "deny",
  summary: "Templates of an Engram can be read, and call functions that exist with as many arguments as they take.",
  why: "The configuration of an Engram becomes part of every step that runs it; what cannot be read there fails in all of them.",
  examples: {
    allow: [{ object: engram({ with: { greeting: "Hello {{ inputs.name | title }}" } }), related }],
    deny: [
      { title: "Braces that are not closed", object: engram({ with: { greeting: "Hello {{ inputs.name" } }), related },
      {
        title: "In the key of a cache",
        object: engram({ overrides: { cache: { key: "{{ sha1 inputs }}" } } }),
        related,
      },
    ],
  },
  check: ({ facts }) => unreadable(facts.templates),
});
