import { brief, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { listAt, objectAt, textAt, textsAt } from "../../fields.ts";
import { ownPolicy } from "../../policy/own-policy.ts";
import { clusterPolicy, configMaps, exception } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import type { Scope } from "../scope.ts";

const policy = clusterPolicy({
  exceptions: { maxDuration: "87600h" },
  matchConstraints: { resourceRules: [configMaps] },
  validations: [{ name: "x", expression: "object.data.x == '1'" }],
});
const match = { resources: ["configmaps"] };

export const exceptionUnknown: Lint = {
  id: "lint/exception-unknown",
  severity: "error",
  title: "an exception names a policy that there is, which allows exceptions, and validations that it has",
  why: "An exception from what there is not excepts nothing, and looks as if something were excepted. Policies are looked for among the files, where they have any of ours.",
  fix: "write the name of the policy, and of one of its validations",
  bad: [
    { title: "a policy that is not there", objects: [policy, exception({ match, policies: [{ name: "other" }] })] },
    {
      title: "a validation that is not there",
      objects: [policy, exception({ match, policies: [{ name: "example", rules: ["y"] }] })],
    },
    {
      title: "a policy without exceptions",
      objects: [
        clusterPolicy({
          matchConstraints: { resourceRules: [configMaps] },
          validations: [{ expression: "object.data.x == '1'" }],
        }),
        exception({ match }),
      ],
    },
  ],
  good: [
    {
      title: "from one validation",
      objects: [policy, exception({ match, policies: [{ name: "example", rules: ["x"] }] })],
    },
    { title: "an exception alone: its policy is elsewhere", objects: [exception({ match })] },
  ],
  check: (scope) =>
    scope.policies.some(({ own }) => own) ? scope.exceptions.flatMap(({ object }) => hits(object, scope)) : [],
};

function hits(object: Hit["object"], { policies }: Scope): readonly Hit[] {
  const own = object["kind"] === "PolicyException" ? textAt(objectAt(object, "metadata"), "namespace") : "";
  return listAt(objectAt(object, "spec"), "policies").flatMap((item, at): readonly Hit[] => {
    if (!isObject(item)) return [];
    const path: Path = ["spec", "policies", at];
    const namespace = item["kind"] === "Policy" ? own : "";
    const name = textAt(item, "name");
    const found = policies.find((one) => one.own && one.name === name && one.namespace === namespace);
    if (found === undefined)
      return [{ object, path: [...path, "name"], message: `no policy of ours is called ${brief(name)}` }];
    const { maxDuration, rules } = ownPolicy(found.object);
    if (maxDuration === undefined)
      return [
        {
          object,
          path: [...path, "name"],
          message: `${found.kind} ${brief(name)} allows no exceptions`,
          fix: "give the policy an exceptions.maxDuration, or remove the exception",
        },
      ];
    const names = rules.map((rule) => rule.name);
    return textsAt(item, "rules").flatMap((rule, index): readonly Hit[] =>
      names.includes(rule)
        ? []
        : [
            {
              object,
              path: [...path, "rules", index],
              message: `${found.kind} ${brief(name)} has no validation ${brief(rule)}`,
              fix: `write one of ${names.join(", ")}`,
            },
          ],
    );
  });
}
