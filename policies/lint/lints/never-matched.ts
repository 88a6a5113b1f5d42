import type { JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { readRules } from "../../admission/rules.ts";
import { listAt, objectAt, textAt, textsAt } from "../../fields.ts";
import { binding, clusterPolicy, configMaps, pods, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import { covered, overlap, unreached } from "../rule-reach.ts";
import type { Subject } from "../subject.ts";

const validations = [{ expression: "object.metadata.name != 'a'" }];
const about = (...resourceRules: readonly JsonObject[]) => ({ matchConstraints: { resourceRules }, validations });

export const neverMatched: Lint = {
  id: "lint/never-matched",
  severity: "error",
  title: "each rule of a policy or binding matches some request",
  why: "A rule that matches nothing looks as if something were judged: a resource under a name or in a group where it is not, an operation that there is not on a subresource, a scope that it is not in, what is excluded again, a binding whose rules are about something else than its policy, selectors that contradict themselves.",
  fix: "mend the rule, or remove it",
  bad: [
    { title: "not in this group", objects: [validating(about({ ...pods, resources: ["deployments"] }))] },
    {
      title: "a subresource that is only written by UPDATE",
      objects: [
        clusterPolicy(about(configMaps, { ...pods, operations: ["CREATE"], resources: ["pods/ephemeralcontainers"] })),
      ],
    },
    {
      title: "excluded again",
      objects: [
        validating({
          validations,
          matchConstraints: {
            resourceRules: [configMaps],
            excludeResourceRules: [{ ...configMaps, operations: ["*"] }],
          },
        }),
      ],
    },
    {
      title: "a binding about something else",
      objects: [
        validating(about(configMaps)),
        binding("example", { matchResources: { resourceRules: [{ ...configMaps, resources: ["secrets"] }] } }),
      ],
    },
    {
      title: "a selector that nothing fits",
      objects: [
        clusterPolicy({
          validations,
          matchConstraints: {
            resourceRules: [configMaps],
            namespaceSelector: {
              matchLabels: { env: "production" },
              matchExpressions: [{ key: "env", operator: "NotIn", values: ["production"] }],
            },
          },
        }),
      ],
    },
  ],
  good: [
    {
      title: "an equivalent group",
      objects: [validating(about({ ...pods, apiGroups: ["apps", "extensions"], resources: ["deployments"] }))],
    },
    {
      title: "a kind that is not known here",
      objects: [clusterPolicy(about({ ...pods, apiGroups: ["example.io"], resources: ["things"] }))],
    },
    {
      title: "a binding for some of it",
      objects: [
        validating(about(configMaps)),
        binding("example", {
          matchResources: {
            resourceRules: [{ ...configMaps, operations: ["UPDATE"] }],
            namespaceSelector: { matchLabels: { env: "production" } },
          },
        }),
      ],
    },
  ],
  check: ({ policies, bindings }) => [
    ...policies.flatMap((subject) => (subject.atAdmission ? ofPolicy(subject) : [])),
    ...bindings.flatMap((object) => ofBinding(object, policies)),
  ],
};

function ofPolicy({ object, own, rules }: Subject): readonly Hit[] {
  const constraints = objectAt(objectAt(object, "spec"), "matchConstraints");
  const at: Path = ["spec", "matchConstraints"];
  const excluded = readRules(constraints["excludeResourceRules"]);
  const hits = rules.flatMap((rule, index): readonly Hit[] => {
    const path: Path = [...at, "resourceRules", index];
    if (covered(rule, excluded)) return [{ object, path, message: "matches only what excludeResourceRules leave out" }];
    return unreached(rule, own).map(({ at: resource, message, fix }) => ({
      object,
      path: resource === undefined ? path : [...path, "resources", resource],
      message,
      ...(fix !== undefined && { fix }),
    }));
  });
  return [...hits, ...ofSelectors(object, constraints, at)];
}

function ofBinding(object: JsonObject, policies: readonly Subject[]): readonly Hit[] {
  const spec = objectAt(object, "spec");
  const resources = objectAt(spec, "matchResources");
  const at: Path = ["spec", "matchResources"];
  const policy = policies.find(
    ({ kind, name }) => `${kind}Binding` === object["kind"] && name === textAt(spec, "policyName"),
  );
  const hits = readRules(resources["resourceRules"]).flatMap((rule, index): readonly Hit[] => {
    if (policy === undefined || policy.rules.length === 0 || policy.rules.some((own) => overlap(own, rule))) return [];
    const message = `matches nothing that ${policy.kind} ${brief(policy.name)} matches`;
    return [{ object, path: [...at, "resourceRules", index], message }];
  });
  return [...hits, ...ofSelectors(object, resources, at)];
}

function ofSelectors(object: JsonObject, constraints: JsonObject, at: Path): readonly Hit[] {
  return ["namespaceSelector", "objectSelector"].flatMap((field): readonly Hit[] => {
    const key = contradiction(objectAt(constraints, field));
    return key === undefined
      ? []
      : [
          {
            object,
            path: [...at, field],
            message: `selects nothing: what it says of ${brief(key)} contradicts itself`,
          },
        ];
  });
}

/** A label that no value of, and no lack of, fits a selector. */
function contradiction(selector: JsonObject): string | undefined {
  const demands = [
    ...Object.entries(objectAt(selector, "matchLabels")).map(([key, value]) => ({
      key,
      operator: "In",
      values: [String(value)],
    })),
    ...listAt(selector, "matchExpressions").flatMap((item) =>
      isObject(item)
        ? [{ key: textAt(item, "key"), operator: textAt(item, "operator"), values: textsAt(item, "values") }]
        : [],
    ),
  ];
  for (const [key, own] of Map.groupBy(demands, (demand) => demand.key)) {
    const listed = own.flatMap(({ operator, values }) => (operator === "In" ? values : []));
    const candidates: readonly (string | undefined)[] = [...listed, undefined, "\0any other"];
    const fits = (value: string | undefined) =>
      own.every(({ operator, values }) => {
        if (operator === "In") return value !== undefined && values.includes(value);
        if (operator === "NotIn") return value === undefined || !values.includes(value);
        if (operator === "Exists") return value !== undefined;
        return operator !== "DoesNotExist" || value === undefined;
      });
    if (!candidates.some(fits)) return key;
  }
  return undefined;
}
