import { brief } from "@bubustack/api/json";
import { constantOf } from "../constant.ts";
import { clusterPolicy, configMaps, validating } from "../examples.ts";
import type { Lint } from "../lint.ts";

const about = {
  matchConstraints: { resourceRules: [configMaps] },
  validations: [{ expression: "object.data.x == '1'" }],
};

export const needlessCondition: Lint = {
  id: "lint/needless-condition",
  severity: "warning",
  title: "each condition of a policy leaves some request out",
  why: "A condition that is true whatever is asked leaves nothing out: the policy judges more than its author thinks, or has a condition too many.",
  fix: "mend the condition, or remove it",
  bad: [
    { title: "true", objects: [validating({ ...about, matchConditions: [{ name: "all", expression: "true" }] })] },
    {
      title: "one or the other",
      objects: [
        clusterPolicy({
          ...about,
          matchConditions: [{ name: "all", expression: "has(object.data) || !has(object.data)" }],
        }),
      ],
    },
  ],
  good: [
    {
      title: "a condition about the user",
      objects: [
        validating({
          ...about,
          matchConditions: [{ name: "people", expression: "!request.userInfo.username.startsWith('system:')" }],
        }),
      ],
    },
  ],
  check: ({ policies }) =>
    policies.flatMap(({ object, sites, variables }) =>
      sites
        .filter(({ role, expression }) => role === "condition" && constantOf(expression, variables) === true)
        .map(({ path, expression }) => ({
          object,
          path,
          message: `is true for every request, and leaves none out: ${brief(expression.source)}`,
        })),
    ),
};
