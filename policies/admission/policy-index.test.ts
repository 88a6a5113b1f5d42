import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { validatingPolicy } from "./compiled.ts";
import { readBinding } from "./policy.ts";
import { PolicySet } from "./policy-set.ts";
import { binding, namespace, policy, request, world } from "./testing/scene.ts";
import { validate } from "./validate.ts";

const words = ["a", "b", "c"] as const;
const word = fc.constantFrom(...words);
const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources: ["configmaps"] };
const selector = fc.option(
  fc.oneof(
    fc.record({ matchLabels: fc.dictionary(fc.constantFrom("team", "app"), word, { maxKeys: 2 }) }),
    word.map((value) => ({ matchExpressions: [{ key: "team", operator: "In", values: [value, "d"] }] })),
    word.map((value) => ({ matchExpressions: [{ key: "team", operator: "NotIn", values: [value] }] })),
  ),
  { nil: undefined },
);
const condition = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        "request.name",
        "object.metadata.labels.app",
        "object.metadata.labels['team']",
        "object.data.none",
      ),
      word,
    )
    .map(([path, value]) => `${path} == '${value}'`),
  fc.constantFrom("request.userInfo.username in ['ann', 'bob']", "object.none == 'a'", "1/0 == 1", "true", "}{"),
);
const spec = fc.record(
  {
    matchConstraints: fc.record(
      {
        resourceRules: fc.constant([rule]).map((rules) => rules),
        objectSelector: selector,
        namespaceSelector: selector,
      },
      { requiredKeys: ["resourceRules"] },
    ),
    names: fc.option(fc.uniqueArray(word), { nil: undefined }),
    matchConditions: fc.array(condition, { maxLength: 3 }),
    params: fc.boolean(),
  },
  { requiredKeys: ["matchConstraints", "matchConditions"] },
);
const asked = fc.record({
  name: fc.option(word, { nil: undefined }),
  labels: fc.dictionary(fc.constantFrom("team", "app"), word, { maxKeys: 2 }),
  team: fc.option(word, { nil: undefined }),
});

test("of many policies the same verdict is found as by looking at each", () => {
  fc.assert(
    fc.property(fc.array(spec, { minLength: 9, maxLength: 24 }), asked, (specs, { name, labels, team }) => {
      const policies = specs.map(({ names, params, matchConstraints, ...rest }, index) =>
        validatingPolicy(
          policy(
            "Validating",
            {
              ...rest,
              matchConstraints: {
                ...matchConstraints,
                resourceRules: [{ ...rule, ...(names !== undefined && { resourceNames: names }) }],
              } as unknown as Json,
              ...(params === true && { paramKind: { apiVersion: "v1", kind: "ConfigMap" } }),
              validations: [{ expression: "false" }],
            },
            `p${index}`,
          ),
        ),
      );
      const bindings = policies.map((one) =>
        readBinding(
          binding({ policyName: one.name, paramRef: { name: "x", parameterNotFoundAction: "Deny" } }, one.name),
        ),
      );
      const set = new PolicySet(policies, bindings);
      const of = request({
        ...(name === undefined ? { name: "" } : { name }),
        object: { metadata: { labels, ...(name !== undefined && { name }) } },
      });
      const labelled = { ...namespace, metadata: { name: "n", labels: team === undefined ? {} : { team } } };
      const within = world((lookup) =>
        lookup.ask === "namespace" ? { state: "objects", objects: [labelled] } : undefined,
      );
      const all = validate(set.candidates("CREATE", [of.resource], ""), of, within);
      expect(validate(set.matching(of, within), of, within)).toEqual(all);
    }),
    { numRuns: 300 },
  );
});

test("what cannot match is not looked at; what is not known is", () => {
  const policies = Array.from({ length: 40 }, (_, index) => {
    const kinds = [
      { matchConstraints: { resourceRules: [{ ...rule, resourceNames: [`n${index}`] }] } },
      { matchConstraints: { resourceRules: [rule], objectSelector: { matchLabels: { app: `a${index}` } } } },
      { matchConstraints: { resourceRules: [rule], namespaceSelector: { matchLabels: { team: `t${index}` } } } },
      {
        matchConstraints: { resourceRules: [rule] },
        matchConditions: [{ name: "c", expression: `request.namespace == 'n${index}'` }],
      },
    ];
    return validatingPolicy(policy("Validating", kinds[index % 4] ?? {}, `p${String(index).padStart(2, "0")}`));
  });
  const bindings = policies.map((one) => readBinding(binding({ policyName: one.name }, one.name)));
  const set = new PolicySet(policies, bindings);
  const of = request({ name: "n4", namespace: "n7", object: { metadata: { labels: { app: "a9" } } } });
  const labelled = { metadata: { labels: { team: "t14" } } };
  const names = (within: ReturnType<typeof world>) => set.matching(of, within).map(({ policy: { name } }) => name);
  const known = world(({ ask }) => (ask === "namespace" ? { state: "objects", objects: [labelled] } : undefined));
  expect(names(known)).toEqual(["p04", "p07", "p09", "p14"]);
  expect(names(world(({ ask }) => (ask === "namespace" ? "open" : undefined)))).toHaveLength(13);
  const broken = { look: () => JSON.parse("}") };
  expect(names(broken)).toHaveLength(13);
  expect(set.matching(request({ namespace: "" }), known).length).toBe(20);
});
