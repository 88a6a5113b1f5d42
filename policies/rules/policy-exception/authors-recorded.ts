import { annotations } from "@bubustack/api/keys";
import { recordAuthors } from "../../checks/approval.ts";
import { byGrace, exception, policy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { defaults } from "../../rule.ts";

const related = [policy()];
const by = (...names: readonly string[]) => ({ annotations: { [annotations.authors]: JSON.stringify(names) } });

export default defaults<ExceptionContext>({
  id: "policy-exception/authors-recorded",
  kind: "PolicyException",
  about: "spec",
  on: ["CREATE", "UPDATE"],
  stamps: true,
  summary: "An exception records who wrote any part of it, as the API server knows them.",
  why: "Nobody may approve what they wrote themselves. What the request says of its authors is not believed.",
  examples: {
    fills: [
      { title: "Created", object: exception(), related, filled: exception({}, by("ada")) },
      {
        title: "In the name of another",
        object: exception({}, by("the-boss")),
        related,
        filled: exception({}, by("ada")),
      },
      {
        title: "Changed by a second one",
        object: exception({ reason: "another one" }, byGrace),
        old: exception({}, byGrace),
        related,
        filled: exception({ reason: "another one" }, by("ada", "grace")),
      },
    ],
  },
  fill: recordAuthors,
});
