import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { tooLong } from "../../finding.ts";
import { rule } from "../../rule.ts";

const suffix = "-impulse-runner";
const most = 253 - suffix.length;

export default rule<ImpulseContext>({
  id: "impulse/name-length",
  kind: "Impulse",
  effect: "deny",
  summary: "The name of an Impulse leaves room for that of its runner.",
  why: "Its ServiceAccount is called `<name>-impulse-runner`, and the name of a ServiceAccount has at most 253 characters.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: impulse({}, { name: "x".repeat(most) }), related: cronRelated }],
    deny: [{ object: impulse({}, { name: "x".repeat(most + 1) }), related: cronRelated }],
  },
  check: ({ name }) =>
    name.length > most
      ? [tooLong(["metadata", "name"], `has ${name.length} characters`, { fix: `use at most ${most}` })]
      : [],
});
