import { annotations } from "@bubustack/api/keys";
import { recordAuthors } from "../../checks/approval.ts";
import { byGrace, clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { defaults } from "../../rule.ts";

const related = [clusterPolicy()];
const by = (...names: readonly string[]) => ({ annotations: { [annotations.authors]: JSON.stringify(names) } });

export default defaults<ExceptionContext>({
  id: "cluster-policy-exception/authors-recorded",
  kind: "ClusterPolicyException",
  about: "spec",
  on: ["CREATE", "UPDATE"],
  stamps: true,
  summary: "An exception records who wrote any part of it, as the API server knows them.",
  why: "Nobody may approve what they wrote themselves. What the request says of its authors is not believed.",
  examples: {
    fills: [
      { title: "Created", object: clusterException(), related, filled: clusterException({}, by("ada")) },
      {
        title: "In the name of another",
        object: clusterException({}, by("the-boss")),
        related,
        filled: clusterException({}, by("ada")),
      },
      {
        title: "Changed by a second one",
        object: clusterException({ reason: "another one" }, byGrace),
        old: clusterException({}, byGrace),
        related,
        filled: clusterException({ reason: "another one" }, by("ada", "grace")),
      },
    ],
  },
  fill: recordAuthors,
});
