import { brief } from "@bubustack/api/json";
import { constantOf } from "../constant.ts";
import { clusterPolicy, configMaps, validating } from "../examples.ts";
import type { Lint } from "../lint.ts";

const about = {
  matchConstraints: { resourceRules: [configMaps] },
  validations: [{ expression: "object.data.x == '1'" }],
};

export const neverApplies: Lint = {
  id: "lint/never-applies",
  severity: "error",
  title: "the conditions of a policy hold for some request",
  why: "Where a condition is false whatever is asked, the policy judges nothing.",
  fix: "mend the condition, or remove the policy",
  bad: [
    {
      title: "switched off",
      objects: [
        validating({
          ...about,
          matchConditions: [{ name: "off", expression: "false && request.operation == 'CREATE'" }],
        }),
      ],
    },
    {
      title: "a contradiction",
      objects: [
        clusterPolicy({
          ...about,
          matchConditions: [{ name: "odd", expression: "has(object.data) && !has(object.data)" }],
        }),
      ],
    },
  ],
  good: [
    {
      title: "a condition about the request",
      objects: [
        clusterPolicy({
          ...about,
          matchConditions: [{ name: "created", expression: "request.operation == 'CREATE'" }],
        }),
      ],
    },
  ],
  check: ({ policies }) =>
    policies.flatMap(({ object, sites, variables }) =>
      sites
        .filter(({ role, expression }) => role === "condition" && constantOf(expression, variables) === false)
        .map(({ path, expression }) => ({
          object,
          path,
          message: `is false for every request, so that the policy judges none: ${brief(expression.source)}`,
        })),
    ),
};
