import type { JsonObject } from "@bubustack/api/json";
import { aggregate, masters } from "../authz/authorize.ts";
import { grants } from "../authz/grants.ts";
import { storedPolicy } from "../authz/policy.ts";
import type { Rule } from "../authz/rule.ts";
import { textAt } from "../resources/object.ts";
import { badRequest } from "../status.ts";
import type { Question } from "./question.ts";

/** Answers a SelfSubjectRulesReview: all that its author may do in a namespace, by every rule of its roles. */
export function rulesReview({ server, call, object }: Question): JsonObject {
  const namespace = textAt(object, "spec", "namespace");
  if (namespace === "") throw badRequest("no namespace on request");
  const rules: Rule[] = [];
  const problems: string[] = [];
  for (const grant of grants(storedPolicy(server.store), call.user, namespace)) {
    if ("problem" in grant) problems.push(grant.problem);
    else rules.push(grant.rule);
  }
  const all = call.user.groups?.includes(masters) === true ? [everyResource, everyPath, ...rules] : rules;
  return {
    ...object,
    status: {
      resourceRules: all.filter(({ resources }) => resources.length > 0).map(resourceRule),
      nonResourceRules: all
        .filter(({ nonResourceURLs }) => nonResourceURLs.length > 0)
        .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs })),
      incomplete: false,
      ...(problems.length === 0 ? {} : { evaluationError: aggregate(problems) }),
    },
  };
}

/** What the group of masters may do without any role. */
const everyResource: Rule = {
  verbs: ["*"],
  apiGroups: ["*"],
  resources: ["*"],
  resourceNames: [],
  nonResourceURLs: [],
};
const everyPath: Rule = { verbs: ["*"], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ["*"] };

function resourceRule({ verbs, apiGroups, resources, resourceNames }: Rule): JsonObject {
  return { verbs, apiGroups, resources, ...(resourceNames.length === 0 ? {} : { resourceNames }) };
}
