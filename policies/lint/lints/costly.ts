import { callLimit, conditionsBudget, policyBudget } from "../../admission/run.ts";
import { costOf, sizes } from "../cost.ts";
import { clusterPolicy, configMaps, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import type { Site, Subject } from "../subject.ts";

const about = { matchConstraints: { resourceRules: [configMaps] } };
const pairs = "object.spec.a.all(x, object.spec.b.all(y, object.spec.c.all(z, x + y != z)))";

/** The part of a limit from which on it is near. */
const near = 0.8;

export const costly: Lint = {
  id: "lint/costly",
  severity: "warning",
  title: "a policy stays well below the limits of its cost",
  why: `The API server ends an expression at ${grouped(callLimit)} cost units, the validations of a policy at ${grouped(policyBudget)} and its match conditions at ${grouped(conditionsBudget)}; so do we. That is an error, which refuses the request where the failure policy is Fail. Estimated for lists and maps of ${sizes.list} items, those within items of ${sizes.inner}, and texts of ${sizes.text} characters, from ${near * 100} % of a limit on. Loops within loops are what costs.`,
  fix: "loop once: make what the inner loop looks for a variable, and ask with in or exists",
  bad: [
    { title: "three loops", objects: [validating({ ...about, validations: [{ expression: pairs }] })] },
    {
      title: "in a variable",
      objects: [
        clusterPolicy({
          ...about,
          variables: [{ name: "pairs", expression: pairs }],
          validations: [{ expression: "variables.pairs" }],
        }),
      ],
    },
  ],
  good: [
    {
      title: "one loop",
      objects: [validating({ ...about, validations: [{ expression: "object.spec.a.all(x, x.matches('^[a-z]+$'))" }] })],
    },
  ],
  check: ({ policies }) => policies.flatMap(hits),
};

function hits(subject: Subject): readonly Hit[] {
  const { object, sites } = subject;
  const costs = new Map(sites.map((site) => [site, cost(site)]));
  const single = sites.flatMap((site): readonly Hit[] => {
    const units = costs.get(site) ?? 0;
    return units < near * callLimit
      ? []
      : [{ object, path: site.path, message: said(units, callLimit, "one expression") }];
  });
  if (single.length > 0) return single;
  const sum = (roles: readonly Site["role"][]) =>
    sites.reduce((total, site) => total + (roles.includes(site.role) ? (costs.get(site) ?? 0) : 0), 0);
  const conditions = sum(["condition"]);
  const rest = sum(["variable", "validation", "message", "mutation"]);
  return [
    ...(conditions < near * conditionsBudget
      ? []
      : [{ object, path: ["spec", "matchConditions"], message: said(conditions, conditionsBudget, "all conditions") }]),
    ...(rest < near * policyBudget ? [] : [{ object, path: ["spec"], message: said(rest, policyBudget, "a policy") }]),
  ];
}

function said(units: number, limit: number, what: string): string {
  const share = units >= 100 * limit ? "more than 100 times" : `${Math.round((100 * units) / limit)} % of`;
  return `may cost ${share} the ${grouped(limit)} units that ${what} may, with lists of ${sizes.list} items`;
}

function cost({ expression }: Site): number {
  return "problem" in expression ? 0 : costOf(expression.program.ast.expr);
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
