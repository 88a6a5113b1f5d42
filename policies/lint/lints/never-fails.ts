import { brief } from "@bubustack/api/json";
import { constantOf } from "../constant.ts";
import { clusterPolicy, configMaps, validating } from "../examples.ts";
import type { Lint } from "../lint.ts";

const about = { matchConstraints: { resourceRules: [configMaps] } };

export const neverFails: Lint = {
  id: "lint/never-fails",
  severity: "error",
  title: "each validation refuses something",
  why: "A validation that is true whatever is asked refuses nothing. One that is always false is meant: it refuses all that the policy matches.",
  fix: "mend the expression, or remove the validation",
  bad: [
    { title: "true", objects: [clusterPolicy({ ...about, validations: [{ expression: "true" }] })] },
    {
      title: "a size that is never below 0",
      objects: [validating({ ...about, validations: [{ expression: "object.data.size() >= 0" }] })],
    },
    {
      title: "compared with itself",
      objects: [
        validating({ ...about, validations: [{ expression: "object.metadata.name == object.metadata.name" }] }),
      ],
    },
  ],
  good: [
    {
      title: "refuses all",
      objects: [clusterPolicy({ ...about, validations: [{ expression: "false", message: "no ConfigMaps here" }] })],
    },
  ],
  check: ({ policies }) =>
    policies.flatMap(({ object, sites, variables }) =>
      sites
        .filter(({ role, expression }) => role === "validation" && constantOf(expression, variables) === true)
        .map(({ path, expression }) => ({
          object,
          path,
          message: `is true for every request, so that it refuses none: ${brief(expression.source)}`,
        })),
    ),
};
