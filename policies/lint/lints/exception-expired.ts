import { clusterPolicy, configMaps, exception } from "../examples.ts";
import type { Lint } from "../lint.ts";

const policy = clusterPolicy({
  exceptions: { maxDuration: "87600h" },
  matchConstraints: { resourceRules: [configMaps] },
  validations: [{ expression: "object.data.x == '1'" }],
});
const match = { resources: ["configmaps"] };

export const exceptionExpired: Lint = {
  id: "lint/exception-expired",
  severity: "warning",
  title: "an exception has not expired",
  why: "An exception that has expired has no effect any more.",
  fix: "remove the exception, or ask for a new one",
  bad: [{ title: "long ago", objects: [policy, exception({ match, expiresAt: "2020-01-01T00:00:00Z" })] }],
  good: [{ title: "some day", objects: [policy, exception({ match })] }],
  check: ({ exceptions, now }) =>
    exceptions.flatMap(({ object, exception: { expires, expiresAt } }) =>
      expires !== undefined && now >= expires
        ? [{ object, path: ["spec", "expiresAt"], message: `has expired at ${expiresAt}` }]
        : [],
    ),
};
