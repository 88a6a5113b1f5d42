import type { JsonObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { objectAt } from "../../fields.ts";
import { binding, clusterPolicy, configMaps, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";

const validations = [{ expression: "object.data.x == '1'" }];
const resourceRules = [configMaps];

export const matchExact: Lint = {
  id: "lint/match-exact",
  severity: "warning",
  title: "a policy holds for an object in all versions and groups that it can be written in",
  why: "With `matchPolicy: Exact` a policy about `v1` of a kind is not asked when the same object is written as `v1beta1`, or through another group that serves it.",
  fix: "leave out matchPolicy: Equivalent is the default",
  bad: [
    {
      title: "of a policy",
      objects: [clusterPolicy({ matchConstraints: { resourceRules, matchPolicy: "Exact" }, validations })],
    },
    {
      title: "of a binding",
      objects: [
        validating({ matchConstraints: { resourceRules }, validations }),
        binding("example", { matchResources: { resourceRules, matchPolicy: "Exact" } }),
      ],
    },
  ],
  good: [
    {
      title: "the default",
      objects: [
        validating({ matchConstraints: { resourceRules, matchPolicy: "Equivalent" }, validations }),
        binding("example"),
      ],
    },
  ],
  check: ({ policies, bindings }) => [
    ...policies.filter(({ atAdmission }) => atAdmission).flatMap(({ object }) => hits(object, "matchConstraints")),
    ...bindings.flatMap((object) => hits(object, "matchResources")),
  ],
};

function hits(object: JsonObject, field: string): readonly Hit[] {
  if (objectAt(objectAt(object, "spec"), field)["matchPolicy"] !== "Exact") return [];
  const path: Path = ["spec", field, "matchPolicy"];
  return [{ object, path, message: "is Exact: the same object written in another version or group is not judged" }];
}
