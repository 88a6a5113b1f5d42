import { annotations } from "@bubustack/api/keys";
import { authorFindings } from "../../checks/approval.ts";
import { byGrace, exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [policy()];
const by = (...names: readonly string[]) => ({ annotations: { [annotations.authors]: JSON.stringify(names) } });

export default rule<ExceptionContext>({
  id: "policy-exception/authors-stay",
  kind: "PolicyException",
  effect: "deny",
  about: "metadata",
  summary: "The record of an exception's authors is changed by nobody, and holds at most 32.",
  why: "Whoever could remove their name from it could approve their own exception.",
  examples: {
    allow: [{ object: exception({}, { ...byGrace, labels: { team: "a" } }), old: exception({}, byGrace), related }],
    deny: [
      { title: "Removed", object: exception(), old: exception({}, byGrace), related },
      { title: "Another name", object: exception({}, by("linus")), old: exception({}, byGrace), related },
    ],
  },
  check: authorFindings,
});
