import { printable } from "@bubustack/api/printable";
import { clusterPolicy, configMaps, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";

const about = { matchConstraints: { resourceRules: [configMaps] } };

export const compiles: Lint = {
  id: "lint/compiles",
  severity: "error",
  title: "every expression of a policy compiles",
  why: "An expression that does not compile is an error for each request that the policy matches: with failurePolicy Fail it refuses all of them, with Ignore it refuses none.",
  fix: "correct the expression",
  bad: [
    {
      title: "a function that is not there",
      objects: [validating({ ...about, validations: [{ expression: "object.data.x.isUpper()" }] })],
    },
    { title: "no bool", objects: [clusterPolicy({ ...about, validations: [{ expression: "object.data.x.size()" }] })] },
  ],
  good: [
    { title: "a bool", objects: [validating({ ...about, validations: [{ expression: "object.data.x.size() > 1" }] })] },
  ],
  check: ({ policies }) =>
    policies.flatMap(({ object, sites }) =>
      sites.flatMap(({ path, expression }): readonly Hit[] => {
        if (!("problem" in expression)) return [];
        const [said = ""] = printable(expression.problem.replace(/^compilation failed: (ERROR: <input>:)?/, "")).split(
          /\\n|\n/,
        );
        return [{ object, path, message: `does not compile: ${said.trim().replace(/\.$/, "")}` }];
      }),
    ),
};
