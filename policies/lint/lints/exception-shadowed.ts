import { brief } from "@bubustack/api/json";
import type { Exception } from "../../policy/exceptions.ts";
import { clusterPolicy, configMaps, exception } from "../examples.ts";
import type { Lint } from "../lint.ts";

const policy = clusterPolicy({
  exceptions: { maxDuration: "87600h" },
  matchConstraints: { resourceRules: [configMaps] },
  validations: [
    { name: "x", expression: "object.data.x == '1'" },
    { name: "y", expression: "object.data.y == '1'" },
  ],
});
const match = { resources: ["configmaps"] };

export const exceptionShadowed: Lint = {
  id: "lint/exception-shadowed",
  severity: "warning",
  title: "no exception is wholly within another one",
  why: "Several exceptions are alternatives: one that excepts nothing that another does not except for as long has no effect, and removing it changes nothing.",
  fix: "remove one of them",
  bad: [
    {
      title: "one name of all",
      objects: [
        policy,
        exception({ match }, "all"),
        exception({ match: { ...match, names: ["a"] }, expiresAt: "2029-01-01T00:00:00Z" }, "one"),
      ],
    },
    { title: "twice the same", objects: [policy, exception({ match }, "a"), exception({ match }, "b")] },
  ],
  good: [
    {
      title: "from different validations",
      objects: [
        policy,
        exception({ match, policies: [{ name: "example", rules: ["x"] }] }, "x"),
        exception({ match, policies: [{ name: "example", rules: ["y"] }] }, "y"),
      ],
    },
    {
      title: "one name for longer",
      objects: [
        policy,
        exception({ match }, "all"),
        exception({ match: { ...match, names: ["a"] }, expiresAt: "2031-01-01T00:00:00Z" }, "one"),
      ],
    },
  ],
  check: ({ exceptions, now }) =>
    exceptions.flatMap(({ object, exception: one }, at) => {
      if (one.expires !== undefined && now >= one.expires) return [];
      const other = exceptions.find(
        ({ exception: wide }, index) => index !== at && within(one, wide) && (index < at || !within(wide, one)),
      );
      if (other === undefined) return [];
      const { kind, name } = other.exception;
      return [
        { object, path: ["spec", "match"], message: `excepts nothing that ${kind} ${brief(name)} does not except` },
      ];
    }),
};

function within(one: Exception, wide: Exception): boolean {
  if (one.expires === undefined || wide.expires === undefined || wide.expires < one.expires) return false;
  const rules = [...one.policies].every(([key, some]) => {
    if (!wide.policies.has(key)) return false;
    const all = wide.policies.get(key);
    return all === undefined || (some !== undefined && [...some].every((rule) => all.has(rule)));
  });
  const place = wide.namespace === "" || wide.namespace === one.namespace;
  const conditions = new Set(one.conditions.map(({ expression }) => expression.source.trim()));
  return (
    rules &&
    place &&
    one.resources.every((resource) =>
      wide.resources.some(
        (all) =>
          all.resource === resource.resource &&
          all.subresource === resource.subresource &&
          (all.group === undefined || all.group === resource.group),
      ),
    ) &&
    holds(wide.names, one.names) &&
    holds(wide.namespaces, one.namespaces ?? (one.namespace === "" ? undefined : new Set([one.namespace]))) &&
    wide.conditions.every(({ expression }) => conditions.has(expression.source.trim()))
  );
}

/** Whether a set has all of another one; undefined is all there is. */
function holds(wide: ReadonlySet<string> | undefined, one: ReadonlySet<string> | undefined): boolean {
  return wide === undefined || (one !== undefined && [...one].every((item) => wide.has(item)));
}
