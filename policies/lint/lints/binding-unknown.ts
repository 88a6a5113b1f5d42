import { brief } from "@bubustack/api/json";
import { objectAt, textAt } from "../../fields.ts";
import { closest } from "../../suggest.ts";
import { binding, configMaps, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";

const about = {
  matchConstraints: { resourceRules: [configMaps] },
  validations: [{ expression: "object.data.x == '1'" }],
};

export const bindingUnknown: Lint = {
  id: "lint/binding-unknown",
  severity: "error",
  title: "a binding names a policy that there is",
  why: "A binding of a policy that there is not puts nothing in force. Looked for among the files, where they have a policy of that kind.",
  fix: "write the name of the policy in spec.policyName",
  bad: [{ title: "a misspelt name", objects: [validating(about), binding("exmaple")] }],
  good: [
    { title: "its name", objects: [validating(about), binding("example")] },
    { title: "a binding alone: its policy is elsewhere", objects: [binding("elsewhere")] },
  ],
  check: ({ policies, bindings }) =>
    bindings.flatMap((object): readonly Hit[] => {
      const name = textAt(objectAt(object, "spec"), "policyName");
      const names = policies.filter(({ kind }) => `${kind}Binding` === object["kind"]).map((policy) => policy.name);
      if (names.length === 0 || names.includes(name)) return [];
      const near = closest(name, names);
      return [
        {
          object,
          path: ["spec", "policyName"],
          message: `no policy is called ${brief(name)}`,
          ...(near !== undefined && { fix: `write ${near}` }),
        },
      ];
    }),
};
