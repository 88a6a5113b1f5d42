import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { definitionRules } from "@bubustack/cel/rules/definition";
import { judge } from "@bubustack/cel/rules/evaluate";
import type { Finding } from "@bubustack/cel/rules/finding";
import { showPath } from "@bubustack/cel/rules/finding";
import type { Problem } from "@bubustack/cel/rules/problems";
import { ruleProblems, showSchemaPath } from "@bubustack/cel/rules/problems";
import { validatorOf } from "@bubustack/cel/rules/validator";
import type { Structural } from "@bubustack/cel/schema/structural";
import type { Value } from "@bubustack/cel/values/value";
import type { Answer, Case, Rule } from "./case.ts";

const env = kubernetes();

/** What we say of a case, in the oracle's form. */
export function answer({ id, schema, object, old }: Case): Answer {
  const definition = schema as Structural;
  const refused = ruleProblems(definition, env).map(shownProblem);
  const rules = definitionRules(definition, env).flatMap(({ path, index, compiled, total }): Rule[] => {
    if (compiled === undefined) return [];
    const { expression, message, transition } = compiled;
    const cost = "program" in expression ? expression.cost : 0n;
    return [
      {
        path: `${showSchemaPath(path)}.x-kubernetes-validations[${index}]`,
        cost: String(cost),
        total: String(total),
        ...(message !== undefined && "program" in message ? { messageCost: String(message.cost) } : {}),
        ...(transition ? { transition } : {}),
      },
    ];
  });
  const said = refused.length === 0 && object !== undefined ? judged(definition, object as Value, old as Value) : {};
  return { id, ...(refused.length > 0 ? { refused } : {}), ...(rules.length > 0 ? { rules } : {}), ...said };
}

function judged(schema: Structural, object: Value, old: Value | undefined): Partial<Answer> {
  const validator = validatorOf(schema, env);
  if (validator === undefined) return {};
  const { findings, ratcheted, spent } = judge(validator, object, old);
  return {
    ...(findings.length > 0 ? { errors: findings.map(shownFinding).sort() } : {}),
    ...(ratcheted.length > 0 ? { warnings: ratcheted.map(shownFinding).sort() } : {}),
    spent,
  };
}

const titles = {
  invalid: "Invalid value",
  forbidden: "Forbidden",
  required: "Required value",
  duplicate: "Duplicate value",
  unsupported: "Unsupported value",
  internal: "Internal error",
};

function shownFinding({ kind, path, value, detail }: Finding): string {
  return line(showPath(path), kind, value, kind === "duplicate" ? "" : detail);
}

function shownProblem({ kind, at, value, detail }: Problem): string {
  return line(
    `spec.validation.openAPIV3Schema${at}`,
    kind,
    value,
    detail.replace("{schema}", "spec.validation.openAPIV3Schema"),
  );
}

function line(field: string, kind: keyof typeof titles, value: unknown, detail: string): string {
  const hidden = value === undefined || kind === "required" || kind === "forbidden";
  // Go writes these escaped within objects.
  const html = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const text = typeof value === "object" ? JSON.stringify(value).replace(/[<>&]/g, html) : JSON.stringify(value);
  return [field, titles[kind], hidden ? "" : text, detail].filter((part) => part !== "").join(": ");
}
