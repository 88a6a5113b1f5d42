import { annotations } from "@bubustack/api/keys";
import { authorFindings } from "../../checks/approval.ts";
import { byGrace, clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [clusterPolicy()];
const by = (...names: readonly string[]) => ({ annotations: { [annotations.authors]: JSON.stringify(names) } });

export default rule<ExceptionContext>({
  id: "cluster-policy-exception/authors-stay",
  kind: "ClusterPolicyException",
  effect: "deny",
  about: "metadata",
  summary: "The record of an exception's authors is changed by nobody, and holds at most 32.",
  why: "Whoever could remove their name from it could approve their own exception.",
  examples: {
    allow: [
      {
        object: clusterException({}, { ...byGrace, labels: { team: "a" } }),
        old: clusterException({}, byGrace),
        related,
      },
    ],
    deny: [
      { title: "Removed", object: clusterException(), old: clusterException({}, byGrace), related },
      { title: "Another name", object: clusterException({}, by("linus")), old: clusterException({}, byGrace), related },
    ],
  },
  check: authorFindings,
});
