/** Why a policy can never match, as far as it can be told from the policy itself. */

import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { readRules } from "../admission/rules.ts";
import type { Expressions } from "../expressions.ts";
import { objectAt } from "../fields.ts";
import type { Found } from "../finding.ts";
import { invalid } from "../finding.ts";
import { constantOf } from "../lint/constant.ts";
import { covered, unreached } from "../lint/rule-reach.ts";
import { kubernetesNamespaces } from "../never-matched.ts";
import { ownPolicy } from "../policy/own-policy.ts";
import { contradictionIn, valuesWanted } from "./selector-contradicts.ts";

type Reach = Parameters<Expressions["reach"]>;

const constraintsPath: Path = ["spec", "matchConstraints"];
const nameLabel = "kubernetes.io/metadata.name";

/**
 * Conditions that are false for every request, selectors that select nothing, rules about what there is not, and namespaces
 * in which no policy is asked. `namespace` is that of the policy, empty for one of the cluster; `systemNamespaces` are those of
 * the installation's settings.
 */
export function policyReachFindings(spec: Reach[0], namespace: Reach[1], systemNamespaces: Reach[2]): readonly Found[] {
  const data = spec as unknown as JsonObject;
  const constraints = objectAt(data, "matchConstraints");
  return [
    ...conditionFindings(data),
    ...["objectSelector", "namespaceSelector"].flatMap((field) => selectorFindings(constraints, field)),
    ...namespaceFindings(constraints, namespace, systemNamespaces),
    ...ruleFindings(constraints),
  ];
}

function conditionFindings(spec: JsonObject): readonly Found[] {
  const { conditions } = ownPolicy({ kind: "ClusterPolicy", metadata: { name: "" }, spec });
  return conditions.flatMap(({ expression }, at) =>
    constantOf(expression, new Map()) === false
      ? [
          invalid(["spec", "matchConditions", at, "expression"], "is false for every request, so that none is judged", {
            fix: "mend the condition, or remove the policy",
          }),
        ]
      : [],
  );
}

function selectorFindings(constraints: JsonObject, field: string): readonly Found[] {
  const key = contradictionIn(constraints[field]);
  if (key === undefined) return [];
  return [
    invalid([...constraintsPath, field], `wants of the label ${brief(key)} what excludes itself, and selects nothing`, {
      fix: "leave one of its requirements out",
    }),
  ];
}

function namespaceFindings(
  constraints: JsonObject,
  namespace: string,
  systemNamespaces: readonly string[],
): readonly Found[] {
  const names = valuesWanted(constraints["namespaceSelector"], nameLabel);
  if (names === undefined || names.length === 0) return [];
  const path: Path = [...constraintsPath, "namespaceSelector"];
  const never = new Set([...kubernetesNamespaces, ...systemNamespaces]);
  const list = names
    .slice(0, 5)
    .map((name) => brief(name))
    .join(", ");
  if (names.every((name) => never.has(name)))
    return [
      invalid(path, `selects only ${list}, in which no policy is asked`, {
        fix: "name other namespaces: a policy must not be able to lock the cluster",
      }),
    ];
  if (namespace !== "" && !names.includes(namespace))
    return [
      invalid(path, `selects only ${list}, and the policy is asked in ${brief(namespace)} alone`, {
        fix: "leave the selector out, or write a ClusterPolicy",
      }),
    ];
  return [];
}

function ruleFindings(constraints: JsonObject): readonly Found[] {
  const path: Path = [...constraintsPath, "resourceRules"];
  const rules = readRules(constraints["resourceRules"]);
  const excluded = readRules(constraints["excludeResourceRules"]);
  return rules.flatMap((rule, index): readonly Found[] => {
    if (covered(rule, excluded))
      return [
        invalid([...path, index], "is excluded as a whole by excludeResourceRules", {
          fix: "leave the rule out, or exclude less",
        }),
      ];
    return unreached(rule, true).map(({ at, message, fix }) =>
      invalid([...path, index, ...(at === undefined ? [] : ["resources", at])], message, {
        fix: fix ?? "name what is to be judged",
      }),
    );
  });
}
